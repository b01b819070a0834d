"""What a period brought: its figures, told apart by unit, field, leader, document or person, and their lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import reduce
from operator import itemgetter, or_
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from dondoc.kernel.clock import day_bounds
from dondoc.organization.actors import Actor
from dondoc.reports.columns import Basis, condition
from dondoc.reports.queries.grouping import KEPT, By, Grouping, grouping, names_of
from dondoc.reports.queries.kept import BY_UNIT, COLUMNS, EVERYTHING, Numbers, grouped, kept_figures
from dondoc.reports.queries.standing import BULKY, FourWay, as_it_stood, counts, done_at, lead_stands, ways_of
from dondoc.reports.queries.units import overdue, overdue_counted
from dondoc.tasks.models import Stand
from dondoc.tasks.rules.states import APART, State
from dondoc.tasks.rules.timeliness import Timeliness
from dondoc.workcalendar.rules.periods import Period, Window

CLOSED = (State.CONFIRMED, State.DECLINED, State.RECALLED)
_DONE = (*(f"{basis}_{column}" for basis in Basis for column in ("done_on_time", "done_late")), "confirmed_undated")
_OF_CLOSED = (*_DONE, State.DECLINED.value, State.RECALLED.value)
"""The columns in which closed work stands, whatever the day."""
_OF_CONFIRMED = frozenset({*_DONE, "current_undated"})
_OF_UNCONFIRMED = frozenset(COLUMNS) - {*_DONE}
"""The columns in which confirmed work can stand, and those in which other work can."""
_of_all = itemgetter(
    *(f"current_{column}" for column in ("done_on_time", "done_late", "open_in_time", "open_overdue", "undated")),
    *(state.value for state in APART),
)
"""Gives the numbers of the columns of which each piece of work is in exactly one."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of one row. `total` is four-way count, undated and apart together; `key` is None for nobody's."""

    key: int | None = None
    name: str = ""
    current: FourWay = field(default_factory=FourWay)
    first: FourWay = field(default_factory=FourWay)
    undated: int = 0
    suspended: int = 0
    declined: int = 0
    recalled: int = 0
    total: int = 0

    def joined(self, other: Counted) -> Counted:
        """Return the figures of both under this row's key and name."""
        return Counted(
            self.key,
            self.name,
            self.current + other.current,
            self.first + other.first,
            self.undated + other.undated,
            self.suspended + other.suspended,
            self.declined + other.declined,
            self.recalled + other.recalled,
            self.total + other.total,
        )


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The figures of a period: rows with the most overdue work first, and their sum."""

    period: Period
    by: By
    rows: Sequence[Counted]
    sum: Counted


def breakdown(actor: Actor, period: Period, *, by: By) -> Breakdown:
    """Return the figures of the period as it stood at the end of its last day.

    Counted is the work of which something was left to do in the period: what had been confirmed, declined or recalled
    before its first day is left out, so that work is done in one period only. By unit, field and leader it is told from
    what is kept, otherwise counted from the rows. The number of queries does not grow with the number of rows.
    """
    return told(period, by, groups_of(actor, by, period)[0])


def breakdown_counted(actor: Actor, period: Period, *, by: By) -> Breakdown:
    """Return the same figures counted from the rows alone."""
    return told(period, by, _joined(period, grouping(by, on=period.last), parts_of_period(actor, period)))


def groups_of(actor: Actor, by: By, *periods: Period) -> list[dict[int | None, Counted]]:
    """Return the figures of each of the periods, of which no two overlap, by the key of their row, without names: what
    is kept, where it is. Whose portfolio work is in changes with the period."""
    if by is By.LEADER and len(periods) > 1:
        return [found for one in periods for found in groups_of(actor, by, one)]
    how = grouping(by, on=periods[0].last)
    kept = _kept(actor, periods, how) if by in KEPT else None
    return kept or [_joined(one, how, parts_of_period(actor, one)) for one in periods]


def groups_among(
    actor: Actor, period: Period, how: Grouping, keys: Collection[int | None]
) -> dict[int | None, Counted]:
    """Return the figures of the rows with these keys, counted from their work alone, without their names."""
    goes_on, *others = parts_of_period(actor, period)  # of which the first alone is found by its keys
    parts = [goes_on.among(mine) for mine in how.among(keys)]
    return _joined(period, how, [*parts, *(part.among(how.rows_of(*keys)) for part in others)])


def _joined(period: Period, how: Grouping, parts: Iterable[Part]) -> dict[int | None, Counted]:
    groups: dict[int | None, Counted] = {}
    for part in parts:
        asked = {"total": Count("id"), **counts(period.last, part.columns)}
        for row in how.prepared(part.rows).order_by().values(*how.columns).annotate(**asked):
            key = how.key(row)
            one = _counted(key, row)
            groups[key] = groups[key].joined(one) if key in groups else one
    return groups


def wrong_days(actor: Actor, days: Iterable[date]) -> list[date]:
    """Return on which of the days the figures that are kept differ from those counted from the rows alone: how all work
    stood that day, or what its month had brought by then."""
    months = {on: Period(Window.SPAN, on.replace(day=1), on) for on in days}
    return [
        on
        for on, month in months.items()
        if overdue(actor, on=on) != overdue_counted(actor, on=on)
        or any(breakdown(actor, month, by=by) != breakdown_counted(actor, month, by=by) for by in (By.UNIT, By.FIELD))
    ]


def told(period: Period, by: By, groups: Mapping[int | None, Counted]) -> Breakdown:
    """Return the figures as rows with their names, the most overdue first, and their sum."""
    names = names_of(by, [key for key in groups if key is not None])
    named = [replace(found, name=names.get(key or 0, "")) for key, found in groups.items()]
    named.sort(key=lambda one: (-one.current.open_overdue, -one.current.done_late, one.name))
    return Breakdown(period, by, named, sum_of(groups))


def sum_of(groups: Mapping[int | None, Counted]) -> Counted:
    """Return the figures of all rows together."""
    return reduce(Counted.joined, groups.values(), Counted())


def figures_of_unit(actor: Actor, unit_id: int, *periods: Period) -> list[Counted]:
    """Return for each of the periods, of which no two overlap, the row of `breakdown` by unit that is this unit's, all
    zero when it had nothing to do."""
    mine = Q(unit_id=unit_id)
    found = _kept(actor, periods, BY_UNIT, mine)
    if found is None:
        parts = [(one, [part.among(mine) for part in parts_of_period(actor, one)]) for one in periods]
        found = [_joined(one, BY_UNIT, some) for one, some in parts]
    return [figures.get(unit_id, Counted(unit_id)) for figures in found]


def listed_of_period(
    actor: Actor, period: Period, *, by: By, key: int | None, everything: bool, column: str, basis: Basis
) -> QuerySet[Stand]:
    """Return the assignments behind a figure of `breakdown`, or of its sum with `everything`.

    `column` is one of the four-way count, "undated", or a state that stands apart; `ValueError` for any other.
    """
    how = grouping(by, on=period.last)
    rows = how.prepared(rows_of_period(actor, period))
    if not everything:
        rows = rows.filter(how.rows_of(key))
    if column in APART:
        rows = rows.filter(state=column)
    else:
        rows = rows.filter(condition(Timeliness(column), basis, on=period.last, done_at=done_at()))
    return rows.select_related("assignment__task__document", "unit").defer(*BULKY)


def rows_of_period(actor: Actor, period: Period) -> QuerySet[Stand]:
    """Return the work of which something was left to do in the period, as it stood at the end of its last day."""
    return as_it_stood(actor, on=period.last).exclude(_closed_before(day_bounds(period.first)[0]))


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the work of a period, with the columns in which it can stand."""

    rows: QuerySet[Stand]
    columns: Collection[str]

    def among(self, mine: Q) -> Part:
        """Return of the part what fulfils the condition."""
        return Part(self.rows.filter(mine), self.columns)


