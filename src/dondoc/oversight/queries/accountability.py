"""How desks answered for their work in a period: from stands, passages, requests and the journal, and nothing else.

A unit's desk has the work its stands say; a person's has what passages put him in charge of. Days are working days on
which the work was for the desk to move (`AT_DESK`): what waits for confirmation or is suspended lies with nobody here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, Case, Count, DateField, ExpressionWrapper, F, Q, QuerySet, Value, When
from django.db.models.functions import TruncDate

from dondoc.journal.models import Entry
from dondoc.kernel.clock import HOME, day_bounds, local_date
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit
from dondoc.oversight.permissions import accountable_units
from dondoc.oversight.queries import WATCHED_ROLES
from dondoc.tasks.models import Assignment, Extension, Passage, PassageCause, Stand
from dondoc.tasks.permissions import TEXTS, visible_to
from dondoc.tasks.rules.states import AT_WORK, State, Verb
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import WorkingCalendar
from dondoc.workcalendar.rules.periods import Period

AT_DESK = tuple(sorted(state.value for state in AT_WORK | {State.SENT}))
"""States in which the work is for its desk to move."""
_DECLINED = f"assignment.{Verb.DECLINE.value}"
_SENT = ExpressionWrapper(Q(state=State.SENT.value), output_field=BooleanField())
_BULKY = ("assignment__task__text", "assignment__task__targets", *(f"assignment__{name}" for name in TEXTS))


@dataclass(frozen=True, slots=True)
class Answer:
    """How a desk answered for its work in a period.

    `held` pieces of work lay there, `days` working days together, `idle` of them before the desk's first action;
    `untouched` of them had seen none by the end. `passed_on` and `declined` are how often it gave work away or back,
    `requests` how often it asked for more time, `late_requests` after the due date.
    """

    held: int = 0
    days: int = 0
    idle: int = 0
    untouched: int = 0
    passed_on: int = 0
    declined: int = 0
    requests: int = 0
    late_requests: int = 0


@dataclass(frozen=True, slots=True)
class Lying:
    """That an assignment lay at a desk for some days of the period: from one to another, included, and of its working
    days how many before the desk's first action. `until_on` is None where it lies there still; it is untouched when the
    desk had done nothing with it by the end."""

    assignment: Assignment
    from_on: date
    until_on: date | None
    days: int
    idle: int
    is_untouched: bool = False


@dataclass(frozen=True, slots=True)
class Clip:
    """The moments and days of a period as far as it has come by `today`."""

    period: Period
    today: date

    @property
    def start(self) -> datetime:
        """The first moment."""
        return day_bounds(self.period.first)[0]

    @property
    def end(self) -> datetime:
        """The first moment after the last."""
        return day_bounds(self.period.last)[1]

    @property
    def eve(self) -> date:
        """The day before the first: what lay there from earlier on is counted from its end."""
        return self.period.first - timedelta(days=1)

    @property
    def last(self) -> date:
        """The last day that has come."""
        return min(self.period.last, self.today)

    def days(self, since: datetime, until: datetime | None, calendar: WorkingCalendar) -> int:
        """Return the working days after the day of `since` up to that of `until`, within the period."""
        first = self.eve if since < self.start else local_date(since)
        last = self.last if until is None or until >= self.end else local_date(until)
        return max(0, calendar.working_days_between(first, last))


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
    return rows.select_related("assignment__task__document").defer(*_BULKY)


def as_lying(stands: Sequence[Stand], clip: Clip, calendar: WorkingCalendar) -> Iterator[Lying]:
    """Yield what each stand adds to the days of its unit."""
    for stand in stands:
        days = clip.days(stand.since, stand.until, calendar)
        until = local_date(stand.until) if stand.until else None
        is_new = stand.state == State.SENT
        is_untouched = is_new and _lies_to_the_end(stand.until, clip)
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
    return rows.select_related("assignment__task__document", "new_unit", "new_person").defer(*_BULKY)


def declined(actor: Actor, clip: Clip, *, unit_id: int | None = None) -> QuerySet[Stand]:
    """Return the stands as declined that began in the period: work that its unit sent back to the Office."""
    rows = _of_units(actor, Stand.objects.filter(state=State.DECLINED.value), "unit_id", unit_id)
    rows = rows.filter(since__gte=clip.start, since__lt=clip.end, is_delegated=False)
    return rows.select_related("assignment__task__document").defer(*_BULKY)


def requests(actor: Actor, clip: Clip, *, unit_id: int | None = None) -> QuerySet[Extension]:
    """Return the requests for more time of the period, of the work that a unit has now."""
    rows = _of_units(actor, Extension.objects.all(), "assignment__unit_id", unit_id)
    rows = rows.filter(asked_at__gte=clip.start, asked_at__lt=clip.end)
    return rows.select_related("assignment__task__document").defer(*_BULKY)


def _of_units(actor: Actor, rows: QuerySet[Any], name: str, unit_id: int | None) -> QuerySet[Any]:
    units = accountable_units(actor)
    if unit_id is not None:
        rows = rows.filter(**{name: unit_id})
    return rows if units is None else rows.filter(**{f"{name}__in": units})


@dataclass(frozen=True, slots=True)
class Declined:
    """That a desk sent an assignment back to the Office, when, and why."""

    assignment: Assignment
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything behind the figures of a desk in a period."""

    lying: Sequence[Lying]
    passed_on: Sequence[Passage]
    declined: Sequence[Declined]
    requests: Sequence[Extension]
    untouched: int

    @property
    def answer(self) -> Answer:
        """Return the figures."""
        return Answer(
            held=len({one.assignment.pk for one in self.lying}),
            days=sum(one.days for one in self.lying),
            idle=sum(one.idle for one in self.lying),
            untouched=self.untouched,
            passed_on=len(self.passed_on),
            declined=len(self.declined),
            requests=len(self.requests),
            late_requests=sum(one.was_late for one in self.requests),
        )


