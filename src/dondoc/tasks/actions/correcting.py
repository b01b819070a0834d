"""What the assigner changes after issue: another due date, a slip put right.

Over one assignment or all open ones of a task at once, always with a reason, the history kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel.errors import NotPermitted
from dondoc.kernel.events import announce
from dondoc.organization.actors import Actor
from dondoc.tasks import queries
from dondoc.tasks.actions.dues import move_dues
from dondoc.tasks.actions.proposing import set_due
from dondoc.tasks.errors import DueNotPossible, ReasonMissing, TargetsNotPossible
from dondoc.tasks.events import TaskCorrected
from dondoc.tasks.models import Assignment, DueCause, DueKind, Measurement, Task, TaskState
from dondoc.tasks.permissions import CHANGE_DUE, get_assignment_for, get_task_for, may_change_due
from dondoc.tasks.rules import dues as rules
from dondoc.tasks.rules.states import OPEN, State
from dondoc.tasks.rules.targets import places_of, written_target


def change_due(*, assignment_id: int, due_on: date | None, reason: str, by: Actor, at: datetime) -> Assignment:
    """Give one assignment another last day, or none, unasked. Raises `DueNotPossible` for work that is closed."""
    with transaction.atomic():
        assignment = get_assignment_for(by, assignment_id, lock=True)
        if not may_change_due(by, assignment):
            raise NotPermitted(_("The due date is moved by the one who assigned the work. Ask for more time instead."))
        require_reason(reason)
        if State(assignment.state) not in OPEN:
            raise DueNotPossible(_("This work is closed or suspended; its due date does not move any more."))
        move_dues([assignment], {assignment.pk: due_on}, cause=DueCause.CHANGE, reason=reason.strip(), by=by, at=at)
        return assignment


def change_due_of_all(
    *, task_id: int, due_on: date | None, reason: str, is_standing: bool = False, by: Actor, at: datetime
) -> int:
    """Give all open assignments of a task another last day, or knowingly none; return how many moved.

    They are those of `queries.changed_together`. Without a day the task has no due date from then on and is looked at
    again as others without one; with `is_standing` no product is expected of it either. The first due dates stay.
    Raises `ReasonMissing`, and `DueNotPossible` for a standing duty with a day, for a recurring duty without one, and
    where nothing would change.
    """
    with transaction.atomic():
        task = task_to_change(by, task_id, reason)
        _require_bindable(task, due_on, is_standing=is_standing)
        rows = list(queries.changed_together(task, by).select_for_update(of=("self",)))
        dues = {one.pk: due_on for one in rows}
        moved = move_dues(rows, dues, cause=DueCause.CHANGE, reason=reason.strip(), by=by, at=at)
        old = _bound(task)
        _bind(task, due_on, is_standing=is_standing)
        changed = {name: value for name, value in _bound(task).items() if value != old[name]}
        if not rows or not (moved or changed):
            raise DueNotPossible(_("No open assignment of this task has another due date than that one."))
        task.save()
        before, told = {name: old[name] for name in changed}, {"due_on": due_on, "assignments": moved, **changed}
        deed = Deed("task.due-changed", "task", task.pk, str(task), before, told, reason=reason.strip())
        record(deed, by=by.author, at=at)
        if "product" in changed:
            announce(TaskCorrected(task.pk, reason.strip(), at))
        return moved


def _require_bindable(task: Task, due_on: date | None, *, is_standing: bool) -> None:
    if due_on is not None and is_standing:
        raise DueNotPossible(_("A standing duty has no last day. Choose one or the other."))
    if due_on is None and task.due_kind == DueKind.RECURRING:
        raise DueNotPossible(_("This duty comes again every period and ends by recall; its periods keep their days."))


def _bind(task: Task, due_on: date | None, *, is_standing: bool) -> None:
    """Let the task say, unsaved, that it has no due date any more, or has one again; what is printed stays with it."""
    if due_on is None:
        set_due(task, rules.DueSpec(rules.DueKind.UNDATED, text=task.due_text))
    elif task.due_kind == DueKind.UNDATED:
        set_due(task, rules.DueSpec(rules.DueKind.DATE, text=task.due_text, on=due_on))
    if is_standing:
        task.is_standing, task.product = True, ""


def _bound(task: Task) -> dict[str, Any]:
    return {"due_kind": str(task.due_kind), "product": task.product, "is_standing": task.is_standing}


def correct_task(
    *,
    task_id: int,
    text: str,
    product: str,
    due_on: date | None,
    reason: str,
    by: Actor,
    at: datetime,
    targets: Sequence[str] | None = None,
) -> int:
    """Put right a slip in an issued task: its words, its product, its targets and, over all open assignments, its due
    date; who has the work is told.

    `targets` are all there are to be from now on, in words that name a figure each; None leaves them. Figures that were
    measured stay with their target. Closed assignments keep what they were done by. Return how many due dates moved.
    Raises `ReasonMissing`, and `TargetsNotPossible` when a target names no figure or a measured one is left out.
    """
    with transaction.atomic():
        task = task_to_change(by, task_id, reason)
        if task.state != TaskState.ISSUED:
            raise NotPermitted(_("Only what was issued is put right so. Change a proposal in its review."))
        old = _words_of(task)
        task.text, task.product = text.strip() or task.text, product.strip()[:300]
        if targets is not None:
            _replace_targets(task, targets)
        worded = _words_of(task)
        old_due = task.due_on
        if due_on is not None:
            task.due_kind, task.due_on = DueKind.DATE, due_on
        task.save()
        before, after = old | {"due_on": old_due}, worded | {"due_on": task.due_on}
        record(Deed("task.corrected", "task", task.pk, str(task), before, after, reason=reason), by=by.author, at=at)
        if worded != old:
            announce(TaskCorrected(task.pk, reason.strip(), at))
        if due_on is None or due_on == old_due:
            return 0
        return move_dues_of_task(task, due_on, DueCause.CORRECTION, reason, by=by, at=at)


def _words_of(task: Task) -> dict[str, Any]:
    return {"text": task.text, "product": task.product, "targets": [one["text"] for one in task.targets]}


def _replace_targets(task: Task, wanted: Sequence[str]) -> None:
    """Give the task these targets; one whose words stand stays as it was read, measurements go where theirs went."""
    places = places_of([one["text"] for one in task.targets], wanted)
    targets = [_target(task, words, place) for words, place in zip(wanted, places, strict=True)]
    measured = Measurement.objects.filter(assignment__task=task)
    if measured.exclude(target__in=[place for place in places if place is not None]).exists():
        raise TargetsNotPossible(
            _("A target that is left out was measured already. Change its words and figure instead of removing it.")
        )
    moved = {old: new for new, old in enumerate(places) if old is not None and old != new}
    if moved:
        # Through places that no target has, since a place holds one figure a day at any moment.
        measured.filter(target__in=moved).update(target=F("target") + _AWAY)
        for old, new in moved.items():
            measured.filter(target=old + _AWAY).update(target=new)
    task.targets = targets


def _target(task: Task, words: str, place: int | None) -> dict[str, Any]:
    if place is not None and task.targets[place]["text"] == words:
        found: dict[str, Any] = task.targets[place]
        return found
    written = written_target(words)
    if written is None:
        raise TargetsNotPossible(_("“%(line)s” names no figure to be reached.") % {"line": words})
    return dict(written)


def task_to_change(by: Actor, task_id: int, reason: str) -> Task:
    """Return the task, locked, for who may change the due dates of its work and says why. Raises `ReasonMissing`."""
    by.require(CHANGE_DUE)
    require_reason(reason)
    return get_task_for(by, task_id, lock=True)


def require_reason(reason: str) -> None:
    """Refuse a change that nobody gives a reason for. Raises `ReasonMissing`."""
    if not reason.strip():
        raise ReasonMissing(_("Say why, in a sentence: the units and the journal will read it."))


def move_dues_of_task(task: Task, due_on: date | None, cause: DueCause, reason: str, *, by: Actor, at: datetime) -> int:
    """Give all open assignments of the task another last day, or none, in the transaction of the caller, who has
    checked that `by` may do this; return how many moved. Parts and periods keep theirs."""
    rows = list(queries.unfinished_of(task).select_for_update(of=("self",)))
    return move_dues(rows, {one.pk: due_on for one in rows}, cause=cause, reason=reason.strip(), by=by, at=at)


_AWAY = 10_000
