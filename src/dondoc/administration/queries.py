"""Reading for those who run an installation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import QuerySet

from dondoc.administration.models import Sheet, SheetKind
from dondoc.administration.permissions import visible_entries
from dondoc.journal.models import Entry, Seal
from dondoc.kernel.clock import local_date
from dondoc.organization.actors import Actor
from dondoc.organization.models import Appointment
from dondoc.organization.queries import units_on
from dondoc.tasks.models import PartyRole
from dondoc.tasks.permissions import TEXTS, visible_to
from dondoc.tasks.rules.states import State
from dondoc.ui.annex import Cell

JOURNAL_ORDER = ("-id",)


def journal(
    by: Actor, *, object_type: str = "", object_id: int | None = None, person_id: int | None = None
) -> QuerySet[Entry]:
    """Return what the actor may read of the journal: all, of one object, or of what one person did."""
    entries = visible_entries(by)
    if object_type and object_id is not None:
        entries = entries.filter(object_type=object_type, object_id=object_id)
    if person_id is not None:
        entries = entries.filter(person_id=person_id)
    return entries


def last_seal() -> Seal | None:
    """Return the newest seal of the journal."""
    return Seal.objects.order_by("-number").first()


def unsealed_since() -> datetime | None:
    """Return when the oldest entry was recorded that no seal covers; None when all are covered."""
    seal = last_seal()
    rows = Entry.objects.filter(id__gt=seal.last_entry_id) if seal else Entry.objects.all()
    return rows.order_by("id").values_list("recorded_at", flat=True).first()


def sheets_of(by: Actor) -> QuerySet[Sheet]:
    """Return the spreadsheets the actor gave, newest first, without their rows."""
    return Sheet.objects.filter(by_id=by.person_id).defer("rows", "headings").order_by("-id")


def rows_to_export(by: Actor, kind: SheetKind, *, on: date) -> Iterator[list[Cell]]:
    """Yield the rows of the list as it stands on the day, in the columns in which it is taken in; of tasks, the leads'
    work that the actor may see."""
    match kind:
        case SheetKind.UNITS:
            for unit in units_on(on).select_related("parent"):
                above = unit.parent.code if unit.parent else ""
                dates = [unit.valid_from, unit.valid_to]
                yield [unit.code, unit.name, unit.short_name, unit.kind, above, unit.head_title, *dates]
        case SheetKind.PEOPLE:
            held = Appointment.objects.valid_on(on).select_related("person", "post__unit")
            for row in held.order_by("post__unit__code", "-post__is_head", "person__username"):
                who, post = row.person, row.post
                is_head = "x" if post.is_head else ""
                seat = [post.unit.code, post.title, is_head, row.valid_from, row.decision]
                yield [who.username, who.full_name, who.email, *seat]
        case SheetKind.BACKLOG:
            yield from _work(by)


def _work(by: Actor) -> Iterator[list[Cell]]:
    rows = visible_to(by).select_related("task__document", "unit").order_by("task_id", "pk")
    supports: dict[int, list[str]] = {}
    for task_id, name in rows.filter(role=PartyRole.SUPPORT).values_list("task_id", "unit__name"):
        supports.setdefault(task_id, []).append(name)
    for one in rows.filter(role=PartyRole.LEAD).defer(*TEXTS).iterator(2000):
        task = one.task
        code = task.document.code if task.document else task.provision
        done = one.submitted_at and local_date(one.submitted_at) if one.state == State.CONFIRMED else None
        support = "; ".join(supports.get(task.pk, ()))
        state = _STATE_WORDS.get(State(one.state), "đang thực hiện")
        yield [code, task.text, one.unit.name, support, one.due_on, state, done, task.product]


_STATE_WORDS = {State.SENT: "chưa thực hiện", State.CONFIRMED: "hoàn thành"}
