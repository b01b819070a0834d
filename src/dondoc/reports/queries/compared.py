"""The figures of a period beside those of the one before; by document and person, of which there may be thousands, a
page of them at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Count

from dondoc.kernel.paging import Page, page_of_ranks
from dondoc.organization.actors import Actor
from dondoc.reports.columns import Basis, condition
from dondoc.reports.queries.grouping import KEPT, By, Grouping, grouping, names_of
from dondoc.reports.queries.kept import grouped
from dondoc.reports.queries.periods import Counted, groups_among, groups_of, parts_of_period, sum_of, told
from dondoc.reports.queries.standing import done_at
from dondoc.tasks.rules.timeliness import Timeliness
from dondoc.workcalendar.rules.periods import Period


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of a period beside those of the one before it: rows with the most overdue work first, each with its
    former figures; the sums of both, shown or not; and the key of the next page, `None` on the last."""

    period: Period
    by: By
    rows: Sequence[tuple[Counted, Counted]]
    sums: tuple[Counted, Counted]
    next_key: str | None = None


def compared(actor: Actor, period: Period, *, by: By, after: str | None = None) -> Comparison:
    """Return the figures of the period beside those of the one before: all rows, or by document and person, of which
    there may be thousands, the page that follows the key `after`. Raises `BadPageKey`.

    Such a page is ranked by what is overdue and was done late, which is little and found by index; only its own rows
    are then counted in full. The number of queries does not grow with the number of rows.
    """
    if by in KEPT:
        groups, before = groups_of(actor, by, period, period.former)
        rows = [(one, before.get(one.key, Counted())) for one in told(period, by, groups).rows]
        return Comparison(period, by, rows, (sum_of(groups), sum_of(before)))
    how = grouping(by, on=period.last)
    page = _page(actor, period, how, after)
    keys = [rank.key for rank in page.rows]
    now = groups_among(actor, period, how, keys)
    before = groups_among(actor, period.former, grouping(by, on=period.former.last), keys)
    names = names_of(by, [key for key in keys if key is not None])
    rows = [(replace(now[key], name=names.get(key or 0, "")), before.get(key, Counted())) for key in keys]
    of_all, of_former = groups_of(actor, By.FIELD, period, period.former)  # of fields there are fewest
    return Comparison(period, by, rows, (sum_of(of_all), sum_of(of_former)), page.next_key)


@dataclass(frozen=True, slots=True)
class _Rank:
    """How much of a row is overdue at the end of a period, and how much was done late in it."""

    key: int | None
    overdue: int = 0
    done_late: int = 0

    def order(self) -> tuple[int, int, int]:
        """Return what the most overdue comes first by."""
        return -self.overdue, -self.done_late, self.key or 0


def _page(actor: Actor, period: Period, how: Grouping, after: str | None) -> Page[_Rank]:
    """Rank what has something late; only where that fills no page, everything else too, by key."""
    parts = parts_of_period(actor, period)
    late: dict[int | None, list[int]] = defaultdict(lambda: [0, 0])
    for place, column in enumerate((Timeliness.OPEN_OVERDUE, Timeliness.DONE_LATE)):
        asked = condition(column, Basis.CURRENT, on=period.last, done_at=done_at())
        name = f"current_{column.name.lower()}"
        for part in (one.among(asked) for one in parts if name in one.columns):
            for key, (number,) in grouped(part.rows, how, {"number": Count("id")}):
                late[key][place] += number
    ranks = [_Rank(key, *numbers) for key, numbers in late.items()]
    page = page_of_ranks(ranks, _Rank.order, after=after)
    if page.next_key is not None:
        return page
    keys = {key for part in parts for key, _number in grouped(part.rows, how, {"number": Count("id")})}
    ranks += [_Rank(key) for key in keys - late.keys()]
    return page_of_ranks(ranks, _Rank.order, after=after)