def desk_of_unit(actor: Actor, unit_id: int, period: Period, *, today: date) -> Desk:
    """Return what lay with the unit, of what the actor may see figures of. Six queries."""
    clip, calendar = Clip(period, today), working_calendar()
    stands = list(lying_of_unit(actor, clip, unit_id).order_by("since", "pk"))
    return Desk(
        list(as_lying(stands, clip, calendar)),
        list(passed_on(actor, clip, unit_id=unit_id).order_by("at", "pk")),
        as_declined(list(declined(actor, clip, unit_id=unit_id).order_by("since", "pk"))),
        list(requests(actor, clip, unit_id=unit_id).order_by("asked_at", "pk")),
        len({one.assignment_id for one in stands if one.state == State.SENT and _lies_to_the_end(one.until, clip)}),
    )


def as_declined(stands: Sequence[Stand]) -> list[Declined]:
    """Return the stands as declined with the reason that the journal keeps of each. One query."""
    ids = [one.assignment_id for one in stands]
    entries = Entry.objects.filter(object_type="assignment", object_id__in=ids, verb=_DECLINED).order_by("pk")
    said: dict[int, list[tuple[datetime, str]]] = defaultdict(list)
    for object_id, at, reason in entries.values_list("object_id", "recorded_at", "reason"):
        said[object_id].append((at, reason))
    return [Declined(one.assignment, one.since, _last_said(said[one.assignment_id], one.since)) for one in stands]


def _last_said(said: Sequence[tuple[datetime, str]], at: datetime) -> str:
    return next((reason for moment, reason in reversed(said) if moment <= at), "")


def _lies_to_the_end(until: datetime | None, clip: Clip) -> bool:
    return until is None or until >= clip.end


