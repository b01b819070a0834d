"""Two people at one assignment at once: one wins, the other is told what happened. A matter of PostgreSQL."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import connection

from dondoc.journal.verification import verify_database
from dondoc.kernel.errors import Refusal
from dondoc.tasks.actions import life
from dondoc.tasks.actions.dividing import Part, divide
from dondoc.tasks.actions.extending import ask_extension, grant_extension, refuse_extension
from dondoc.tasks.actions.life import Account
from dondoc.tasks.actions.recurring import open_periods
from dondoc.tasks.models import Assignment, DueKind, Extension, Stand
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
DONE = Account(done="Đã rà soát xong.", product="Báo cáo")


def at_once(*works: Callable[[], object]) -> list[str]:
    """Start the works together, each on a connection of its own; return "done" for each, or what it was told."""
    start = threading.Barrier(len(works), timeout=10)

    def run(work: Callable[[], object]) -> str:
        try:
            start.wait()
            work()
        except Refusal as refusal:
            return str(refusal)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works, timeout=30))


def is_whole(work):
    """Say that nothing is half done: one present stand, as the assignment is, moments in order, the chain valid."""
    work.refresh_from_db()
    stands = list(Stand.objects.filter(assignment=work).order_by("pk"))
    assert [one.state for one in stands if one.until is None] == [work.state]
    assert all(one.until == other.since for one, other in pairwise(stands))
    assert verify_database().sound
    return True


@pytest.fixture
def work(city):
    return AssignmentFactory(unit=city.home_affairs)


def test_of_two_who_accept_one_is_told_that_it_is_accepted(city, work, at):
    told = at_once(*[lambda: life.accept(assignment_id=work.pk, by=city.head, at=at + timedelta(hours=1))] * 4)
    assert told.count("done") == 1
    assert all("đã tiếp nhận" in one for one in told if one != "done")
    assert is_whole(work)


def test_confirming_and_returning_at_once_one_wins_and_the_other_learns_how_it_stands(city, work, at):
    Assignment.objects.filter(pk=work.pk).update(state=State.SUBMITTED, submitted_at=at)
    Stand.objects.filter(assignment=work).update(state=State.SUBMITTED)
    later = at + timedelta(hours=1)
    told = at_once(
        lambda: life.confirm(assignment_id=work.pk, by=city.tracking_officer, at=later),
        lambda: life.return_to_unit(assignment_id=work.pk, reason="Thiếu", by=city.tracking_officer, at=later),
    )
    assert told.count("done") == 1
    loser = next(one for one in told if one != "done")
    assert "xác nhận" in loser or "trả lại" in loser
    assert is_whole(work)


def test_handing_in_what_is_recalled_at_once_leaves_no_half(city, work, at):
    life.accept(assignment_id=work.pk, by=city.head, at=at)
    later = at + timedelta(hours=1)
    submit, recall = at_once(
        lambda: life.submit(assignment_id=work.pk, account=DONE, by=city.head, at=later),
        lambda: life.recall(assignment_id=work.pk, reason="Thôi", by=city.tracking_officer, at=later),
    )
    assert recall == "done"
    assert submit == "done" or "thu hồi" in submit
    assert work.reports.count() == (submit == "done")
    assert is_whole(work)
    assert work.state == State.RECALLED


def test_dividing_what_is_handed_in_at_once_never_leaves_an_open_part_unsaid(city, work, at):
    life.accept(assignment_id=work.pk, by=city.head, at=at)
    later = at + timedelta(hours=1)
    part = Part(person_id=city.official.person_id)
    told = at_once(
        lambda: life.submit(assignment_id=work.pk, account=DONE, by=city.head, at=later),
        lambda: divide(assignment_id=work.pk, part=part, by=city.head, at=later),
    )
    assert told.count("done") == 1
    assert is_whole(work)
    assert (work.state == State.SUBMITTED) is not work.children.exists()


def test_of_two_decisions_about_more_time_one_stands(city, work, at):
    life.accept(assignment_id=work.pk, by=city.head, at=at)
    asked = ask_extension(assignment_id=work.pk, due_on=date(2025, 4, 30), reason="Chờ", by=city.head, at=at)
    later = at + timedelta(hours=1)
    told = at_once(
        lambda: grant_extension(extension_id=asked.pk, by=city.leader, at=later),
        lambda: refuse_extension(extension_id=asked.pk, reason="Không", by=city.leader, at=later),
    )
    assert told.count("done") == 1
    assert is_whole(work)
    moved = work.due_on == date(2025, 4, 30)
    assert (Extension.objects.get().state == "granted") is moved


def test_two_machines_open_a_period_once(city, actor, at):
    duty = AssignmentFactory(unit=city.home_affairs, due_on=None, state=State.ACCEPTED)
    duty.task.due_kind, duty.task.due_on, duty.task.recurs_every = DueKind.RECURRING, None, "month"
    duty.task.save()
    told = at_once(*[lambda: open_periods(on=date(2025, 3, 3), by=actor, at=at)] * 3)
    assert told == ["done"] * 3
    assert duty.children.count() == 3
