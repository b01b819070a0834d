"""The life of an assignment, verb by verb, each by the state table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dondoc.documents.actions.attaching import Upload
from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.kernel.events import announce
from dondoc.organization.actors import Actor
from dondoc.tasks import queries
from dondoc.tasks.actions.dues import move_dues
from dondoc.tasks.actions.evidence import Kept, kept_uploads
from dondoc.tasks.actions.overtaking import overtake_requests
from dondoc.tasks.actions.passing import addressed_to, note_address
from dondoc.tasks.actions.recalling import unfinished_below
from dondoc.tasks.actions.stands import change_stands
from dondoc.tasks.errors import NothingReported, PartsOpen, ReasonMissing, VerbNotPossible
from dondoc.tasks.events import AssignmentMoved
from dondoc.tasks.models import Assignment, DueCause, DueKind, Evidence, Report, Suspension
from dondoc.tasks.permissions import get_assignment_for, require_verb
from dondoc.tasks.rules.dues import waits_for_event
from dondoc.tasks.rules.states import BY_VERB, OPENS_AGAIN, UNFINISHED, State, Transition, Verb
from dondoc.tasks.wording import STATE_NAMES, VERB_NAMES
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import due_of_term

_SAME_REPORT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Account:
    """What a report says, and the files that show it."""

    done: str
    product: str = ""
    obstacle: str = ""
    next_step: str = ""
    evidence: Sequence[Upload] = ()


def accept(*, assignment_id: int, by: Actor, at: datetime) -> Assignment:
    """Take the work on; of a recurring duty with the periods that have begun. Raises what `_move` raises."""
    with transaction.atomic():
        assignment = _move(Verb.ACCEPT, assignment_id, by=by, at=at)
        for below in unfinished_below([assignment.pk]):
            if State(below.state) in BY_VERB[Verb.ACCEPT].sources:
                _write(BY_VERB[Verb.ACCEPT], below, by=by, at=at)
        return assignment


def decline(*, assignment_id: int, reason: str, by: Actor, at: datetime) -> Assignment:
    """Send the work back to the Office as wrongly addressed, with the reason."""
    return _move(Verb.DECLINE, assignment_id, by=by, at=at, reason=reason, closed_at=at)


def report(*, assignment_id: int, account: Account, by: Actor, at: datetime) -> Report:
    """Say how far the work is. Raises `NothingReported` when the account says nothing.

    What somebody said last, said by him once more within a day in the same words and with the same files, is the same
    report: a browser that lost the line before it had the answer sends again.
    """
    with _kept(account, by=by, at=at) as files:
        before = _said_before(assignment_id, account, files, by=by, at=at)
        if before is not None:
            return before
        assignment = _move(Verb.REPORT, assignment_id, by=by, at=at, told=_told(account, files))
        return _write_report(assignment, account, files, by=by, at=at, is_submission=False)


def submit(*, assignment_id: int, account: Account, by: Actor, at: datetime, reason: str = "") -> Report:
    """Hand the work in for confirmation. The moment of this submission is when the work was done, if confirmed.

    `reason` says why lead parts of it are still open; without one that is refused: `PartsOpen`.
    """
    with _kept(account, by=by, at=at) as files:
        assignment = _move(
            Verb.SUBMIT,
            assignment_id,
            by=by,
            at=at,
            told=_told(account, files),
            reason=reason,
            submitted_at=at,
            submitted_by_id=by.person_id,
        )
        return _write_report(assignment, account, files, by=by, at=at, is_submission=True)


def confirm(*, assignment_id: int, by: Actor, at: datetime, note: str = "") -> Assignment:
    """Confirm that what was handed in is what was ordered. Never by the doer: see `permissions`. Parts of it that are
    still open end with it."""
    with transaction.atomic():
        assignment = _move(Verb.CONFIRM, assignment_id, by=by, at=at, reason=note, closed_at=at)
        _end_below(assignment, ends_with_the_whole(), by=by, at=at)
        return assignment


def ends_with_the_whole() -> str:
    """Return why the open parts of confirmed work end, in the language of the installation: others read it."""
    with translation.override(settings.LANGUAGE_CODE):
        return gettext("The whole is confirmed; its open parts end with it.")


def end_own_part(part: Assignment, *, reason: str, by: Actor, at: datetime) -> None:
    """Confirm, for the installation, a part that was handed in by the one who would confirm it, in the caller's
    transaction that holds it. The whole is still confirmed by the assigner's side."""
    _write(BY_VERB[Verb.CONFIRM], part, by=by, at=at, reason=reason, closed_at=at)