def parts_of_period(actor: Actor, period: Period) -> tuple[Part, Part, Part]:
    """Return the rows of the period in three parts that share none and that an index serves, each by itself: what was
    not confirmed at the end of the period and stands so today, what was not and has changed since, and what was
    confirmed in it."""
    start, end = day_bounds(period.first)[0], day_bounds(period.last)[1]
    rows, confirmed, goes_on = lead_stands(actor), Q(state=State.CONFIRMED.value), Q(until__isnull=True)
    unconfirmed = rows.filter(~confirmed, since__lt=end).exclude(_closed_before(start))
    done = rows.filter(confirmed, goes_on | Q(until__gte=end), since__gte=start, since__lt=end)
    return (
        Part(unconfirmed.filter(goes_on), _OF_UNCONFIRMED),
        Part(unconfirmed.filter(until__gte=end), _OF_UNCONFIRMED),
        Part(done, _OF_CONFIRMED),
    )


def _closed_before(start: datetime) -> Q:
    return Q(state__in=[state.value for state in CLOSED], since__lt=start)


def _kept(
    actor: Actor, periods: Sequence[Period], how: Grouping, of: Q = EVERYTHING
) -> list[dict[int | None, Counted]] | None:
    """The figures kept of the last day of each period, without what had been closed before the first and stayed so:
    what was closed then, but for what was opened again in the period."""
    days = [day for one in periods for day in (one.first - timedelta(days=1), one.last)]
    kept = kept_figures(actor, *days, how=how, of=of)
    if kept is None:
        return None
    again = _opened_again(actor, periods, how, of)
    return [_period_of(before, last, opened) for before, last, opened in zip(kept[::2], kept[1::2], again, strict=True)]


