"""Reading dissemination: what waits for an official, and how far a document has reached, unit by unit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet

from dondoc.documents.models import Acknowledgement, Dissemination, Document, DocumentReader
from dondoc.documents.permissions import (
    HEAVY,
    HEAVY_OF_DOCUMENT,
    acknowledgements_of,
    disseminations_visible_to,
    visible_to,
)
from dondoc.notices.models import Notice
from dondoc.organization.actors import Actor
from dondoc.organization.models import Appointment, Unit

DISSEMINATION_ORDER = ("-required_at", "-id")
ACKNOWLEDGEMENT_ORDER = ("person__full_name", "id")
_OPEN = Q(given_at__isnull=True, lapsed_at__isnull=True)


class Answer(StrEnum):
    """How an official stands to a document that he was to acknowledge; late ones are among the given."""

    WAITING = "waiting"
    GIVEN = "given"
    LATE = "late"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a document has reached the officials of one unit, or of several together.

    `reached` are those who have to acknowledge it, `given` those of them who did, `late` those of these who did after
    the due date. `left` did not and have to no longer; they are in no other number.
    """

    reached: int
    given: int
    late: int
    left: int
    dissemination: Dissemination | None = None

    @property
    def waiting(self) -> int:
        """How many still have to."""
        return self.reached - self.given

    @property
    def share(self) -> float | None:
        """The part that acknowledged it, from 0 to 1; None when nobody has to."""
        return self.given / self.reached if self.reached else None


def coverage_of(document: Document, actor: Actor) -> tuple[Coverage, list[Coverage]]:
    """Return the sum, and the coverage of each unit the actor may know of, the least covered first. One query.

    A unit in which it is required no longer stays as long as somebody there acknowledged it.
    """
    rows = disseminations_visible_to(actor).filter(document=document).select_related("unit")
    counted = rows.annotate(
        reached=Count("acknowledgements", filter=Q(acknowledgements__lapsed_at__isnull=True)),
        given=Count("acknowledgements", filter=Q(acknowledgements__given_at__isnull=False)),
        late=Count("acknowledgements", filter=Q(acknowledgements__given_at__date__gt=F("due_on"))),
        left=Count("acknowledgements", filter=Q(acknowledgements__lapsed_at__isnull=False)),
    )
    standing = counted.filter(Q(ended_at__isnull=True) | Q(given__gt=0)).order_by("unit__name", "pk")
    units = [Coverage(row.reached, row.given, row.late, row.left, row) for row in standing]
    units.sort(key=lambda one: 2.0 if one.share is None else one.share)
    return _sum(units), units


def _sum(units: Sequence[Coverage]) -> Coverage:
    return Coverage(
        sum(one.reached for one in units),
        sum(one.given for one in units),
        sum(one.late for one in units),
        sum(one.left for one in units),
    )


def acknowledgements_in(dissemination: Dissemination, answer: Answer) -> QuerySet[Acknowledgement]:
    """Return who stands so to the document in the unit, with person and post; to be paged by
    `ACKNOWLEDGEMENT_ORDER`."""
    rows = dissemination.acknowledgements.select_related("person", "post__unit")
    match answer:
        case Answer.WAITING:
            return rows.filter(_OPEN)
        case Answer.GIVEN:
            return rows.filter(given_at__isnull=False)
        case Answer.LATE:
            return rows.filter(given_at__date__gt=dissemination.due_on)
        case Answer.LEFT:
            return rows.filter(lapsed_at__isnull=False)


def disseminated(actor: Actor) -> QuerySet[Document]:
    """Return the documents that are disseminated in units the actor may know of, the last required first.

    Each has `required_at`, `due_on` (its last), `units`, `reached` and `given` over those units; to be paged by
    `DISSEMINATION_ORDER`.
    """
    within = Q(disseminations__in=disseminations_visible_to(actor))
    here = Q(disseminations__acknowledgements__lapsed_at__isnull=True)
    return (
        visible_to(actor)
        .defer(*HEAVY)
        .filter(within)
        .annotate(
            required_at=Max("disseminations__required_at"),
            due_on=Max("disseminations__due_on"),
            units=Count("disseminations", distinct=True),
            reached=Count("disseminations__acknowledgements", filter=here),
            given=Count(
                "disseminations__acknowledgements", filter=Q(disseminations__acknowledgements__given_at__isnull=False)
            ),
        )
    )


def to_acknowledge(actor: Actor) -> QuerySet[Acknowledgement]:
    """Return what the actor has to acknowledge, the first due first; withdrawn documents ask for nothing."""
    rows = acknowledgements_of(actor).filter(_OPEN, document__withdrawn_at__isnull=True)
    return (
        rows.select_related("document", "dissemination")
        .defer(*HEAVY_OF_DOCUMENT)
        .order_by("dissemination__due_on", "pk")
    )


def given_by(actor: Actor) -> QuerySet[Acknowledgement]:
    """Return what the actor has acknowledged, the last first."""
    rows = acknowledgements_of(actor).filter(given_at__isnull=False)
    return rows.select_related("document", "dissemination").defer(*HEAVY_OF_DOCUMENT).order_by("-given_at", "-pk")


def own_acknowledgement(actor: Actor, document: Document) -> Acknowledgement | None:
    """Return the actor's acknowledgement of the document, given or still to give; None when he is not asked."""
    return acknowledgements_of(actor).select_related("dissemination").filter(document=document).first()


def units_with_work_in(document: Document, *, on: date) -> QuerySet[Unit]:
    """Return the units of the day that have work in the document."""
    return Unit.objects.valid_on(on).filter(
        Exists(DocumentReader.objects.filter(document=document, unit=OuterRef("pk")))
    )


def units_to_ask(document: Document, unit_ids: Collection[int], *, on: date) -> QuerySet[Unit]:
    """Return those of the units that exist on the day and in which the document is not required yet."""
    standing = document.disseminations.filter(ended_at__isnull=True).values("unit")
    return Unit.objects.valid_on(on).filter(pk__in=unit_ids).exclude(pk__in=standing).order_by("pk")


def officials_within(unit_ids: Collection[int], *, on: date) -> int:
    """Return how many people hold a post in the units, or below them, on the day. Two queries."""
    wanted = {str(unit_id) for unit_id in unit_ids}
    paths = Unit.objects.valid_on(on).values_list("pk", "path")
    within = [pk for pk, path in paths if not wanted.isdisjoint(path.split("/"))]
    rows = Appointment.objects.valid_on(on).filter(post__unit_id__in=within)
    return rows.aggregate(number=Count("person", distinct=True))["number"] or 0


def required_in(document_id: int, unit_ids: Collection[int]) -> tuple[int, int]:
    """Return in how many of the units the document is required, and of how many officials there."""
    standing = Dissemination.objects.filter(document=document_id, unit_id__in=unit_ids, ended_at__isnull=True)
    asked = Acknowledgement.objects.filter(dissemination__in=standing, lapsed_at__isnull=True)
    return standing.count(), asked.count()


def still_waiting(notices: Sequence[Notice], on: date) -> set[int]:
    """Return which of the messages, told about documents to acknowledge, still concern their readers."""
    waiting = set(
        Acknowledgement.objects.filter(
            _OPEN,
            document_id__in={one.subject_id for one in notices},
            person_id__in={one.person_id for one in notices},
            document__withdrawn_at__isnull=True,
        ).values_list("document_id", "person_id")
    )
    return {one.pk for one in notices if (one.subject_id, one.person_id) in waiting}
