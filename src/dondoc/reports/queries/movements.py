"""By how much figures change from day to day, by unit and field, and what they come to: the rows of what is kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Count,
    DateField,
    DateTimeField,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import TruncDate

from dondoc.kernel.clock import HOME, day_bounds
from dondoc.organization.actors import Actor
from dondoc.reports.columns import Basis
from dondoc.reports.models import Balance, Movement
from dondoc.reports.queries.kept import COLUMNS
from dondoc.reports.queries.standing import counts, lead_stands
from dondoc.tasks.models import Stand
from dondoc.tasks.rules.states import OPEN, State

_OF = ("unit_id", "field_id")


class DayAfter(Func):
    """The day after a day."""

    template = "(%(expressions)s + 1)"
    output_field = DateField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Say it in the words of SQLite."""
        return self.as_sql(compiler, connection, template="date(%(expressions)s, '+1 day')", **context)


def movements(through: date) -> QuerySet[Any]:
    """Return by how much the figures change on each day, by all that had happened by the end of `through`: tuples of
    unit, field, day and `COLUMNS`, to be summed.

    What stands on is taken to stand on for good: open work becomes overdue on the day after its due date.
    """
    end = day_bounds(through)[1]
    before = ExpressionWrapper(F("until") - timedelta(days=1), output_field=DateTimeField())
    ended = Q(until__lt=end)
    rows = (
        lead_stands(Actor.system())
        .filter(since__lt=end)
        .annotate(
            day=TruncDate("since", tzinfo=HOME),
            last=TruncDate(before, tzinfo=HOME),
            ended_on=TruncDate("until", tzinfo=HOME),
        )
        .exclude(ended & Q(last__lt=F("day")))
        .order_by()
    )
    begun_in, ended_in = counts(F("day")), counts(F("last"))
    begun = rows.values_list(*_OF, "day").annotate(**{name: begun_in[name] for name in COLUMNS})
    over = rows.filter(ended).values_list(*_OF, "ended_on")
    return begun.union(
        over.annotate(**{name: ended_in[name] * Value(-1) for name in COLUMNS}),
        _crossing(rows, ended, Basis.CURRENT, "due_on"),
        _crossing(rows, ended, Basis.FIRST, "first_due_on"),
        all=True,
    )


def _crossing(rows: QuerySet[Stand], ended: Q, basis: Basis, due: str) -> QuerySet[Any]:
    """What was open in time when it began to stand so, and still stood so on the day after it was due."""
    stays = ~ended | Q(last__gt=F(due)) | Q(until__isnull=True)
    open_past_due = rows.filter(stays, state__in=[one.value for one in OPEN], **{f"{due}__gte": F("day")})
    moved = {
        f"{basis}_open_in_time": Count("id") * Value(-1),
        f"{basis}_open_overdue": Count("id"),
        f"{basis}_overdue_waiting": Count("id", filter=Q(state=State.SUBMITTED.value)),
    }
    nothing = Value(0, output_field=IntegerField())
    told = open_past_due.annotate(crossed_on=DayAfter(due)).values_list(*_OF, "crossed_on")
    return told.annotate(**{name: moved.get(name, nothing) for name in COLUMNS})


def balance(on: date, *, since: date) -> QuerySet[Any]:
    """Return what the figures are at the end of the day before `on`, as tuples to be summed: the balance on `since`,
    and what moved from that day on."""
    before = Balance.objects.filter(on=since), Movement.objects.filter(on__gte=since, on__lt=on)
    first, moved = (
        rows.annotate(day=Value(on, output_field=DateField())).values_list(*_OF, "day", *COLUMNS) for rows in before
    )
    return first.union(moved, all=True)
