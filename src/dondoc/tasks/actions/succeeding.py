"""Later documents: what one that replaces, amends or recalls an earlier one does to the open tasks of that one.

Proposed from the citation, decided by a person task by task or for all at once, each with the later document as cause.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.documents.actions import open_to_units
from dondoc.documents.models import Document
from dondoc.documents.permissions import get_document_for
from dondoc.journal.actions import Deed, record
from dondoc.organization.actors import Actor
from dondoc.tasks import queries
from dondoc.tasks.actions.correcting import move_dues_of_task
from dondoc.tasks.actions.dues import move_dues
from dondoc.tasks.actions.recalling import recall_rows
from dondoc.tasks.actions.stands import change_stands
from dondoc.tasks.errors import EffectNotPossible
from dondoc.tasks.models import Assignment, DueCause, DueKind, Effect, Task, TaskState
from dondoc.tasks.permissions import CHANGE_DUE
from dondoc.tasks.queries import ProposedEffect
from dondoc.tasks.rules.effects import EffectKind
from dondoc.tasks.rules.states import BY_VERB, UNFINISHED, Verb
from dondoc.tasks.wording import RELATION_SENTENCES


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided for an earlier task: for a move into which later task, for a change until which day."""

    kind: EffectKind
    into_id: int | None = None
    due_on: date | None = None


def decide_effects(
    *, document_id: int, decisions: Mapping[int, Decision], note: str = "", by: Actor, at: datetime
) -> int:
    """Carry out what was decided for earlier tasks, by their ids, because of the later document; return how many
    assignments were touched. All or nothing.

    Raises `NotPermitted`, and `EffectNotPossible` for a task that the document does not touch or about which was
    decided meanwhile, for a change without a day, and for a move into what the document has not issued.
    """
    by.require(CHANGE_DUE)
    by.require(BY_VERB[Verb.RECALL].permission)
    with transaction.atomic():
        document = get_document_for(by, document_id)
        list(Task.objects.select_for_update().filter(pk__in=decisions).order_by("pk").values_list("pk"))
        open_effects = {one.task.pk: one for one in queries.effects_of(document)}
        missing = set(decisions) - set(open_effects)
        if missing or not decisions:
            raise EffectNotPossible(
                _("Somebody has decided meanwhile, or the work has ended. Look at the list again; nothing was changed.")
            )
        touched = 0
        for task_id, decision in sorted(decisions.items()):
            touched += _carry_out(document, open_effects[task_id], decision, note.strip(), by=by, at=at)
        return touched


def _carry_out(
    document: Document, effect: ProposedEffect, decision: Decision, note: str, *, by: Actor, at: datetime
) -> int:
    cause = _cause(document, effect, note)
    into = _into(document, decision)
    match decision.kind:
        case EffectKind.KEEP:
            touched = 0
        case EffectKind.RECALL:
            touched = recall_rows(_open_work(effect.task), cause, by=by, at=at)
        case EffectKind.CHANGE_DUE:
            if decision.due_on is None:
                raise EffectNotPossible(_("Say until which day, for each task whose due date changes."))
            touched = move_dues_of_task(effect.task, decision.due_on, DueCause.DOCUMENT, cause, by=by, at=at)
        case EffectKind.MOVE:
            if into is None:
                raise EffectNotPossible(
                    _("Work goes on only under a task that the later document has issued. Issue it first.")
                )
            touched = _move(effect.task, into, cause, by=by, at=at)
    Effect.objects.create(
        document=document,
        task=effect.task,
        relation=effect.relation.value,
        kind=decision.kind.value,
        into=into if decision.kind is EffectKind.MOVE else None,
        due_on=decision.due_on if decision.kind is EffectKind.CHANGE_DUE else None,
        touched=touched,
        note=note[:500],
        decided_at=at,
        decided_by_name=by.name[:120],
    )
    told = {"kind": decision.kind.value, "document": str(document), "assignments": touched, "into": str(into or "")}
    record(Deed("task.touched", "task", effect.task.pk, str(effect.task), new=told, reason=cause), by=by.author, at=at)
    return touched


def _cause(document: Document, effect: ProposedEffect, note: str) -> str:
    said = RELATION_SENTENCES[effect.relation] % {"later": document, "earlier": effect.task.document}
    return f"{said} {note}".strip()


def _into(document: Document, decision: Decision) -> Task | None:
    if decision.into_id is None:
        return None
    return Task.objects.filter(pk=decision.into_id, document=document, state=TaskState.ISSUED).first()


def _open_work(task: Task) -> list[Assignment]:
    """Lock the unfinished assignments of the task, with their parts and periods."""
    rows = Assignment.objects.select_for_update(of=("self",)).filter(task=task, state__in=UNFINISHED)
    return list(rows.select_related("task", "unit").order_by("pk"))


def _move(task: Task, into: Task, cause: str, *, by: Actor, at: datetime) -> int:
    """Let the open work go on under the later clause, with its parts, its dates and its history.

    A unit that the later clause has sent the work to anew goes on there: its old assignment is taken back.
    """
    rows = _open_work(task)
    sent = Assignment.objects.filter(~queries.IS_BELOW, task=into).values_list("unit_id", "first_unit_id")
    anew = {pk for pair in sent for pk in pair}
    ended = {one.pk for one in rows if not one.is_below and {one.unit_id, one.first_unit_id} & anew}
    below = _tops(rows)
    recalled = [one for one in rows if below[one.pk] in ended]
    kept = [one for one in rows if below[one.pk] not in ended]
    recall_rows(recalled, cause, by=by, at=at)
    Assignment.objects.filter(pk__in=[one.pk for one in kept]).update(task=into)
    for one in kept:
        one.task = into
    change_stands(kept, at=at)
    record(
        *(
            Deed(
                "assignment.moved-on",
                "assignment",
                one.pk,
                str(one),
                {"task": str(task)},
                {"task": str(into)},
                reason=cause,
            )
            for one in kept
        ),
        by=by.author,
        at=at,
    )
    if into.document_id is not None:
        open_to_units({into.document_id: {one.unit_id for one in kept}})
    if into.due_kind == DueKind.DATE:
        wholes = {one.pk: into.due_on for one in kept if not one.is_below}
        move_dues(kept, wholes, cause=DueCause.DOCUMENT, reason=cause, by=by, at=at)
    return len(rows)


def _tops(rows: list[Assignment]) -> dict[int, int]:
    """Return for each assignment the id of the whole that it belongs to, itself where it is one."""
    parents = {one.pk: one.parent_id for one in rows if one.is_below}
    found = {}
    for one in rows:
        top = one.pk
        while top in parents and (above := parents[top]) is not None:
            top = above
        found[one.pk] = top
    return found
