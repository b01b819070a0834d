"""Who had an assignment how long, for the drawing and for the table below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from dondoc.kernel.clock import day_bounds
from dondoc.tasks.models import Assignment, Passage
from dondoc.tasks.queries import Desk, Stay, WorkRow, stays_of
from dondoc.tasks.rules.desks import Hold
from dondoc.tasks.rules.states import UNFINISHED, State
from dondoc.ui import formats
from dondoc.ui.tags.spans import KINDS, Lane, Mark, Span
from dondoc.workcalendar.rules import WorkingCalendar

MOST_PARTS = 6
"""How many parts are drawn below their whole; the list of parts has the others."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A row of the table: at which desk, in which way, from when to when (None: still), how many working days."""

    name: str
    is_part: bool
    kind: str
    since: datetime
    until: datetime | None
    days: int

    @property
    def way(self) -> str:
        """In which way it lay there, in words."""
        return str(KINDS[self.kind])


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is drawn, and its table; `more` parts are not in it."""

    lanes: list[Lane]
    marks: list[Mark]
    rows: list[TimelineRow]
    more: int


def timeline_of(
    assignment: Assignment,
    parts: Sequence[WorkRow],
    *,
    at: datetime,
    passed: Iterable[Passage],
    calendar: WorkingCalendar,
) -> Timeline | None:
    """Return who had the assignment and its first parts until `at`; None where nobody had it for a moment. How these
    `passed` from desk to desk is given, oldest first."""
    shown = [row.assignment for row in parts[:MOST_PARTS]]
    stays = stays_of([assignment, *shown], at=at, passed=passed, calendar=calendar)
    if not stays:
        return None
    lanes = [lane for one in (assignment, *shown) for lane in _lanes(one, stays, whole=assignment)]
    rows = [_row(stay, whole=assignment) for stay in stays]
    return Timeline(lanes, _marks(assignment, at), rows, more=max(len(parts) - MOST_PARTS, 0))


def _lanes(one: Assignment, stays: Sequence[Stay], *, whole: Assignment) -> list[Lane]:
    """Return a lane for each desk in the order in which they first had it, what waits for confirmation last. What is
    suspended counts for nobody."""
    own = [stay for stay in stays if stay.assignment == one]
    order = list(dict.fromkeys(_name(stay) for stay in sorted(own, key=lambda stay: stay.held.hold is Hold.WAITING)))
    href = reverse("tasks:assignment", args=[one.pk]) if one != whole else ""
    lanes = []
    for name, group in groupby(sorted(own, key=lambda stay: order.index(_name(stay))), key=_name):
        there = list(group)
        spans = [Span(stay.held.hold.value, stay.held.since, stay.held.until) for stay in there]
        days = sum(stay.days for stay in there if stay.held.hold is not Hold.SUSPENDED)
        lanes.append(Lane(name, _days(days), spans, href, is_part=one != whole))
    return lanes


def _name(stay: Stay) -> str:
    if stay.held.hold is Hold.WAITING:
        by = stay.assignment.delegated_by
        return _("Confirmation: %(who)s") % {"who": by or _("the Office")}
    return _desk(stay.held.desk)


def _desk(desk: Desk) -> str:
    return " · ".join(filter(None, (desk.unit.short_name, str(desk.person or ""))))


def _days(number: int) -> str:
    return ngettext("%(n)s working day", "%(n)s working days", number) % {"n": formats.number(number)}


def _row(stay: Stay, *, whole: Assignment) -> TimelineRow:
    lay = stay.held
    until = lay.until if stay.is_over else None
    return TimelineRow(_name(stay), stay.assignment != whole, lay.hold.value, lay.since, until, stay.days)


def _marks(assignment: Assignment, at: datetime) -> list[Mark]:
    """Return the due dates, each at the end of its day, and now while the work is not finished."""
    marks = []
    if assignment.first_due_on is not None and assignment.first_due_on != assignment.due_on:
        said = _("first due date %(day)s") % {"day": formats.day(assignment.first_due_on)}
        marks.append(Mark("first", day_bounds(assignment.first_due_on)[1], said))
    if assignment.due_on is not None:
        said = _("due %(day)s") % {"day": formats.day(assignment.due_on)}
        marks.append(Mark("due", day_bounds(assignment.due_on)[1], said))
    if State(assignment.state) in UNFINISHED:
        marks.append(Mark("today", at, pgettext("mark", "today")))
    return marks
