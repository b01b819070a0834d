"""`dondoc hand-on`: shows first, does when told."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner

from dondoc.organization.errors import NoSuchCode
from dondoc.organization.models import Succession, Unit
from dondoc.tasks.commands import UnreadableDecision, hand_on, reorganise
from dondoc.tasks.models import Assignment, Passage
from factories import AssignmentFactory, SuccessionFactory, UnitFactory


@pytest.fixture
def ended(city):
    old = UnitFactory(code="SGTVT", name="Sở Giao thông vận tải", parent=city.committee, valid_to=date(2025, 2, 28))
    SuccessionFactory(predecessor=old, successor=city.construction, on=date(2025, 3, 1))
    return old


def run(*arguments):
    return CliRunner().invoke(hand_on, list(arguments), catch_exceptions=False, env={"COLUMNS": "200"})


def test_without_a_unit_it_lists_where_work_hangs(ended):
    assert "Không có việc treo" in run().output
    AssignmentFactory(unit=ended)
    assert "SGTVT" in run().output


def test_it_shows_where_the_work_would_go_and_changes_nothing(ended, city):
    AssignmentFactory(unit=ended)
    said = run("SGTVT").output
    assert "Sở Xây dựng" in said
    assert "đơn vị kế thừa duy nhất" in said
    assert Assignment.objects.get().unit == ended


def test_told_to_carry_it_out_it_does_with_the_decision(ended, city):
    AssignmentFactory(unit=ended)
    assert "Đã chuyển 1 việc" in run("SGTVT", "--carry-out", "--decision", "15/NQ-HĐND").output
    assert Passage.objects.get().decision == "15/NQ-HĐND"
    assert "Không còn việc nào" in run("SGTVT").output


def test_what_has_no_successor_waits_for_a_unit_to_be_named(city):
    district = UnitFactory(code="TL", parent=city.committee, valid_to=date(2025, 6, 30))
    work = AssignmentFactory(unit=district)
    assert "1 việc còn chờ chọn" in run("TL").output
    assert "theo lựa chọn" in run("TL", "--to", "SNV").output
    run("TL", "--to", "SNV", "--carry-out")
    work.refresh_from_db()
    assert work.unit == city.home_affairs


def test_a_code_that_nobody_bears_is_refused(db):
    with pytest.raises(NoSuchCode):
        run("KHONGCO")


@pytest.fixture
def decision(tmp_path, city):
    UnitFactory(code="MOI", name="Sở Mới", parent=city.committee, valid_from=date(2025, 3, 1))
    file = tmp_path / "quyet-dinh.csv"
    file.write_text("predecessor,successor,share,ends\nSXD,MOI,,\nSNV,MOI,giảm nghèo,không\n", encoding="utf-8")
    return file


def decide(file, *options):
    given = [str(file), "--on", "2025-03-01", "--decision", "15/NQ-HĐND", *options]
    return CliRunner().invoke(reorganise, given, catch_exceptions=False, env={"COLUMNS": "200"})


def test_a_decision_is_tried_and_undone_before_it_is_carried_out(city, decision):
    AssignmentFactory(unit=city.construction)
    said = decide(decision).output
    assert "28/02/2025" in said
    assert "Sở Mới" in said
    assert "Chưa thay đổi gì" in said
    assert not Succession.objects.exists()
    assert Unit.objects.get(code="SXD").valid_to is None


def test_carried_out_it_ends_units_says_who_succeeds_and_leaves_who_goes_on(city, decision):
    assert "Đã thực hiện" in decide(decision, "--carry-out").output
    ends = dict(Unit.objects.filter(code__in=["SXD", "SNV"]).values_list("code", "valid_to"))
    assert ends == {"SXD": date(2025, 2, 28), "SNV": None}
    told = set(Succession.objects.values_list("predecessor__code", "successor__code", "share", "decision"))
    assert told == {("SXD", "MOI", "all", "15/NQ-HĐND"), ("SNV", "MOI", "giảm nghèo", "15/NQ-HĐND")}


@pytest.mark.parametrize("content", [b"", b"predecessor\n", b"unit\nSXD\n", b"\xff\xfe\xfa"])
def test_a_file_that_is_no_decision_is_refused(city, tmp_path, content):
    file = tmp_path / "sai.csv"
    file.write_bytes(content)
    with pytest.raises(UnreadableDecision):
        decide(file)


def test_an_unknown_unit_undoes_all_of_it(city, tmp_path):
    file = tmp_path / "sai.csv"
    file.write_text("predecessor,successor\nSXD,SNV\nKHONG,SNV\n", encoding="utf-8")
    with pytest.raises(NoSuchCode):
        decide(file, "--carry-out")
    assert Unit.objects.get(code="SXD").valid_to is None
