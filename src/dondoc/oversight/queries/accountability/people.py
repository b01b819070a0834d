"""How people answered: for the work of which they were in charge, by passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db.models import Q

from dondoc.journal.models import Entry
from dondoc.kernel.clock import local_date
from dondoc.organization.actors import Actor
from dondoc.oversight.queries.accountability.desks import (
    AT_DESK,
    DECLINED,
    Clip,
    Declined,
    Desk,
    Lying,
)
from dondoc.tasks.models import Assignment, Extension, Passage, Stand
from dondoc.tasks.permissions import TEXTS, WORDS_THERE, visible_to
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import WorkingCalendar
from dondoc.workcalendar.rules.periods import Period

Spans = dict[int, list[tuple[datetime, datetime | None]]]
"""By assignment, from when to when a person was in charge of it; None is until now."""


def desk_of_person(actor: Actor, person_id: int, period: Period, *, today: date) -> Desk:
    """Return what lay with the person who was in charge of it, of what the actor may see, or all of it if it is he.

    What a head answers for without being named in charge of it stands with his unit. Idle are the days from when work
    came to him to his first own entry in the journal about it. Seven queries.
    """
    clip = Clip(period, today)
    work = _work_of(actor, person_id)
    spans = _spans(work, person_id)
    own = Entry.objects.filter(person_id=person_id, object_type="assignment", object_id__in=spans)
    entries = list(own.order_by("recorded_at"))
    lying, untouched = _lying(work, spans, entries, clip)
    return Desk(
        sorted(lying, key=lambda one: (one.from_on, one.assignment.pk)),
        _passed_on(spans, person_id, clip),
        [
            Declined(work[entry.object_id], entry.recorded_at, entry.reason)
            for entry in entries
            if entry.verb == DECLINED and clip.start <= entry.recorded_at < clip.end
        ],
        _requests(spans, clip),
        untouched,
    )


def _lying(work: dict[int, Assignment], spans: Spans, entries: Sequence[Entry], clip: Clip) -> tuple[list[Lying], int]:
    """Return what lay with the person in the period, and how many pieces of it he had not touched by its end."""
    calendar = working_calendar()
    stands: dict[int, list[Stand]] = defaultdict(list)
    for stand in Stand.objects.filter(
        Q(until__isnull=True) | Q(until__gt=clip.start), assignment_id__in=spans, since__lt=clip.end, state__in=AT_DESK
    ):
        stands[stand.assignment_id].append(stand)
    acted: dict[int, list[datetime]] = defaultdict(list)
    for entry in entries:
        acted[entry.object_id].append(entry.recorded_at)
    lying, untouched = [], 0
    for pk, own in spans.items():
        for since, until in own:
            first_act = next((at for at in acted[pk] if at >= since), None)
            found = [_lay(work[pk], stand, since, until, first_act, clip, calendar) for stand in stands[pk]]
            is_untouched = clip.reaches_its_end(until) and (first_act or clip.end) >= clip.end
            lying += [replace(one, is_untouched=is_untouched) for one in found if one is not None]
            untouched += bool(found) and is_untouched
    return lying, untouched


def _passed_on(spans: Spans, person_id: int, clip: Clip) -> list[Passage]:
    return [
        one
        for one in _passages(spans)
        if one.old_person_id == person_id and one.new_person_id != person_id and clip.start <= one.at < clip.end
    ]


def _requests(spans: Spans, clip: Clip) -> list[Extension]:
    """Return the requests of the period for more time that were made while the person was in charge."""
    rows = Extension.objects.filter(assignment_id__in=spans, asked_at__gte=clip.start, asked_at__lt=clip.end)
    return [
        one
        for one in rows.select_related("assignment__task__document")
        if any(
            since <= one.asked_at and (until is None or one.asked_at < until)
            for since, until in spans[one.assignment_id]
        )
    ]


def _work_of(actor: Actor, person_id: int) -> dict[int, Assignment]:
    """Return all work that was ever his, by id."""
    rows = Assignment.objects.all() if actor.person_id == person_id else visible_to(actor)
    passed = Passage.objects.filter(Q(old_person=person_id) | Q(new_person=person_id)).values("assignment_id")
    rows = rows.filter(Q(person=person_id) | Q(pk__in=passed)).select_related("task__document", "unit")
    return {one.pk: one for one in rows.defer("task__text", "task__targets", *TEXTS)}


def _passages(assignment_ids: Iterable[int]) -> list[Passage]:
    rows = Passage.objects.filter(assignment_id__in=assignment_ids).select_related(
        "assignment__task__document", "old_unit", "new_unit", "new_person"
    )
    return list(rows.defer(*WORDS_THERE).order_by("at", "pk"))


def _spans(work: dict[int, Assignment], person_id: int) -> Spans:
    """Return from when to when the person was in charge of each piece of work."""
    passages: dict[int, list[Passage]] = defaultdict(list)
    for one in _passages(work):
        passages[one.assignment_id].append(one)
    found: Spans = {}
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
