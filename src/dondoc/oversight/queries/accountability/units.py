"""How units answered: from the stands of their work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, Case, Count, DateField, ExpressionWrapper, F, Q, QuerySet, Value, When
from django.db.models.functions import TruncDate

from dondoc.journal.models import Entry
from dondoc.kernel.clock import HOME, local_date
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit
from dondoc.oversight.permissions import accountable_units
from dondoc.oversight.queries import WATCHED_ROLES
from dondoc.oversight.queries.accountability.desks import (
    AT_DESK,
    DECLINED,
    Answer,
    Clip,
    Declined,
    Desk,
    Lying,
)
from dondoc.tasks.models import Extension, Passage, PassageCause, Stand
from dondoc.tasks.permissions import WORDS_THERE
from dondoc.tasks.rules.states import State
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import WorkingCalendar
from dondoc.workcalendar.rules.periods import Period

_SENT = ExpressionWrapper(Q(state=State.SENT.value), output_field=BooleanField())


def answers_of_units(actor: Actor, period: Period, *, today: date) -> list[tuple[Unit, Answer]]:
    """Return how each unit answered in the period, the most days first. Seven queries, however many units."""
    clip = Clip(period, today)
    calendar = working_calendar()
    found: dict[int, dict[str, int]] = defaultdict(dict)
    found.update(_days_by_unit(_lying(actor, clip), clip, calendar))
    counted: list[tuple[QuerySet[Any, Any], str]] = [
        (_held_by_unit(_lying(actor, clip), clip), "unit_id"),
        (passed_on(actor, clip).values("old_unit_id").annotate(passed_on=Count("pk")), "old_unit_id"),
        (declined(actor, clip).values("unit_id").annotate(declined=Count("pk")), "unit_id"),
        (_requests_by_unit(actor, clip), "assignment__unit_id"),
    ]
    for rows, unit in counted:
        for row in rows.order_by():
            found[row.pop(unit)].update(row)
    units = Unit.objects.in_bulk(found.keys())
    return sorted(
        ((units[pk], Answer(**values)) for pk, values in found.items()), key=lambda one: (-one[1].days, one[0].name)
    )


def _days_by_unit(rows: QuerySet[Stand], clip: Clip, calendar: WorkingCalendar) -> dict[int, dict[str, int]]:
    """Sum the working days of each unit: those of all ends less those of all beginnings, counted by day. So a million
    stands come back as a few rows for each unit and day; what began before the period adds nothing. Two queries."""
    sums: dict[int, dict[str, int]] = defaultdict(lambda: {"days": 0, "idle": 0})
    ended = Case(When(_still(clip), then=Value(clip.last)), default=_day("until"), output_field=DateField())
    for some, day, sign in ((rows, ended, 1), (rows.filter(since__gte=clip.start), _day("since"), -1)):
        counted = some.annotate(is_idle=_SENT, on=day).values("unit_id", "is_idle", "on").annotate(number=Count("pk"))
        for row in counted.order_by():
            days = sign * row["number"] * calendar.working_days_between(clip.eve, row["on"])
            sums[row["unit_id"]]["days"] += days
            sums[row["unit_id"]]["idle"] += days if row["is_idle"] else 0
    return sums


def _day(moment: str) -> TruncDate:
    return TruncDate(moment, tzinfo=HOME)


def _held_by_unit(rows: QuerySet[Stand], clip: Clip) -> QuerySet[Stand, Any]:
    still = Q(state=State.SENT.value) & _still(clip)
    return rows.values("unit_id").annotate(
        held=Count("assignment", distinct=True), untouched=Count("assignment", filter=still, distinct=True)
    )


def _still(clip: Clip) -> Q:
    return Q(until__isnull=True) | Q(until__gte=clip.end)


def _requests_by_unit(actor: Actor, clip: Clip) -> QuerySet[Extension, Any]:
    rows = requests(actor, clip).values("assignment__unit_id")
    return rows.annotate(requests=Count("pk"), late_requests=Count("pk", filter=Q(was_late=True)))


def _lying(actor: Actor, clip: Clip, *, unit_id: int | None = None) -> QuerySet[Stand]:
    return _of_units(actor, Stand.objects.all(), "unit_id", unit_id).filter(
        Q(until__isnull=True) | Q(until__gt=clip.start),
        since__lt=clip.end,
        state__in=AT_DESK,
        role__in=WATCHED_ROLES,
        is_delegated=False,
    )


def lying_of_unit(actor: Actor, clip: Clip, unit_id: int, *, idle: bool = False) -> QuerySet[Stand]:
    """Return the stands behind a unit's days, of those before its first action with `idle`: `as_lying` counts each."""
    rows = _lying(actor, clip, unit_id=unit_id)
    if idle:
        rows = rows.filter(state=State.SENT.value)
    return rows.select_related("assignment__task__document").defer(*WORDS_THERE)


