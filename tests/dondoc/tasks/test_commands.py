"""`dondoc hand-on`: shows first, does when told."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner

from dondoc.organization.errors import NoSuchCode
from dondoc.tasks.commands import hand_on
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
