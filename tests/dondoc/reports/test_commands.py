import csv
import json
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner

from dondoc.organization.actors import Actor
from dondoc.reports.actions import PeriodNotOver
from dondoc.reports.commands import overdue_command, report
from dondoc.reports.models import OfficialReport
from dondoc.reports.queries import overdue
from dondoc.reports.tables import rows_of
from factories import AssignmentFactory, UnitFactory


@pytest.fixture
def _late(db):
    AssignmentFactory(unit=UnitFactory(code="SNV", name="Sở Nội vụ"), due_on="2025-01-10")


@pytest.fixture
def told(_late):
    def run(*arguments):
        answer = CliRunner().invoke(overdue_command, arguments, catch_exceptions=False)
        assert answer.exit_code == 0
        return answer.output

    return run


def test_the_table_names_the_unit_and_its_figures(told):
    table = told("--on", "2025-02-01")
    assert "Sở Nội vụ" in table
    assert "0/1" in table


def test_json_gives_figures_with_their_denominators(told):
    found = json.loads(told("--on", "2025-02-01", "--format", "json"))
    assert found["on"] == "2025-02-01"
    assert found["units"][0]["current"] == {
        "done_on_time": 0,
        "done_late": 0,
        "open_in_time": 0,
        "open_overdue": 1,
        "overdue_waiting": 0,
        "rate": {"on_time": 0, "fell_due": 1},
    }
    assert found["sum"]["total"] == 1


def test_csv_has_a_row_a_unit(told):
    heading, row = csv.reader(told("--on", "2025-02-01", "--format", "csv").splitlines())
    figures = dict(zip(heading, row, strict=True))
    assert (figures["code"], figures["current_open_overdue"], figures["first_fell_due"]) == ("SNV", "1", "1")


def test_a_name_that_begins_like_a_formula_is_taken_along_as_text(told):
    found = overdue(Actor.system(), on=date(2025, 2, 1))
    named = replace(found, units=[replace(found.units[0], name="=1+1")])
    _heading, row = rows_of(named)
    assert "'=1+1" in row


def test_without_a_day_it_is_today(told):
    assert "Sở Nội vụ" in told()


@pytest.mark.usefixtures("_late")
def test_the_report_of_the_last_month_is_frozen_once_and_written(tmp_path):
    def run(*arguments):
        answer = CliRunner().invoke(report, ["official", *arguments], catch_exceptions=False)
        assert answer.exit_code == 0
        return answer.output

    word, excel = tmp_path / "a.docx", tmp_path / "a.xlsx"
    said = run("--on", "2025-02-01", "--word", str(word), "--excel", str(excel))
    made = OfficialReport.objects.get()
    assert (made.first_on, made.last_on) == (date(2025, 1, 15), date(2025, 2, 14))
    assert made.digest in said
    assert word.read_bytes()[:2] == excel.read_bytes()[:2] == b"PK"
    assert json.loads(run("--on", "2025-02-01", "--json")) == made.facts
    assert OfficialReport.objects.count() == 1
    run("--window", "year")
    assert OfficialReport.objects.count() == 2


@pytest.mark.usefixtures("_late")
def test_a_report_that_cannot_be_written_is_not_frozen(tmp_path):
    target = tmp_path / "nowhere" / "a.docx"
    answer = CliRunner().invoke(report, ["official", "--on", "2025-02-01", "--word", str(target)])
    assert answer.exit_code == 2
    assert "nowhere" in answer.output
    assert not OfficialReport.objects.exists()


def test_a_period_that_is_not_over_has_no_report_yet(db):
    with pytest.raises(PeriodNotOver):
        CliRunner().invoke(report, ["official", "--on", "2099-01-01"], catch_exceptions=False)