def return_to_unit(*, assignment_id: int, reason: str, by: Actor, at: datetime) -> Assignment:
    """Send what was handed in back with the reason. The submission no longer counts."""
    return _move(Verb.RETURN, assignment_id, by=by, at=at, reason=reason, submitted_at=None, submitted_by_id=None)


def recall(*, assignment_id: int, reason: str, by: Actor, at: datetime) -> Assignment:
    """Take the work back from the unit, with the reason; its open parts are taken back with it."""
    with transaction.atomic():
        assignment = _move(Verb.RECALL, assignment_id, by=by, at=at, reason=reason, closed_at=at)
        _end_below(assignment, reason, by=by, at=at)
        return assignment


def suspend(*, assignment_id: int, reason: str, by: Actor, at: datetime) -> Assignment:
    """Stop the clock, with the reason. While it stands the work is in no rate, and how long it stood is kept. Its open
    parts stand still with it, but for those handed in already."""
    with transaction.atomic():
        assignment = _move(Verb.SUSPEND, assignment_id, by=by, at=at, reason=reason)
        _stop(assignment, reason, by=by, at=at)
        for below in unfinished_below([assignment.pk]):
            if State(below.state) in BY_VERB[Verb.SUSPEND].sources:
                _write(BY_VERB[Verb.SUSPEND], below, by=by, at=at, reason=reason)
                _stop(below, reason, by=by, at=at)
        return assignment


def resume(*, assignment_id: int, by: Actor, at: datetime) -> Assignment:
    """Let the clock run again. The due date moves by the working days suspended, so that nobody loses time. Parts that
    were stopped with the work run again with it."""
    with transaction.atomic():
        assignment = _move(Verb.RESUME, assignment_id, by=by, at=at)
        since = _go_on(assignment, by=by, at=at)
        for below in unfinished_below([assignment.pk]):
            if below.suspensions.filter(since=since, until__isnull=True).exists():
                _write(BY_VERB[Verb.RESUME], below, by=by, at=at)
                _go_on(below, by=by, at=at)
        return assignment


def reopen(*, assignment_id: int, reason: str, by: Actor, at: datetime) -> Assignment:
    """Take back a confirmation, with the reason: the work is open again and its submission no longer counts."""
    return _move(
        Verb.REOPEN,
        assignment_id,
        by=by,
        at=at,
        reason=reason,
        submitted_at=None,
        submitted_by_id=None,
        closed_at=None,
    )


