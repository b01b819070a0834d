"""The worker: takes runs up one after the other, tells how far they are, and writes what came of them."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from types import TracebackType

from django.db import DatabaseError, connection
from django.utils.translation import gettext_lazy as _

from dondoc.jobs import actions, kinds, queries
from dondoc.jobs.kinds import Order
from dondoc.jobs.models import Run
from dondoc.jobs.rules import due_slots
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal

_BEAT = 2.0
_IDLE = 1.0
_BROKEN = _(
    "The program ran into an error. It is tried again a few times by itself; if it fails for good, show these words to "
    "who runs the machine: %(error)s"
)
_UNKNOWN = _("Nobody here knows this kind of work: %(kind)s.")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Itself:
    """The installation, as it asks for what runs daily."""

    name: str = "Đôn Đốc"
    person_id: None = None


def work_on(*, until: threading.Event) -> None:
    """Carry out runs, and ask for what is needed at once and what runs daily, until `until` is set; a run that has
    begun is finished."""
    ask_at_start()
    while not until.is_set():
        ask_for_slots()
        if not work_once():
            until.wait(_IDLE)


def ask_for_slots() -> int:
    """Ask for today's run of each slot whose hour has come, unless somebody has; return how many were asked for."""
    at = clock.now()
    local = at.astimezone(clock.HOME)
    return sum(
        actions.ask_once(
            key=slot.key(local.date()), kind=slot.kind, label=str(kinds.kind_of(slot.kind).name), by=_Itself(), at=at
        )
        for slot in due_slots(kinds.slots(), local=local)
    )


def ask_at_start() -> int:
    """Ask for today's runs, and for one of each kind that is needed whatever the hour and not under way; return how
    many were asked for. Workers that start together ask once."""
    at = clock.now()
    return ask_for_slots() + sum(
        actions.ask_once(
            key=f"{kind}:{at:%Y-%m-%dT%H:%M}", kind=kind, label=str(kinds.kind_of(kind).name), by=_Itself(), at=at
        )
        for kind in kinds.needed()
        if not queries.is_under_way(kind)
    )


def work_once() -> bool:
    """Carry out the next run, whatever comes of it; return whether there was one."""
    run = actions.take_up(at=clock.now())
    if run is None:
        return False
    try:
        work = kinds.kind_of(run.kind).work
    except LookupError:
        actions.fail(run, Refusal(_UNKNOWN, kind=run.kind), for_good=True, at=clock.now())
        return True
    with _Heart(run) as heart:
        try:
            outcome = work(Order(run.arguments, run.asked_by_id, clock.now(), heart.hear))
        except Refusal as refusal:
            actions.fail(run, refusal, for_good=True, at=clock.now())
        except Exception as broken:  # whatever the work runs into, the worker lives on and says so
            _log.exception("run %s (%s) failed", run.pk, run.kind)
            why = Refusal(_BROKEN, error=f"{type(broken).__name__}: {broken}")
            actions.fail(run, why, for_good=False, at=clock.now())
        else:
            run.total = heart.total
            if not actions.finish(run, outcome, at=clock.now()):
                _log.warning("run %s (%s) was taken up by another worker meanwhile", run.pk, run.kind)
    return True


class _Heart:
    """Renews the lease and tells the progress of a run from a thread of its own, with a connection of its own.

    The work may stay in one transaction for long; what it tells is kept here and written beside it.
    """

    def __init__(self, run: Run) -> None:
        self.done = self.total = 0
        self._run = run
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def hear(self, done: int, total: int, /) -> None:
        self.done, self.total = done, total

    def __enter__(self) -> _Heart:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stopped.set()
        self._thread.join()

    def _beat(self) -> None:
        try:
            while not self._stopped.wait(_BEAT):
                try:
                    actions.renew(self._run, done=self.done, total=self.total, at=clock.now())
                except DatabaseError:  # SQLite has one writer: while the work writes, the next beat tries again
                    time.sleep(_BEAT)
        finally:
            connection.close()
