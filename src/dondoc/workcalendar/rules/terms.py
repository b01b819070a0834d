"""Where a term ends, and by which steps: Civil Code 2015 Art. 144 to 148."""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from dondoc.workcalendar.rules import citations
from dondoc.workcalendar.rules.calendar import DayKind, WorkingCalendar
from dondoc.workcalendar.rules.citations import Citation
from dondoc.workcalendar.rules.hours import DEFAULT_OFFICE_HOURS, OfficeHours, due_of_hours, parts


class NoSuchTerm(ValueError):
    """A term of no or negative length, of an unknown unit, or one that ends after the calendar does."""


class TermUnit(StrEnum):
    """What a term is measured in. Hours are office hours; days, weeks, months and years run by the solar calendar
    (Art. 145)."""

    HOUR = "hour"
    WORKING_DAY = "working-day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class StepRule(StrEnum):
    """What a step of a reckoning says."""

    FIRST_DAY_NOT_COUNTED = "first-day-not-counted"
    STARTS_AT = "starts-at"
    COUNTED = "counted"
    NO_SUCH_DAY = "no-such-day"
    PASSED_OVER = "passed-over"
    SATURDAY_WORKED = "saturday-worked"
    ROLLED = "rolled"
    PROVISIONAL = "provisional"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the rule, the day it speaks of, and its article; where it counts, how many of what; where it names a
    marked day, that day's name and legal source. `article` is None where only a notice or the office's hours decide.
    """

    rule: StepRule
    on: date
    article: Citation | None
    amount: int = 0
    unit: TermUnit | None = None
    at: time | None = None
    name: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The last day of a term, included; for a term in hours the time on it; how it was reached; whether a day that
    counts lies in a year whose notice has not been issued."""

    due_on: date
    due_time: time | None
    steps: tuple[Step, ...]
    provisional: bool


_ENDS = {
    TermUnit.DAY: citations.END_OF_DAYS,
    TermUnit.WEEK: citations.END_OF_WEEKS,
    TermUnit.MONTH: citations.END_OF_MONTHS,
    TermUnit.YEAR: citations.END_OF_YEARS,
}

_MARKS = {DayKind.HOLIDAY: citations.HOLIDAYS, DayKind.IN_LIEU: citations.DAY_IN_LIEU}


def due_of_term(
    start: date | datetime,
    amount: int,
    unit: TermUnit | str,
    calendar: WorkingCalendar,
    office: OfficeHours = DEFAULT_OFFICE_HOURS,
) -> Reckoning:
    """Return where a term of `amount` (1 or more) `unit`s ends that starts with the event on the day `start`.

    The day of the event is not counted (Art. 147(2)); a last day off moves to the next working day (Art. 148(5)).
    Hours need a `datetime` that shows the office's own clock; from a mere date they run from the next working day.
    Raises `NoSuchTerm`.
    """
    try:
        unit = TermUnit(unit)
        if amount < 1:
            raise ValueError("a term is 1 or longer")
        day, moment = parts(start)
        if unit is TermUnit.HOUR:
            return _hours(day, moment, amount, calendar, office)
        if unit is TermUnit.WORKING_DAY:
            return _working_days(day, amount, calendar)
        return _calendar_term(day, amount, unit, calendar)
    except (ValueError, OverflowError) as wrong:
        raise NoSuchTerm(str(wrong)) from wrong


def _hours(day: date, moment: time | None, amount: int, calendar: WorkingCalendar, office: OfficeHours) -> Reckoning:
    due_on, due_time = due_of_hours(day, moment, amount, calendar, office)
    begin = (
        Step(StepRule.FIRST_DAY_NOT_COUNTED, day, citations.FIRST_DAY)
        if moment is None
        else Step(StepRule.STARTS_AT, day, citations.HOURS_START, at=moment)
    )
    counted = Step(StepRule.COUNTED, due_on, citations.HOURS_START, amount=amount, unit=TermUnit.HOUR, at=due_time)
    return _reckoning(due_on, due_time, (begin, *_marked(day, due_on, calendar), counted), day, calendar)


def _working_days(day: date, amount: int, calendar: WorkingCalendar) -> Reckoning:
    due_on = calendar.add_working_days(day, amount)
    begin = Step(StepRule.FIRST_DAY_NOT_COUNTED, day, citations.FIRST_DAY)
    counted = Step(StepRule.COUNTED, due_on, citations.WEEKLY_REST, amount=amount, unit=TermUnit.WORKING_DAY)
    return _reckoning(due_on, None, (begin, *_marked(day, due_on, calendar), counted), day, calendar)


def _calendar_term(day: date, amount: int, unit: TermUnit, calendar: WorkingCalendar) -> Reckoning:
    last, exact = _last_day(day, amount, unit)
    due_on = calendar.rolled(last)
    steps = [
        Step(StepRule.FIRST_DAY_NOT_COUNTED, day, citations.FIRST_DAY),
        Step(StepRule.COUNTED, last, _ENDS[unit], amount=amount, unit=unit),
    ]
    if not exact:
        steps.insert(1, Step(StepRule.NO_SUCH_DAY, last, citations.END_OF_MONTHS))
    if due_on != last:
        steps.extend(_marked(last - timedelta(days=1), due_on, calendar))
        steps.append(Step(StepRule.ROLLED, due_on, citations.DAY_OFF_AT_END))
    return _reckoning(due_on, None, tuple(steps), last, calendar)


def _last_day(day: date, amount: int, unit: TermUnit) -> tuple[date, bool]:
    """Return the last day before any rolling, and whether it is the corresponding day (Art. 148(1) to (4))."""
    if unit in {TermUnit.DAY, TermUnit.WEEK}:
        return day + timedelta(days=amount * (7 if unit is TermUnit.WEEK else 1)), True
    whole = day.year * 12 + day.month - 1 + amount * (12 if unit is TermUnit.YEAR else 1)
    year, month = whole // 12, whole % 12 + 1
    if year > date.max.year:
        raise OverflowError("the calendar has the years 1 to 9999")
    length = months.monthrange(year, month)[1]
    return date(year, month, min(day.day, length)), day.day <= length


def _marked(after: date, until: date, calendar: WorkingCalendar) -> list[Step]:
    """Return a step for each marked day after `after` up to `until` that is not what its weekday says."""
    return [
        Step(
            StepRule.SATURDAY_WORKED if marked.is_worked else StepRule.PASSED_OVER,
            marked.on,
            _MARKS.get(marked.kind),
            name=marked.name,
            source=marked.source,
        )
        for marked in calendar.marked_between(after + timedelta(days=1), until)
        if marked.is_worked or marked.on.weekday() < 5
    ]


def _reckoning(
    due_on: date, due_time: time | None, steps: tuple[Step, ...], counted_from: date, calendar: WorkingCalendar
) -> Reckoning:
    """Close a reckoning: say what is provisional, and when the last day ends (Art. 148(6))."""
    provisional = not all(calendar.is_noticed(year) for year in range(counted_from.year, due_on.year + 1))
    closing = [Step(StepRule.PROVISIONAL, due_on, None)] if provisional else []
    if due_time is None:
        closing.append(Step(StepRule.ENDS, due_on, citations.END_OF_DAY, at=None))
    return Reckoning(due_on, due_time, (*steps, *closing), provisional)
