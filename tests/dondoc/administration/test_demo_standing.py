"""The demo as it stands: the city of 4363/UBND-NC, for everybody who looks at it."""

from __future__ import annotations

import stat
from collections.abc import Generator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db.models import F
from django.test import Client, override_settings
from django.urls import reverse

from dondoc.administration.commands.demo import demo
from dondoc.administration.demo_city import demo_accounts
from dondoc.documents.models import Document
from dondoc.documents.queries import Need, coverage_of, numbers_in_need
from dondoc.journal.models import Entry
from dondoc.journal.verification import verify_database
from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person
from dondoc.organization.queries import actor_of
from dondoc.reports.queries import overdue
from dondoc.tasks.models import Assignment
from dondoc.tasks.queries import processes, units_without_a_desk, work_by_day
from dondoc.tasks.rules.buckets import Bucket

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_run")]


@dataclass(frozen=True, slots=True)
class Demo:
    """Where the demo is, and what it said when it was made ready."""

    home: Path
    said: Result

    @property
    def accounts(self) -> dict[str, str]:
        return dict(line.split() for line in (self.home / "accounts").read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def first_run(around_the_module: None, tmp_path_factory: pytest.TempPathFactory) -> Generator[Demo]:
    home = tmp_path_factory.mktemp("demo")
    with override_settings(DONDOC_HOME=home, STATIC_ROOT=home / "static"):
        yield Demo(home, run())


def run() -> Result:
    return CliRunner().invoke(demo, ["--no-serve", "--size", "0"])


def test_the_city_stands_with_4363_issued_and_everybody_can_sign_in(first_run: Demo, client: Client) -> None:
    said = first_run.said
    assert said.exit_code == 0, said.output
    assert Assignment.objects.count() == 234 + 4  # the parts that an official was given
    assert "http://127.0.0.1:8000/" in said.output
    assert len(first_run.accounts) == len(demo_accounts()) == 5
    for name, password in first_run.accounts.items():
        assert name in said.output
        assert password in said.output
        answer = client.post(reverse("sign-in"), {"username": name, "password": password})
        assert answer.status_code == 302, name
    assert stat.S_IMODE((first_run.home / "accounts").stat().st_mode) == 0o600
    assert verify_database().sound


def test_its_units_work_as_4363_asks() -> None:
    on = clock.today()
    total, units = coverage_of(Document.objects.get(), Actor.system())
    assert 0 < total.given < total.reached
    assert len(units) > 100
    lacking = numbers_in_need(Actor.system(), on=on)
    assert lacking[Need.NONE] > 0
    assert lacking[Need.TO_AMEND] > 0
    assert processes(Actor.system()).count() == 3
    official = actor_of(Person.objects.get(username="snv.congchuc1"), on=on)
    day = {bucket: len(rows) for bucket, rows in work_by_day(official, on=on).rows.items()}
    assert day[Bucket.LATE] == day[Bucket.TODAY] == 1
    assert sum(day.values()) == 8


def test_a_second_run_changes_nothing(first_run: Demo) -> None:
    before = (first_run.accounts, Entry.objects.count(), Assignment.objects.count())
    assert run().exit_code == 0
    assert (first_run.accounts, Entry.objects.count(), Assignment.objects.count()) == before


def test_on_1_february_2025_some_work_is_done_some_late_and_some_overdue() -> None:
    found = overdue(Actor.system(), on=date(2025, 2, 1)).sum.current
    assert (found.done_on_time, found.done_late, found.open_in_time) == (12, 5, 0)
    assert found.open_overdue > 0


def test_the_work_of_the_units_that_ended_in_2025_went_on_late_as_it_was_and_some_still_hangs() -> None:
    officer, today = Actor.system(), date(2026, 11, 25)
    assert {one.unit.code for one in units_without_a_desk(officer, on=today)} == {"TL", "VT"}
    passed = Assignment.objects.exclude(unit=F("first_unit"))
    assert {"SKHDT", "SGTVT", "NK", "CD"} <= set(passed.values_list("first_unit__code", flat=True))
    assert not passed.filter(due_on__isnull=False).exclude(due_on=F("first_due_on")).exists()
    late = Assignment.objects.filter(due_on__lt=date(2025, 9, 1), submitted_at=None, parent=None)
    assert {one.unit.code for one in late} == {"TL", "VT"}
    before, after = (overdue(officer, on=day).sum.current.open_overdue for day in (date(2025, 6, 30), date(2025, 7, 1)))
    assert before == after > 0
