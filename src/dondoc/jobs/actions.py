"""Asking for runs, and what workers write of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from django.db import connection, transaction

from dondoc.jobs import queries
from dondoc.jobs.kinds import Outcome
from dondoc.jobs.models import Run, RunState
from dondoc.jobs.rules import LEASE, MOST_ATTEMPTS, pause_after


class Asker(Protocol):
    """Who asks for a run: a person by id and name, or the system itself, which has no id."""

    @property
    def name(self) -> str:
        """What the asker is called."""

    @property
    def person_id(self) -> int | None:
        """The person's id."""


def ask(*, kind: str, label: str, arguments: Mapping[str, Any], by: Asker, at: datetime) -> Run:
    """Ask for a run, in the transaction of the caller: it is there when that is, and only then."""
    return Run.objects.create(
        kind=kind,
        label=label[:300],
        arguments=dict(arguments),
        asked_by_id=by.person_id,
        asked_by_name=by.name[:120],
        asked_at=at,
        not_before=at,
    )


def ask_once(*, key: str, kind: str, label: str, by: Asker, at: datetime) -> bool:
    """Ask for the run of a slot unless somebody has, on whichever machine; return whether this call did."""
    run = Run(
        kind=kind,
        key=key,
        label=label[:300],
        asked_by_id=by.person_id,
        asked_by_name=by.name[:120],
        asked_at=at,
        not_before=at,
    )
    if Run.objects.filter(key=key).exists():
        return False
    return bool(Run.objects.bulk_create([run], ignore_conflicts=True))


def take_up(*, at: datetime) -> Run | None:
    """Take up the next run and hold it for `LEASE`; None when none waits. Two workers never get the same one."""
    with transaction.atomic():
        rows = queries.to_take_up(at)
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        run: Run | None = rows.first()
        if run is None:
            return None
        if run.attempts >= MOST_ATTEMPTS:
            _end(run, RunState.FAILED, run.sentence, at=at)
            return None
        run.state, run.attempts = RunState.RUNNING, run.attempts + 1
        run.started_at, run.lease_until, run.done = at, at + LEASE, 0
        run.save()
        return run


def renew(run: Run, *, done: int, total: int, at: datetime) -> bool:
    """Say how far the run is and hold it on; return False when another worker has it by now."""
    return bool(_held(run).update(done=done, total=total, lease_until=at + LEASE))


def finish(run: Run, outcome: Outcome, *, at: datetime) -> bool:
    """Write what came of the run; return False when another worker has it by now."""
    return bool(
        _held(run).update(
            state=RunState.DONE,
            done=run.total,
            total=run.total,
            sentence=outcome.sentence,
            address=outcome.address[:300],
            lease_until=None,
            ended_at=at,
        )
    )


def fail(run: Run, sentence: str, *, for_good: bool, at: datetime) -> None:
    """Write why the run failed; it waits for another attempt, unless trying again is useless or was tried enough."""
    with transaction.atomic():
        held = _held(run).select_for_update().first()
        if held is None:
            return
        pause = pause_after(held.attempts, most=MOST_ATTEMPTS)
        if for_good or pause is None:
            _end(held, RunState.FAILED, sentence, at=at)
            return
        held.state, held.sentence, held.lease_until = RunState.WAITING, sentence, None
        held.not_before = at + pause
        held.save()


def _held(run: Run) -> Any:
    return Run.objects.filter(pk=run.pk, state=RunState.RUNNING, attempts=run.attempts)


def _end(run: Run, state: RunState, sentence: str, *, at: datetime) -> None:
    run.state, run.sentence, run.lease_until, run.ended_at = state, sentence, None, at
    run.save()
