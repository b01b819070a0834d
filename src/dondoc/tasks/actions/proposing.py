"""From what the reader found to proposed tasks, each body resolved where it surely can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from dondoc.documents.events import DocumentRead, DocumentWithdrawn
from dondoc.documents.models import Document
from dondoc.kernel import clock
from dondoc.organization.addressing import Resolution, resolve
from dondoc.tasks.errors import AlreadyIssued
from dondoc.tasks.models import Party, PartyRole, Task, TaskState
from dondoc.tasks.rules.dues import DueSpec, due_of_reading
from dondoc.tasks.rules.wording import title_of


def propose(document: Document, *, on: date) -> list[Task]:
    """Write one draft task for each found in the document's reading; return them in order.

    Bodies are looked up on the day `on`; what does not surely mean a unit or a group is left for a person.
    """
    found = document.reading.get("tasks") or []
    tasks = Task.objects.bulk_create(
        [_draft(document, order, proposal) for order, proposal in enumerate(found, start=1)]
    )
    phrases = {phrase for proposal in found for _role, phrase in _bodies(proposal)}
    meanings = dict(zip(phrases, resolve(list(phrases), on=on), strict=True))
    parties: list[Party] = []
    for task, proposal in zip(tasks, found, strict=True):
        parties.extend(parties_of(task, list(_bodies(proposal)), meanings))
    Party.objects.bulk_create(parties)
    return tasks


def on_document_read(event: DocumentRead) -> None:
    """Propose the tasks of a document that has just been read."""
    document = Document.objects.get(pk=event.document_id)
    propose(document, on=document.issued_on or clock.local_date(event.at))


def on_document_withdrawn(event: DocumentWithdrawn) -> None:
    """Take back the proposals of a withdrawn document. Raises `AlreadyIssued` when something of it has been sent."""
    tasks = Task.objects.filter(document_id=event.document_id)
    if tasks.filter(state__in=[TaskState.ISSUED, TaskState.ELSEWHERE]).exists():
        raise AlreadyIssued(_("Tasks of this document have been issued. Recall its assignments before withdrawing it."))
    tasks.update(state=TaskState.DROPPED)


def parties_of(
    task: Task, bodies: Sequence[tuple[PartyRole, str]], meanings: Mapping[str, Resolution]
) -> Iterator[Party]:
    """Yield unsaved parties for the named bodies, one for each unit or group a phrase means."""
    order = 0
    for role, phrase in bodies:
        meaning = meanings[phrase]
        for target in meaning.targets or (None,):
            order += 1
            yield Party(
                task=task,
                role=role,
                order=order,
                phrase=phrase,
                unit=target.unit if target else None,
                group=target.group if target else None,
                note=meaning.note,
            )


def set_due(task: Task, due: DueSpec) -> None:
    """Put the due on the task, without saving it."""
    task.due_kind = due.kind
    task.due_on = due.on
    task.due_time = due.at_time
    task.due_text = due.text[:300]
    task.term_amount = due.amount
    task.term_unit = due.unit
    task.term_event = due.event[:60]
    task.recurs_every = due.every
    task.recurs_on = due.on_day[:60]
    task.recurs_interval = due.interval


def _draft(document: Document, order: int, proposal: Mapping[str, Any]) -> Task:
    text = proposal.get("text") or proposal["quote"]
    start, end = proposal.get("span") or (None, None)
    task = Task(
        document=document,
        order=order,
        provision=(proposal.get("provision") or "")[:60],
        title=title_of(text),
        text=text,
        start=start,
        end=end,
        confidence=proposal.get("confidence"),
        product=((proposal.get("product") or {}).get("text") or "")[:300],
        targets=proposal.get("targets") or [],
    )
    set_due(task, due_of_reading(proposal.get("dues") or []))
    return task


def _bodies(proposal: Mapping[str, Any]) -> Iterator[tuple[PartyRole, str]]:
    for role, key in (
        (PartyRole.LEAD, "lead_items"),
        (PartyRole.SUPPORT, "support_items"),
        (PartyRole.SUPERVISE, "supervise"),
    ):
        for body in proposal.get(key) or []:
            yield role, body["text"]