def as_lying(stands: Sequence[Stand], clip: Clip, calendar: WorkingCalendar) -> Iterator[Lying]:
    """Yield what each stand adds to the days of its unit."""
    for stand in stands:
        days = clip.days(stand.since, stand.until, calendar)
        until = local_date(stand.until) if stand.until else None
        is_new = stand.state == State.SENT
        is_untouched = is_new and clip.reaches_its_end(stand.until)
        yield Lying(
            stand.assignment, local_date(stand.since), until, days, days if is_new else 0, is_untouched=is_untouched
        )


def untouched_of_unit(actor: Actor, clip: Clip, unit_id: int) -> QuerySet[Stand]:
    """Return the stands behind how much of a unit's work had seen no action by the end of the period."""
    return lying_of_unit(actor, clip, unit_id, idle=True).filter(_still(clip))


def passed_on(actor: Actor, clip: Clip, *, unit_id: int | None = None) -> QuerySet[Passage]:
    """Return the passages of the period from a unit to another; what it declined is counted as that."""
    gone = Passage.objects.exclude(new_unit=F("old_unit")).exclude(cause=PassageCause.ADDRESS)
    rows = _of_units(actor, gone, "old_unit_id", unit_id)
    rows = rows.filter(at__gte=clip.start, at__lt=clip.end)
    return rows.select_related("assignment__task__document", "new_unit", "new_person").defer(*WORDS_THERE)


def declined(actor: Actor, clip: Clip, *, unit_id: int | None = None) -> QuerySet[Stand]:
    """Return the stands as declined that began in the period: work that its unit sent back to the Office."""
    rows = _of_units(actor, Stand.objects.filter(state=State.DECLINED.value), "unit_id", unit_id)
    rows = rows.filter(since__gte=clip.start, since__lt=clip.end, is_delegated=False)
    return rows.select_related("assignment__task__document").defer(*WORDS_THERE)


def requests(actor: Actor, clip: Clip, *, unit_id: int | None = None) -> QuerySet[Extension]:
    """Return the requests for more time of the period, of the work that a unit has now."""
    rows = _of_units(actor, Extension.objects.all(), "assignment__unit_id", unit_id)
    rows = rows.filter(asked_at__gte=clip.start, asked_at__lt=clip.end)
    return rows.select_related("assignment__task__document").defer(*WORDS_THERE)


def _of_units(actor: Actor, rows: QuerySet[Any], name: str, unit_id: int | None) -> QuerySet[Any]:
    units = accountable_units(actor)
    if unit_id is not None:
        rows = rows.filter(**{name: unit_id})
    return rows if units is None else rows.filter(**{f"{name}__in": units})


def desk_of_unit(actor: Actor, unit_id: int, period: Period, *, today: date) -> Desk:
    """Return what lay with the unit, of what the actor may see figures of. Six queries."""
    clip, calendar = Clip(period, today), working_calendar()
    stands = list(lying_of_unit(actor, clip, unit_id).order_by("since", "pk"))
    return Desk(
        list(as_lying(stands, clip, calendar)),
        list(passed_on(actor, clip, unit_id=unit_id).order_by("at", "pk")),
        as_declined(list(declined(actor, clip, unit_id=unit_id).order_by("since", "pk"))),
        list(requests(actor, clip, unit_id=unit_id).order_by("asked_at", "pk")),
        len({one.assignment_id for one in stands if one.state == State.SENT and clip.reaches_its_end(one.until)}),
    )


def as_declined(stands: Sequence[Stand]) -> list[Declined]:
    """Return the stands as declined with the reason that the journal keeps of each. One query."""
    ids = [one.assignment_id for one in stands]
    entries = Entry.objects.filter(object_type="assignment", object_id__in=ids, verb=DECLINED).order_by("pk")
    said: dict[int, list[tuple[datetime, str]]] = defaultdict(list)
    for object_id, at, reason in entries.values_list("object_id", "recorded_at", "reason"):
        said[object_id].append((at, reason))
    return [Declined(one.assignment, one.since, _last_said(said[one.assignment_id], one.since)) for one in stands]


def _last_said(said: Sequence[tuple[datetime, str]], at: datetime) -> str:
    return next((reason for moment, reason in reversed(said) if moment <= at), "")
