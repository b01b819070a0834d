"""What is counted of a desk: the figures of a period, and everything behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dondoc.kernel.clock import day_bounds, local_date
from dondoc.tasks.models import Assignment, Extension, Passage
from dondoc.tasks.rules.states import AT_WORK, State, Verb
from dondoc.workcalendar.rules import WorkingCalendar
from dondoc.workcalendar.rules.periods import Period

AT_DESK = tuple(sorted(state.value for state in AT_WORK | {State.SENT}))
"""States in which the work is for its desk to move."""
DECLINED = f"assignment.{Verb.DECLINE.value}"


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

    def reaches_its_end(self, until: datetime | None) -> bool:
        """Whether what stands until then, for good if None, still stands when the period ends."""
        return until is None or until >= self.end


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
