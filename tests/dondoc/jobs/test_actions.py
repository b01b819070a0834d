"""Runs are asked for once, taken up by one worker, and never lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction

from dondoc.jobs.actions import ask, ask_once, fail, finish, renew, take_up
from dondoc.jobs.kinds import Outcome
from dondoc.jobs.models import Run, RunState
from dondoc.jobs.queries import keeping_up, left_of, runs_of
from dondoc.jobs.rules import LEASE, MOST_ATTEMPTS
from factories import RunFactory

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Asking:
    name: str = "Quản Trị"
    person_id: int | None = 7


def test_a_run_is_there_only_when_what_asked_for_it_is(at):
    with transaction.atomic():
        ask(kind="test", label="Nhập", arguments={}, by=Asking(), at=at)
        transaction.set_rollback(True)
    assert not Run.objects.exists()
    kept = ask(kind="test", label="Nhập", arguments={"file": 3}, by=Asking(), at=at)
    assert list(runs_of(7)) == [kept]
    assert list(runs_of(8)) == []
    assert runs_of(None).get().arguments == {"file": 3}


def test_the_run_of_a_slot_is_asked_for_once_even_after_it_is_done(at):
    given = {"kind": "sweep", "label": "Quét", "by": Asking(), "at": at}
    assert ask_once(key="sweep:2025-01-06", **given)
    assert not ask_once(key="sweep:2025-01-06", **given)
    assert ask_once(key="sweep:2025-01-07", **given)
    assert Run.objects.count() == 2


def test_the_longest_waiting_is_taken_up_and_none_before_its_time(at):
    later = RunFactory(not_before=at + SECOND)
    first = RunFactory(not_before=at - SECOND)
    taken = take_up(at=at)
    assert (taken, taken.state, taken.attempts, taken.lease_until) == (first, RunState.RUNNING, 1, at + LEASE)
    assert take_up(at=at) is None
    assert take_up(at=at + SECOND) == later


def test_a_run_whose_worker_was_killed_is_taken_up_again_when_its_lease_has_run_out(at):
    RunFactory()
    first = take_up(at=at)
    assert take_up(at=at + LEASE) is None
    second = take_up(at=at + LEASE + SECOND)
    assert (second, second.attempts) == (first, 2)
    assert not renew(first, done=1, total=2, at=at), "the first worker has lost it"
    assert not finish(first, Outcome("xong"), at=at)
    fail(first, "hỏng", for_good=True, at=at)
    assert Run.objects.get().state == RunState.RUNNING
    assert finish(second, Outcome("xong", "/units/"), at=at)


def test_a_worker_that_renews_keeps_its_run(at):
    RunFactory()
    run = take_up(at=at)
    assert renew(run, done=5, total=10, at=at + LEASE)
    assert take_up(at=at + LEASE + SECOND) is None
    run.refresh_from_db()
    assert left_of(run, at=at + LEASE) == LEASE
    assert (run.done, run.total) == (5, 10)


def test_what_came_of_it_is_kept(at):
    RunFactory()
    run = take_up(at=at)
    run.total = 10
    finish(run, Outcome("Đã nhập 10 đơn vị.", "/units/"), at=at)
    run.refresh_from_db()
    assert (run.state, run.done, run.sentence, run.address) == ("done", 10, "Đã nhập 10 đơn vị.", "/units/")
    assert left_of(run, at=at) is None


def test_a_failed_attempt_is_followed_by_others_and_then_by_none(at):
    RunFactory()
    moment = at
    for attempt in range(1, MOST_ATTEMPTS + 1):
        run = take_up(at=moment)
        assert run.attempts == attempt
        fail(run, "Không tới được máy chủ.", for_good=False, at=moment)
        run.refresh_from_db()
        moment = max(moment, run.not_before)
    assert (run.state, run.sentence, run.ended_at) == (RunState.FAILED, "Không tới được máy chủ.", moment)
    assert take_up(at=moment + timedelta(days=1)) is None


def test_a_run_that_kills_its_workers_is_given_up(at):
    RunFactory()
    moment = at
    for _ in range(MOST_ATTEMPTS):
        assert take_up(at=moment) is not None
        moment += LEASE + SECOND
    assert take_up(at=moment) is None
    run = Run.objects.get()
    assert run.state == RunState.FAILED
    assert "người vận hành máy chủ" in run.sentence


def test_what_waits_too_long_is_seen(at):
    assert keeping_up(at).since is None
    RunFactory(not_before=at - timedelta(hours=1))
    RunFactory(not_before=at + timedelta(hours=1))
    found = keeping_up(at)
    assert (found.waiting, found.since) == (1, at - timedelta(hours=1))
