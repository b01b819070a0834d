"""Putting proposed tasks right before they are issued: change, approve, split, merge, leave out, add by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F, Max, Prefetch
from django.utils.translation import gettext_lazy as _

from dondoc.documents.permissions import get_document_for
from dondoc.journal.actions import Deed, record
from dondoc.organization.actors import Actor
from dondoc.tasks import queries
from dondoc.tasks.actions.proposing import set_due
from dondoc.tasks.errors import AlreadyIssued, CannotMerge, CannotSplit, DueIncomplete, NotClear
from dondoc.tasks.models import Party, PartyRole, Task, TaskState
from dondoc.tasks.permissions import REVIEW, get_task_for_review
from dondoc.tasks.rules.dues import DueKind, DueSpec
from dondoc.tasks.rules.wording import title_of
from dondoc.tasks.wording import CLARITY_NAMES

_OPEN_TO_REVIEW = {TaskState.DRAFT, TaskState.REVIEWED, TaskState.DROPPED}
_DUE = (
    *("due_kind", "due_on", "due_time", "due_text", "term_amount", "term_unit", "term_event"),
    *("recurs_every", "recurs_on", "recurs_interval"),
)
_IN_ORDER = Prefetch("parties", Party.objects.order_by("order"))


@dataclass(frozen=True, slots=True)
class Choice:
    """A body of a task and whom it means: a unit, a group, another body's work, or nobody yet."""

    role: PartyRole
    phrase: str
    unit_id: int | None = None
    group_id: int | None = None
    is_outside: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything a person may change of a proposed task. Without `targets` they stay as they are."""

    text: str
    title: str
    due: DueSpec
    bodies: Sequence[Choice]
    product: str = ""
    is_standing: bool = False
    authority_note: str = ""
    provision: str = ""
    field_id: int | None = None
    targets: Sequence[Mapping[str, Any]] | None = None


class Written(NamedTuple):
    """A proposal as it was written, with its parties, and what the journal is to keep of it."""

    task: Task
    parties: list[Party]
    deed: Deed


def change_task(*, task_id: int, wording: Wording, by: Actor, at: datetime) -> Task:
    """Put the task as the person worded it; an approved task must be approved again.

    Raises `AlreadyIssued`, and `DueIncomplete` when a fixed date has no day or a term no length.
    """
    with transaction.atomic():
        written = rewritten(task_id, wording, by=by)
        record(written.deed, by=by.author, at=at)
        return written.task


def rewritten(task_id: int, wording: Wording, *, by: Actor) -> Written:
    """Put the task as `change_task` does, in the transaction of the caller, who records it."""
    task = _open_task(by, task_id)
    old = _told(task)
    _put(task, wording)
    task.state = TaskState.DRAFT
    task.save()
    task.parties.all().delete()
    parties = Party.objects.bulk_create(_parties(task, wording.bodies))
    return Written(task, parties, Deed("task.changed", "task", task.pk, str(task), old, told_of(task, parties)))


def add_task(*, document_id: int | None, wording: Wording, by: Actor, at: datetime) -> Task:
    """Write a task by hand: for a document whose reading missed it, or without a document (an oral order, a note)."""
    with transaction.atomic():
        written = written_anew(document_id, wording, by=by)
        record(written.deed, by=by.author, at=at)
        return written.task


def written_anew(document_id: int | None, wording: Wording, *, by: Actor) -> Written:
    """Write a task as `add_task` does, in the transaction of the caller, who records it."""
    by.require(REVIEW)
    document = get_document_for(by, document_id) if document_id is not None else None
    last = Task.objects.filter(document=document).aggregate(last=Max("order"))["last"] if document else 0
    task = Task(document=document, order=(last or 0) + 1)
    _put(task, wording)
    task.save()
    parties = Party.objects.bulk_create(_parties(task, wording.bodies))
    return Written(task, parties, Deed("task.added", "task", task.pk, str(task), new=told_of(task, parties)))


def approve_task(*, task_id: int, by: Actor, at: datetime) -> Task:
    """Say that the task is right. Raises `NotClear`, naming what is missing of the "6 rõ"."""
    with transaction.atomic():
        task = _open_task(by, task_id)
        gaps = queries.unclear_of([task], on=queries.day_of(task))[task.pk]
        if gaps:
            raise NotClear(
                _("Task %(task)s is not clear yet: %(gaps)s. Fill the marked fields, then approve it.")
                % {"task": task.provision or task.title, "gaps": ", ".join(str(CLARITY_NAMES[gap]) for gap in gaps)}
            )
        return _set_state(task, TaskState.REVIEWED, "task.approved", by=by, at=at)


def approval_of(task: Task) -> Deed:
    """Return what the journal keeps of a proposal that is approved."""
    return Deed("task.approved", "task", task.pk, str(task), {"state": task.state}, {"state": TaskState.REVIEWED})


def mark_standing(*, task_id: int, by: Actor, at: datetime) -> Task:
    """Say knowingly that the task is a standing duty: what is still missing of due date and product is not missed.

    A due date or product that is there stays.
    """
    with transaction.atomic():
        task = _open_task(by, task_id)
        old = _told(task)
        if task.due_kind == DueKind.UNDECIDED:
            set_due(task, DueSpec(DueKind.UNDATED))
        task.is_standing = task.is_standing or not task.product
        task.save()
        _note("task.changed", task, by=by, at=at, old=old, new=_told(task))
        return task


def fill_gaps(*, task_id: int, due_on: date | None, product: str, by: Actor, at: datetime) -> Task:
    """Name the last day and the product of a proposed task, as far as they are given and still missing."""
    with transaction.atomic():
        task = _open_task(by, task_id)
        deed = _filled(task, due_on, product, task.parties.order_by("order"))
        task.save()
        if deed:
            record(deed, by=by.author, at=at)
        return task


def fill_gaps_of_all(*, document_id: int, due_on: date | None, product: str, by: Actor, at: datetime) -> int:
    """Name one last day and one product for every proposed task of the document that lacks them, as `fill_gaps` does
    for one; return in how many. Standing duties are left as they are."""
    by.require(REVIEW)
    with transaction.atomic():
        document = get_document_for(by, document_id)
        drafts = Task.objects.select_for_update(of=("self",)).filter(document=document, state=TaskState.DRAFT)
        tasks = drafts.select_related("field").prefetch_related(_IN_ORDER).order_by("order", "id")
        deeds = {task: deed for task in tasks if (deed := _filled(task, due_on, product, task.parties.all()))}
        Task.objects.bulk_update(deeds, (*_DUE, "product"), batch_size=500)
        record(*deeds.values(), by=by.author, at=at)
        return len(deeds)


def _filled(task: Task, due_on: date | None, product: str, parties: Iterable[Party]) -> Deed | None:
    """Fill what is given and missing, without saving it; return what the journal is to keep, None if nothing was."""
    old = told_of(task, parties)
    if due_on is not None and task.due_kind == DueKind.UNDECIDED:
        set_due(task, DueSpec(DueKind.DATE, task.due_text, on=due_on))
    if not task.is_standing:
        task.product = task.product or product.strip()[:300]
    new = told_of(task, parties)
    return Deed("task.changed", "task", task.pk, str(task), old, new) if new != old else None


def choose_meaning(*, document_id: int, phrase: str, choices: Sequence[Choice], by: Actor, at: datetime) -> int:
    """Say once whom a phrase means, for every proposed task of the document in which that is still open.

    `choices` replace the open party in each, in its role; return in how many tasks.
    """
    by.require(REVIEW)
    with transaction.atomic():
        document = get_document_for(by, document_id)
        parties = list(
            Party.objects.filter(
                task__document=document,
                task__state=TaskState.DRAFT,
                phrase=phrase,
                unit__isnull=True,
                group__isnull=True,
                is_outside=False,
            ).select_related("task")
        )
        Party.objects.filter(pk__in=[party.pk for party in parties]).delete()
        Party.objects.bulk_create([_chosen(party, choice) for party in parties for choice in choices])
        tasks = {party.task_id: party.task for party in parties}
        meant = [[choice.unit_id, choice.group_id, choice.is_outside] for choice in choices]
        record(
            *(
                Deed("task.changed", "task", task.pk, str(task), {"open": phrase}, {"phrase": phrase, "means": meant})
                for task in tasks.values()
            ),
            by=by.author,
            at=at,
        )
        return len(tasks)


def _chosen(party: Party, choice: Choice) -> Party:
    return Party(
        task_id=party.task_id,
        role=party.role,
        order=party.order,
        phrase=party.phrase,
        unit_id=choice.unit_id,
        group_id=choice.group_id,
        is_outside=choice.is_outside,
    )


def approve_clear(*, document_id: int, by: Actor, at: datetime) -> int:
    """Approve every proposed task of the document that is clear; return how many. What is not clear stays proposed."""
    by.require(REVIEW)
    with transaction.atomic():
        document = get_document_for(by, document_id)
        drafts = list(
            Task.objects.select_for_update().filter(document=document, state=TaskState.DRAFT).order_by("order", "id")
        )
        gaps = queries.unclear_of(drafts, on=queries.day_of(drafts[0])) if drafts else {}
        clear = [task for task in drafts if not gaps[task.pk]]
        Task.objects.filter(pk__in=[task.pk for task in clear]).update(state=TaskState.REVIEWED)
        record(
            *(approval_of(task) for task in clear),
            by=by.author,
            at=at,
        )
        return len(clear)


def drop_task(*, task_id: int, by: Actor, at: datetime) -> Task:
    """Leave the task out: it will not be issued. It stays to be taken up again."""
    with transaction.atomic():
        return _set_state(_open_task(by, task_id), TaskState.DROPPED, "task.dropped", by=by, at=at)


def restore_task(*, task_id: int, by: Actor, at: datetime) -> Task:
    """Take up again a task that was left out or approved, as a proposal."""
    with transaction.atomic():
        return _set_state(_open_task(by, task_id), TaskState.DRAFT, "task.restored", by=by, at=at)


def split_task(*, task_id: int, first_part: str, by: Actor, at: datetime) -> tuple[Task, Task]:
    """Divide the task after `first_part`, which must be how its text begins. Both keep the bodies and the due.

    Raises `CannotSplit` when the text does not begin so or nothing would be left for one of the two.
    """
    with transaction.atomic():
        task = _open_task(by, task_id)
        whole, first = " ".join(task.text.split()), " ".join(first_part.split())
        rest = whole[len(first) :].lstrip(" ;.,")
        if not first or not rest or not whole.startswith(first):
            raise CannotSplit(
                _("The first part must be the beginning of the task's text, and something must be left after it.")
            )
        old = _told(task)
        bodies = list(task.parties.order_by("order"))
        _make_room_after(task)
        second = Task(**_copied(task), order=task.order + 1, text=rest, title=title_of(rest))
        second.targets = [one for one in task.targets if one["text"] in rest]
        task.targets = [one for one in task.targets if one not in second.targets]
        task.text, task.title, task.state = first, title_of(first), TaskState.DRAFT
        task.save()
        second.save()
        Party.objects.bulk_create([_copy_of(party, second) for party in bodies])
        _note("task.split", task, by=by, at=at, old=old, new={"text": first, "other": second.pk})
        _note("task.added", second, by=by, at=at, new=_told(second))
        return task, second


def merge_tasks(*, task_id: int, into_id: int, by: Actor, at: datetime) -> Task:
    """Add the task's text and bodies to another of the same document, and take it away.

    Raises `CannotMerge` for tasks of two documents or one and the same.
    """
    with transaction.atomic():
        task, target = _open_task(by, task_id), _open_task(by, into_id)
        if task.pk == target.pk or task.document_id != target.document_id or task.document_id is None:
            raise CannotMerge(_("Only two different tasks of the same document can become one."))
        earlier, later = sorted((task, target), key=lambda one: one.order)
        old = _told(target)
        target.text = f"{earlier.text.rstrip()}\n{later.text.lstrip()}"
        target.state = TaskState.DRAFT
        target.targets = [*earlier.targets, *(one for one in later.targets if one not in earlier.targets)]
        if target.due_kind == DueKind.UNDECIDED:
            set_due(target, queries.due_of(task))
        known = {(party.role, party.phrase, party.unit_id, party.group_id) for party in target.parties.all()}
        for party in task.parties.order_by("order"):
            if (party.role, party.phrase, party.unit_id, party.group_id) not in known:
                _copy_of(party, target).save()
        target.save()
        _note("task.merged", target, by=by, at=at, old=old, new={**_told(target), "from": task.pk})
        _note("task.removed", task, by=by, at=at, old=_told(task), new={"into": target.pk})
        task.delete()
        return target


def _open_task(by: Actor, task_id: int) -> Task:
    task = get_task_for_review(by, task_id, lock=True)
    if task.state not in _OPEN_TO_REVIEW:
        raise AlreadyIssued(
            _("Task %(task)s has been issued. What is wrong with it is corrected on its assignments.")
            % {"task": task.provision or task.title}
        )
    return task


def _put(task: Task, wording: Wording) -> None:
    due = wording.due
    if (due.kind is DueKind.DATE and due.on is None) or (due.kind is DueKind.TERM and not due.amount):
        raise DueIncomplete(_("A fixed date needs its day, a term its length. Fill it, or choose another kind of due."))
    task.text = wording.text.strip()
    task.title = (wording.title.strip() or title_of(wording.text))[:200]
    task.provision = wording.provision.strip()[:60]
    task.product = wording.product.strip()[:300]
    task.is_standing = wording.is_standing
    task.authority_note = wording.authority_note.strip()[:300]
    task.field_id = wording.field_id
    if wording.targets is not None:
        task.targets = [dict(one) for one in wording.targets]
    set_due(task, due)


def _parties(task: Task, bodies: Sequence[Choice]) -> list[Party]:
    return [
        Party(
            task=task,
            role=choice.role,
            order=order,
            phrase=choice.phrase.strip()[:400],
            unit_id=choice.unit_id,
            group_id=choice.group_id,
            is_outside=choice.is_outside,
        )
        for order, choice in enumerate(bodies, start=1)
    ]


def _copy_of(party: Party, task: Task) -> Party:
    return Party(
        task=task,
        role=party.role,
        order=party.order,
        phrase=party.phrase,
        unit_id=party.unit_id,
        group_id=party.group_id,
        is_outside=party.is_outside,
        note=party.note,
    )


def _copied(task: Task) -> dict[str, Any]:
    """Return what the second half of a split takes over."""
    kept = (
        *("document", "provision", "start", "end", "confidence", "product", "is_standing", "authority_note", "field"),
        *_DUE,
    )
    return {name: getattr(task, name) for name in kept}


def _make_room_after(task: Task) -> None:
    if task.document_id is not None:
        Task.objects.filter(document_id=task.document_id, order__gt=task.order).update(order=F("order") + 1)


def _set_state(task: Task, state: TaskState, verb: str, *, by: Actor, at: datetime) -> Task:
    old = task.state
    task.state = state
    task.save(update_fields=["state"])
    _note(verb, task, by=by, at=at, old={"state": old}, new={"state": state})
    return task


def told_of(task: Task, parties: Iterable[Party]) -> dict[str, Any]:
    """Return what the journal keeps of a task with these parties, in their order."""
    due_on: date | None = task.due_on
    return {
        "text": task.text,
        "due": [task.due_kind, due_on.isoformat() if due_on else None, task.due_text],
        "product": task.product,
        "targets": [one["text"] for one in task.targets],
        "standing": task.is_standing,
        "field": str(task.field or ""),
        "bodies": [[party.role, party.phrase, party.unit_id, party.group_id, party.is_outside] for party in parties],
    }


def _told(task: Task) -> dict[str, Any]:
    return told_of(task, task.parties.order_by("order"))


def _note(
    verb: str,
    task: Task,
    *,
    by: Actor,
    at: datetime,
    old: dict[str, Any] | None = None,
    new: dict[str, Any] | None = None,
) -> None:
    record(
        Deed(verb=verb, object_type="task", object_id=task.pk, label=str(task), old=old or {}, new=new or {}),
        by=by.author,
        at=at,
    )
