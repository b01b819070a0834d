"""Figures that are kept up to a day, and what happened since: how much work stood in each column on any day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Aggregate, Case, DateField, Func, IntegerField, JSONField, Q, QuerySet, Value, When

from dondoc.kernel.clock import day_bounds
from dondoc.organization.actors import Actor
from dondoc.reports.models import Balance, Movement, Rollup, Tally
from dondoc.reports.permissions import OVERDUE
from dondoc.reports.queries.grouping import By, Grouping, grouping
from dondoc.reports.queries.standing import counts, done_at, lead_stands
from dondoc.tasks.models import Stand

Numbers = Counter[str]
"""How many assignments are in each of `COLUMNS`."""
COLUMNS = tuple(field.name for field in Tally._meta.concrete_fields if field.get_internal_type() == "IntegerField")
BY_UNIT = grouping(By.UNIT, on=date.min)
EVERYTHING = Q()
_DAY = timedelta(days=1)


def are_kept() -> bool:
    """Whether figures are kept as this installation counts them."""
    return _rollups().exists()


def kept_figures(
    actor: Actor, *days: date, how: Grouping = BY_UNIT, of: Q = EVERYTHING, columns: Sequence[str] = COLUMNS
) -> list[dict[int | None, Numbers]] | None:
    """Return how much work stood in each of the columns on each of the days by what is kept, `None` where nothing is:
    by the key of the grouping, of the work that `of` says of unit and field.

    Of a day to come it tells how things stand then if nothing else happens. The number of queries does not grow with
    the number of keys, and only with those of the days that are not kept yet.
    """
    rollup = _rollups().first()
    if rollup is None:
        return None
    asked = _Asked(actor, how, of, columns)
    found = _kept(asked, rollup.through_on, set(days))
    for on, figures in found.items():
        if on > rollup.through_on:
            _add_what_happened(asked, rollup.through_on, on, figures)
    return [found[on] for on in days]


def _rollups() -> QuerySet[Rollup]:
    return Rollup.objects.filter(done_at=done_at().day)


class Sums(Func):
    """The sums of some `COLUMNS` as one list: Django takes as long for one expression as PostgreSQL for all of them.

    It names the columns alone, so that no other table of the query may have them.
    """

    function = "jsonb_build_array"
    template = "%(function)s(%(sums)s)"
    contains_aggregate = True
    output_field = JSONField()

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__(sums=", ".join(f'SUM("{one}")' for one in columns))

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Say it in the words of SQLite."""
        return self.as_sql(compiler, connection, function="json_array", **context)


@dataclass(frozen=True, slots=True)
class _Asked:
    actor: Actor
    how: Grouping
    of: Q
    columns: Sequence[str]


def _kept(asked: _Asked, through: date, days: set[date]) -> dict[date, dict[int | None, Numbers]]:
    """The balance at the beginning of each day's month, or of the first day that is not kept, and what moved from then
    to the end of the day: two queries for all days. Movements are told apart by the first cut after them."""
    begins = {on: through + _DAY if on > through else on.replace(day=1) for on in days}
    cuts = sorted({*begins.values(), *(on + _DAY for on in days)})
    cut = Case(*(When(on__lt=one, then=Value(one)) for one in cuts), output_field=DateField())
    moved_in = Q()
    for on, begin in begins.items():
        moved_in |= Q(on__gte=begin, on__lte=on)
    summed = {"sums": Sums(asked.columns)}
    balances = _visible(asked.actor, Balance.objects.filter(asked.of, on__in=begins.values()))
    movements = _visible(asked.actor, Movement.objects.filter(asked.of, moved_in).annotate(cut=cut))
    found: dict[date, dict[int | None, Numbers]] = {on: defaultdict(Counter) for on in days}
    for key, (balanced_on, numbers) in grouped(balances, asked.how, summed, "on"):
        for on in (on for on, begin in begins.items() if begin == balanced_on):
            found[on][key].update(dict(zip(asked.columns, numbers, strict=True)))
    for key, (before, numbers) in grouped(movements, asked.how, summed, "cut"):
        for on in (on for on, begin in begins.items() if begin < before <= on + _DAY):
            found[on][key].update(dict(zip(asked.columns, numbers, strict=True)))
    return found


def _add_what_happened(asked: _Asked, through: date, on: date, figures: dict[int | None, Numbers]) -> None:
    """Count what has begun to stand since the last day that is kept and does so on the day, and no longer what stood
    before and has ceased. One query, each half of which an index serves; of some units a short one before it, which
    mostly finds that nothing has happened there."""
    kept_to, end = day_bounds(through)[1], day_bounds(on)[1]
    begun = Q(Q(until__isnull=True) | Q(until__gte=end), since__gte=kept_to, since__lt=end)
    ceased = Q(since__lt=kept_to, until__gte=kept_to, until__lt=end)
    counted_as = Case(When(since__lt=kept_to, then=Value(-1)), default=Value(1), output_field=IntegerField())
    rows = lead_stands(asked.actor).filter(asked.of, begun | ceased).annotate(sign=counted_as)
    if asked.of and not rows.exists():
        return
    counted = counts(on, asked.columns)
    for key, (sign, *numbers) in grouped(rows, asked.how, counted, "sign"):
        figures[key].update({name: sign * number for name, number in zip(counted, numbers, strict=True)})


def _visible(actor: Actor, rows: QuerySet[Any]) -> QuerySet[Any]:
    power = actor.power(OVERDUE)
    return rows if power.everywhere else rows.filter(unit_id__in=power.unit_ids)


def counted(rows: QuerySet[Stand], on: date, how: Grouping = BY_UNIT) -> dict[int | None, Numbers]:
    """Count the stands in each column as of the day, by the key of the grouping."""
    asked = counts(on)
    found: dict[int | None, Numbers] = defaultdict(Counter)
    for key, numbers in grouped(rows, how, asked):
        found[key].update(dict(zip(asked, numbers, strict=True)))
    return found


def grouped(
    rows: QuerySet[Any], how: Grouping, asked: Mapping[str, Aggregate | Func], *besides: str
) -> Iterator[tuple[int | None, tuple[Any, ...]]]:
    """Yield what is asked of the rows by the columns of the grouping and others `besides`, whose values come first,
    with the key that the columns have: it may come more than once."""
    told = how.prepared(rows).order_by().values_list(*how.columns, *besides).annotate(**asked)
    width = len(how.columns)
    for row in told:
        yield how.key(dict(zip(how.columns, row, strict=False))), row[width:]
