"""The command that says when a term ends, and why."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from django.utils import translation

from dondoc.organization.actors import Actor
from dondoc.workcalendar.actions import load_days
from dondoc.workcalendar.commands import NotATerm, due

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _days() -> None:
    load_days(by=Actor.system(), at=datetime(2026, 11, 25, tzinfo=UTC))


def run(*arguments: str) -> str:
    return CliRunner().invoke(due, arguments, catch_exceptions=False).output


def test_three_working_days_over_the_national_day_as_json() -> None:
    with translation.override("en"):
        found = json.loads(run("--from", "2025-08-28", "--within", "3", "working-day", "--json"))
    assert found["due"] == "2025-09-04"
    assert found["steps"][0]["article"] == "Civil Code 2015, Art. 147(2)"
    assert found["steps"][1]["sentence"].startswith("Mon 01/09/2025 is off")


def test_the_way_to_the_date_is_told_in_vietnamese() -> None:
    with translation.override("vi"):
        told = run("--from", "2025-11-01", "--within", "7", "day")
    assert told.splitlines()[0] == "Hạn: Thứ Hai 10/11/2025"
    assert "Bộ luật Dân sự 2015, Điều 148 khoản 5" in told


def test_hours_say_the_time() -> None:
    assert json.loads(run("--from", "2025-08-28T15:30", "--within", "4", "hour", "--json"))["time"] == "09:30"


def test_a_term_of_nothing_is_refused_in_a_sentence() -> None:
    with pytest.raises(NotATerm):
        run("--from", "2025-08-28", "--within", "0", "day")


def test_a_day_that_is_none_is_named() -> None:
    assert "28/8" in run("--from", "28/8", "--within", "1", "day")
