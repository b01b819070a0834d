"""Asking for runs, and what workers write of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from django.conf import settings
from django.db import connection, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from dondoc.jobs import queries
from dondoc.jobs.kinds import Outcome
from dondoc.jobs.models import Run, RunState
from dondoc.jobs.rules import LEASE, MOST_ATTEMPTS, pause_after

_KILLED = _(
    "Whatever carried it out was stopped before it was finished, each time. Ask for it again; if it ends so once more, "
    "tell who runs the machine, who looks at its memory."
)


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
            if not run.sentence:
                run.sentence, run.sentences = _told(_KILLED)
            _give_up(run, at=at)
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
    sentence, sentences = _told(outcome)
    return bool(
        _held(run).update(
            state=RunState.DONE,
            done=run.total,
            total=run.total,
            sentence=sentence,
            sentences=sentences,
            address=outcome.address[:300],
            lease_until=None,
            ended_at=at,
        )
    )


def fail(run: Run, why: object, *, for_good: bool, at: datetime) -> None:
    """Write why the run failed, as `why` says it in each language; it waits for another attempt, unless trying again is
    useless or was tried enough."""
    with transaction.atomic():
        held = _held(run).select_for_update().first()
        if held is None:
            return
        pause = pause_after(held.attempts, most=MOST_ATTEMPTS)
        held.sentence, held.sentences = _told(why)
        if for_good or pause is None:
            _give_up(held, at=at)
            return
        held.state, held.lease_until, held.not_before = RunState.WAITING, None, at + pause
        held.save()


def _held(run: Run) -> Any:
    return Run.objects.filter(pk=run.pk, state=RunState.RUNNING, attempts=run.attempts)


def _give_up(run: Run, *, at: datetime) -> None:
    run.state, run.lease_until, run.ended_at = RunState.FAILED, None, at
    run.save()


def _told(what: object) -> tuple[str, dict[str, str]]:
    """Return what is told in the house's language, and in each of the others."""
    said = {}
    for code, _language in settings.LANGUAGES:
        with translation.override(code):
            said[code] = str(what)
    return said.pop(settings.LANGUAGE_CODE), said