def _opened_again(actor: Actor, periods: Sequence[Period], how: Grouping, of: Q) -> list[dict[int | None, Numbers]]:
    """What had been closed before each period and ceased to be so in it. One short query finds that there is none, as
    there is of most units; another counts what there is."""
    bounds = [(day_bounds(one.first)[0], day_bounds(one.last)[1]) for one in periods]
    ceased = [Q(since__lt=start, until__gte=start, until__lt=end) for start, end in bounds]
    place = Case(*(When(one, then=Value(place)) for place, one in enumerate(ceased)), output_field=IntegerField())
    closed = lead_stands(actor).filter(of, reduce(or_, ceased), state__in=[state.value for state in CLOSED])
    closed = closed.filter(until__gte=min(bounds)[0], until__lt=max(bounds)[1])  # by which an index is entered
    found: list[dict[int | None, Numbers]] = [defaultdict(Counter) for _one in periods]
    if not closed.exists():
        return found
    asked = counts(periods[0].last, _OF_CLOSED)
    for key, (number, *numbers) in grouped(closed.annotate(place=place), how, asked, "place"):
        found[number][key].update(dict(zip(asked, numbers, strict=True)))
    return found


def _period_of(
    before: Mapping[int | None, Numbers], last: Mapping[int | None, Numbers], again: Mapping[int | None, Numbers]
) -> dict[int | None, Counted]:
    found: dict[int | None, Counted] = {}
    for key, numbers in last.items():
        closed, opened = before.get(key, Counter()), again.get(key, Counter())
        left = {**numbers, **{name: numbers[name] - closed[name] + opened[name] for name in _OF_CLOSED}}
        left["current_undated"] -= closed["confirmed_undated"] - opened["confirmed_undated"]
        total = sum(_of_all(left))
        if total:
            found[key] = _counted(key, {**left, "total": total})
    return found


def _counted(key: int | None, told: Mapping[str, Any]) -> Counted:
    row = {**_NOTHING, **told}
    return Counted(
        key,
        current=ways_of(row, Basis.CURRENT),
        first=ways_of(row, Basis.FIRST),
        undated=row["current_undated"],
        total=row["total"],
        **{state.value: row[state.value] for state in APART},
    )


_NOTHING = dict.fromkeys(COLUMNS, 0)