def send_again(
    *,
    assignment_id: int,
    reason: str,
    unit_id: int | None = None,
    due_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Assignment:
    """Send declined work again, with the reason: to the unit whose refusal is not accepted, or to another.

    That it was declined, and by whom, stays, and so does the first due date. At another unit a term from receipt is
    counted from now; `due_on` sets another last day. Raises as the table says, and `PassageNotPossible` for a part,
    which is divided anew instead, and for a unit that does not exist now, has no head or has a part in the task.
    """
    with transaction.atomic():
        before = get_assignment_for(by, assignment_id, lock=True)
        require_verb(by, Verb.SEND_AGAIN, before)
        old = before.unit
        changes = addressed_to(before, unit_id, on=clock.local_date(at)) if unit_id not in (None, old.pk) else {}
        told = {"unit": changes["unit"].short_name} if changes else {}
        changes |= {"closed_at": None}
        assignment = _move(Verb.SEND_AGAIN, assignment_id, by=by, at=at, reason=reason, told=told, **changes)
        if assignment.unit != old:
            note_address(assignment, before, reason, by=by, at=at)
        until = due_on or (_from_receipt(assignment, at) if assignment.unit != old else assignment.due_on)
        move_dues([assignment], {assignment.pk: until}, cause=DueCause.CHANGE, reason=reason.strip(), by=by, at=at)
        return assignment


def _from_receipt(assignment: Assignment, at: datetime) -> date | None:
    """Return the last day of work that comes to a unit now: a term from receipt begins, all else stays."""
    task = assignment.task
    if task.due_kind != DueKind.TERM or waits_for_event(task.due_kind, task.term_event):
        return assignment.due_on
    start = clock.local_date(at)
    reckoning = due_of_term(start, task.term_amount or 0, task.term_unit, working_calendar())
    assignment.term_starts_on, assignment.due_time = start, reckoning.due_time
    assignment.save(update_fields=["term_starts_on", "due_time"])
    return reckoning.due_on


def _move(
    verb: Verb,
    assignment_id: int,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    told: Mapping[str, Any] | None = None,
    **changes: Any,
) -> Assignment:
    """Carry out one row of the state table: lock, check, change, keep the stand, write the journal, announce.

    Raises `NotFound`, `NotPermitted`, `ReasonMissing` when the row asks for one, and `VerbNotPossible` when the state
    does not allow the verb, saying what happened in between.
    """
    with transaction.atomic():
        assignment = get_assignment_for(by, assignment_id, lock=True)
        row = require_verb(by, verb, assignment)
        before = State(assignment.state)
        if before not in row.sources:
            raise VerbNotPossible(
                _(
                    "This cannot be done: %(verb)s. The assignment is by now “%(state)s”. "
                    "Open it again to see what happened and what can be done."
                )
                % {"verb": VERB_NAMES[verb], "state": STATE_NAMES[before]}
            )
        if verb in OPENS_AGAIN and assignment.is_of_closed_work:
            raise VerbNotPossible(
                _("The work of which this is a part is finished. Have the whole opened again first, then this part.")
            )
        if row.needs_reason and not reason.strip():
            raise ReasonMissing(_("“%(verb)s” needs a reason. Write in a sentence why.") % {"verb": VERB_NAMES[verb]})
        if verb is Verb.SUBMIT and not reason.strip():
            _require_no_open_parts(assignment)
        if verb is Verb.RETURN:
            assignment.returns += 1
        _write(row, assignment, by=by, at=at, reason=reason, told=told, **changes)
        return assignment


def _write(
    row: Transition,
    assignment: Assignment,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    told: Mapping[str, Any] | None = None,
    **changes: Any,
) -> None:
    """Change the locked assignment by a row of the table that was checked: its stand, the journal, the word of it."""
    before = State(assignment.state)
    for name, value in {**changes, "state": row.target.value}.items():
        setattr(assignment, name, value)
    assignment.save()
    if before is State.SUSPENDED and row.verb is Verb.RECALL:
        _end_suspension(assignment, at)
    if before is not row.target:
        change_stands([assignment], at=at)
    record(
        Deed(
            verb=f"assignment.{row.verb.value}",
            object_type="assignment",
            object_id=assignment.pk,
            label=str(assignment),
            old={"state": before.value},
            new={"state": row.target.value, **(told or {})},
            reason=reason.strip(),
        ),
        by=by.author,
        at=at,
    )
    announce(AssignmentMoved(assignment.pk, row.verb.value, row.target.value, reason.strip(), at))
    if row.target not in UNFINISHED:
        overtake_requests([assignment], reason=reason.strip(), by=by, at=at)


def _require_no_open_parts(assignment: Assignment) -> None:
    waiting = queries.open_leads_below(assignment)
    if waiting:
        raise PartsOpen(
            _("Parts of this work are still open: %(parts)s. Confirm or recall them, or say why it is handed in so.")
            % {"parts": ", ".join(str(one.person or one.unit.short_name) for one in waiting)}
        )


def _end_below(assignment: Assignment, reason: str, *, by: Actor, at: datetime) -> None:
    for below in unfinished_below([assignment.pk]):
        _write(BY_VERB[Verb.RECALL], below, by=by, at=at, reason=reason, closed_at=at)


def _stop(assignment: Assignment, reason: str, *, by: Actor, at: datetime) -> None:
    Suspension.objects.create(assignment=assignment, since=at, reason=reason.strip()[:500], by_name=by.name[:120])


def _go_on(assignment: Assignment, *, by: Actor, at: datetime) -> datetime:
    """End the suspension, move the due date by its working days, and return since when it stood."""
    stopped = _end_suspension(assignment, at)
    if assignment.due_on is not None and stopped.days:
        moved = {assignment.pk: working_calendar().add_working_days(assignment.due_on, stopped.days)}
        move_dues([assignment], moved, cause=DueCause.RESUMPTION, reason=stopped.reason, by=by, at=at)
    return stopped.since


def _end_suspension(assignment: Assignment, at: datetime) -> Suspension:
    stopped = assignment.suspensions.select_for_update().get(until__isnull=True)
    stopped.until = at
    stopped.days = working_calendar().working_days_between(clock.local_date(stopped.since), clock.local_date(at))
    stopped.save(update_fields=["until", "days"])
    return stopped


@contextmanager
def _kept(account: Account, *, by: Actor, at: datetime) -> Iterator[list[Kept]]:
    """Keep the files of evidence for the work of the block, in one transaction with it: all of it stays or nothing.

    Raises `NothingReported` for an account that says nothing, and what `documents` refuses of a file.
    """
    if not account.done.strip():
        raise NothingReported(_("The report is empty. Write what was done, in a sentence or two."))
    with kept_uploads(account.evidence, by=by, at=at) as files:
        yield files


def _told(account: Account, files: Sequence[Kept]) -> dict[str, Any]:
    """Return what the journal keeps of a report."""
    told = {
        "done": account.done,
        "product": account.product,
        "obstacle": account.obstacle,
        "next_step": account.next_step,
        "evidence": [kept.told for kept in files],
    }
    return {key: value for key, value in told.items() if value}


def _said_before(
    assignment_id: int, account: Account, files: Sequence[Kept], *, by: Actor, at: datetime
) -> Report | None:
    """Return the assignment's last report when it is the actor's, of the last day, and says just this. Holds the
    assignment, so that of two at once the second finds the first."""
    Assignment.objects.select_for_update().filter(pk=assignment_id).first()
    last = Report.objects.filter(assignment_id=assignment_id).order_by("-at", "-id").first()
    if last is None or last.is_submission or last.by_id != by.person_id or at - last.at > _SAME_REPORT:
        return None
    said = (last.done, last.product, last.obstacle, last.next_step)
    files_then = sorted(last.evidence.values_list("file_id", flat=True))
    is_same = said == tuple(_words(account).values()) and files_then == sorted(kept.file.pk for kept in files)
    return last if is_same else None


def _words(account: Account) -> dict[str, str]:
    return {name: getattr(account, name).strip() for name in ("done", "product", "obstacle", "next_step")}


def _write_report(
    assignment: Assignment,
    account: Account,
    files: Sequence[Kept],
    *,
    by: Actor,
    at: datetime,
    is_submission: bool,
) -> Report:
    written = Report.objects.create(
        assignment=assignment,
        by_id=by.person_id,
        by_name=by.name,
        at=at,
        **_words(account),
        is_submission=is_submission,
    )
    Evidence.objects.bulk_create(Evidence(report=written, file=kept.file, name=kept.name) for kept in files)
    return written
