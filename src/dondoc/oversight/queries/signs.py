"""Truth signs of a period, for the Office: what was said of work that makes somebody look twice."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Length, Trim

from dondoc.journal.models import Entry
from dondoc.kernel.clock import day_bounds
from dondoc.organization.actors import Actor
from dondoc.oversight.permissions import checkable_by
from dondoc.oversight.rules.signs import FEWEST_LETTERS, Sign, is_mass, last_days_from
from dondoc.tasks.models import Evidence, Report, Stand
from dondoc.tasks.permissions import WORDS_THERE
from dondoc.tasks.rules.states import State
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules.periods import Period


@dataclass(frozen=True, slots=True)
class Closing:
    """How many pieces of work a unit handed in during the last working days of a period, `of` all in the period."""

    unit_id: int
    name: str
    at_the_end: int
    of: int


def reports_with(sign: Sign, actor: Actor, period: Period, *, unit_id: int | None = None) -> QuerySet[Report]:
    """Return the reports of the period that bear the sign, of work the actor may check, each with its assignment.

    `Sign.MASS` gives what was handed in during the last days, of one unit. Raises `ValueError` for `Sign.REOPENED`,
    which no report bears: `reopened`.
    """
    rows = _reports(actor, period)
    match sign:
        case Sign.NO_PRODUCT:
            rows = rows.filter(_bare(), is_submission=True, product="").exclude(assignment__task__product="")
        case Sign.EMPTY:
            said_before = Report.objects.filter(
                assignment=OuterRef("assignment"), done=OuterRef("done"), pk__lt=OuterRef("pk")
            )
            rows = rows.annotate(letters=Length(Trim("done"))).filter(
                Q(letters__lt=FEWEST_LETTERS) | Exists(said_before), _bare(), is_submission=False
            )
        case Sign.MASS:
            start, _end = day_bounds(last_days_from(period.last, working_calendar()))
            rows = rows.filter(is_submission=True, at__gte=start)
        case Sign.REOPENED:
            raise ValueError("no report is reopened")
    if unit_id is not None:
        rows = rows.filter(assignment__unit_id=unit_id)
    return rows.select_related("assignment__task__document", "assignment__unit").defer(*WORDS_THERE)


def reopened(actor: Actor, period: Period) -> QuerySet[Stand]:
    """Return the stands as confirmed that ended in the period because the work was opened again, with `until` as the
    moment of it."""
    start, end = _bounds(period)
    again = Stand.objects.filter(assignment=OuterRef("assignment"), since=OuterRef("until"), state=State.RETURNED.value)
    rows = Stand.objects.filter(
        Exists(again),
        assignment__in=checkable_by(actor),
        state=State.CONFIRMED.value,
        until__gte=start,
        until__lt=end,
    )
    return rows.select_related("assignment__task__document", "assignment__unit").defer(*WORDS_THERE)


def whys_of_reopening(stands: list[Stand]) -> dict[tuple[int, object], Entry]:
    """Return the journal's entry of each reopening, by assignment and moment. One query."""
    entries = Entry.objects.filter(
        object_type="assignment", object_id__in=[one.assignment_id for one in stands], verb="assignment.reopen"
    )
    return {(entry.object_id, entry.recorded_at): entry for entry in entries}


def closings(actor: Actor, period: Period) -> list[Closing]:
    """Return the units that handed in a mass of work just before the period's cut-off, the largest first. One query."""
    start, _end = day_bounds(last_days_from(period.last, working_calendar()))
    rows = _reports(actor, period).filter(is_submission=True).values("assignment__unit_id")
    counted = rows.annotate(
        name=F("assignment__unit__name"),
        at_the_end=Count("assignment", filter=Q(at__gte=start), distinct=True),
        of=Count("assignment", distinct=True),
    ).order_by("-at_the_end", "name")
    found = (Closing(row["assignment__unit_id"], row["name"], row["at_the_end"], row["of"]) for row in counted)
    return [one for one in found if is_mass(one.at_the_end, one.of)]


def _reports(actor: Actor, period: Period) -> QuerySet[Report]:
    start, end = _bounds(period)
    return Report.objects.filter(assignment__in=checkable_by(actor), at__gte=start, at__lt=end)


def _bounds(period: Period) -> tuple[object, object]:
    return day_bounds(period.first)[0], day_bounds(period.last)[1]


def _bare() -> Q:
    """Say of a report that no file shows what it says."""
    return Q(~Exists(Evidence.objects.filter(report=OuterRef("pk"))))