def desk_of_person(actor: Actor, person_id: int, period: Period, *, today: date) -> Desk:
    """Return what lay with the person who was in charge of it, of what the actor may see, or all of it if it is he.

    What a head answers for without being named in charge of it stands with his unit. Idle are the days from when work
    came to him to his first own entry in the journal about it. Seven queries.
    """
    clip, calendar = Clip(period, today), working_calendar()
    work = _work_of(actor, person_id)
    spans = _spans(work, person_id)
    stands: dict[int, list[Stand]] = defaultdict(list)
    for stand in Stand.objects.filter(
        Q(until__isnull=True) | Q(until__gt=clip.start), assignment_id__in=spans, since__lt=clip.end, state__in=AT_DESK
    ):
        stands[stand.assignment_id].append(stand)
    entries = list(
        Entry.objects.filter(person_id=person_id, object_type="assignment", object_id__in=spans).order_by("recorded_at")
    )
    acted: dict[int, list[datetime]] = defaultdict(list)
    for entry in entries:
        acted[entry.object_id].append(entry.recorded_at)
    lying, untouched = [], 0
    for pk, own in spans.items():
        for since, until in own:
            first_act = next((at for at in acted[pk] if at >= since), None)
            found = [_lay(work[pk], stand, since, until, first_act, clip, calendar) for stand in stands[pk]]
            is_untouched = _lies_to_the_end(until, clip) and (first_act or clip.end) >= clip.end
            lying += [replace(one, is_untouched=is_untouched) for one in found if one is not None]
            untouched += bool(found) and is_untouched
    return Desk(
        sorted(lying, key=lambda one: (one.from_on, one.assignment.pk)),
        [
            one
            for one in _passages(spans)
            if one.old_person_id == person_id and one.new_person_id != person_id and clip.start <= one.at < clip.end
        ],
        [
            Declined(work[entry.object_id], entry.recorded_at, entry.reason)
            for entry in entries
            if entry.verb == _DECLINED and clip.start <= entry.recorded_at < clip.end
        ],
        [
            one
            for one in Extension.objects.filter(
                assignment_id__in=spans, asked_at__gte=clip.start, asked_at__lt=clip.end
            ).select_related("assignment__task__document")
            if any(
                since <= one.asked_at and (until is None or one.asked_at < until)
                for since, until in spans[one.assignment_id]
            )
        ],
        untouched,
    )


def _work_of(actor: Actor, person_id: int) -> dict[int, Assignment]:
    """Return all work that was ever his, by id."""
    rows = Assignment.objects.all() if actor.person_id == person_id else visible_to(actor)
    passed = Passage.objects.filter(Q(old_person=person_id) | Q(new_person=person_id)).values("assignment_id")
    rows = rows.filter(Q(person=person_id) | Q(pk__in=passed)).select_related("task__document", "unit")
    return {one.pk: one for one in rows.defer("task__text", "task__targets", *TEXTS)}


def _passages(spans: Any) -> list[Passage]:
    rows = Passage.objects.filter(assignment_id__in=spans).select_related(
        "assignment__task__document", "old_unit", "new_unit", "new_person"
    )
    return list(rows.defer(*_BULKY).order_by("at", "pk"))


def _spans(work: dict[int, Assignment], person_id: int) -> dict[int, list[tuple[datetime, datetime | None]]]:
    """Return from when to when the person was in charge of each piece of work."""
    passages: dict[int, list[Passage]] = defaultdict(list)
    for one in _passages(work):
        passages[one.assignment_id].append(one)
    found: dict[int, list[tuple[datetime, datetime | None]]] = {}
    for pk, assignment in work.items():
        steps = passages[pk]
        holders = [steps[0].old_person_id if steps else assignment.person_id, *(one.new_person_id for one in steps)]
        moments = [assignment.sent_at, *(one.at for one in steps)]
        ends: list[datetime | None] = [*moments[1:], None]
        own = [(since, until) for who, since, until in zip(holders, moments, ends, strict=True) if who == person_id]
        if own:
            found[pk] = own
    return found


def _lay(
    assignment: Assignment,
    stand: Stand,
    since: datetime,
    until: datetime | None,
    first_act: datetime | None,
    clip: Clip,
    calendar: WorkingCalendar,
) -> Lying | None:
    """Return the part of a stand that lies within a span of being in charge, None where they do not meet."""
    first = max(stand.since, since)
    ends = [one for one in (stand.until, until) if one is not None]
    last = min(ends) if ends else None
    if first >= clip.end or (last is not None and (last <= first or last <= clip.start)):
        return None
    idle_until = min((one for one in (last, first_act) if one is not None), default=None)
    idle = 0 if idle_until is not None and idle_until <= first else clip.days(first, idle_until, calendar)
    days = clip.days(first, last, calendar)
    return Lying(assignment, local_date(first), local_date(last) if last else None, days, min(days, idle))
