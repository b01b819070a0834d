"""Whom a document asks: every official of the day, in the units where it is required and below them."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Exists, OuterRef

from dondoc.documents.models import Acknowledgement, Document
from dondoc.kernel.writing import write_rows
from dondoc.organization.models import Appointment, Unit
from dondoc.organization.queries import successors_of


def reach(document: Document, *, on: date, at: datetime) -> list[Acknowledgement]:
    """Ask every official of the day whom the document has not asked, or had released; return whom it asks now.

    Who holds several posts is reached in the one he leads, else in the first. Three queries, and the writing.
    """
    within = _within(document, on=on)
    asked = document.acknowledgements.filter(person=OuterRef("person"), lapsed_at__isnull=True)
    appointments = (
        Appointment.objects.valid_on(on)
        .filter(~Exists(asked), post__unit_id__in=within)
        .order_by("-post__is_head", "pk")
        .values_list("person_id", "post_id", "post__unit_id")
    )
    posts: dict[int, tuple[int, int]] = {}
    for person_id, post_id, unit_id in appointments:
        posts.setdefault(person_id, (post_id, within[unit_id]))
    released = {row.person_id: row for row in document.acknowledgements.filter(lapsed_at__isnull=False)}
    new: list[Acknowledgement] = []
    again: list[Acknowledgement] = []
    for person_id, (post_id, dissemination_id) in posts.items():
        row = released.get(person_id) or Acknowledgement(document=document, person_id=person_id)
        row.post_id, row.dissemination_id, row.asked_at, row.lapsed_at = post_id, dissemination_id, at, None
        (new if row.pk is None else again).append(row)
    write_rows(new)
    Acknowledgement.objects.bulk_update(again, ["post", "dissemination", "asked_at", "lapsed_at"], batch_size=500)
    return new + again


def _within(document: Document, *, on: date) -> dict[int, int]:
    """Return by which dissemination each unit of the day is reached: the closest of those above it, itself included.

    Where a unit has ended, the units that have its work stand in its place.
    """
    standing = list(document.disseminations.filter(ended_at__isnull=True).select_related("unit"))
    reached = {one.unit_id: one.pk for one in standing}
    ended = {one.unit_id: one for one in standing if not one.unit.is_valid_on(on)}
    for unit_id, heirs in successors_of([one.unit for one in ended.values()], on=on).items():
        for heir in heirs:
            reached.setdefault(heir.pk, ended[unit_id].pk)
    found: dict[int, int] = {}
    for unit_id, path in Unit.objects.valid_on(on).values_list("pk", "path"):
        above = [int(part) for part in path.split("/") if part]
        closest = next((reached[one] for one in reversed(above) if one in reached), None)
        if closest is not None:
            found[unit_id] = closest
    return found
