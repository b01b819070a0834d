"""Freezing the figures of a period as an official report, and keeping the figures of every day at hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Min, QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.jobs.actions import ask
from dondoc.jobs.models import Run
from dondoc.journal.actions import Deed, record
from dondoc.kernel.clock import local_date
from dondoc.kernel.errors import Refusal
from dondoc.kernel.freezing import digest
from dondoc.kernel.progress import Progress, silent
from dondoc.organization.actors import Actor
from dondoc.reports import queries
from dondoc.reports.models import Balance, Movement, OfficialReport, Rollup, Tally
from dondoc.reports.permissions import require_city
from dondoc.workcalendar.rules.periods import Period


class PeriodNotOver(Refusal):
    """The figures of the period may still change."""

    code = "period-not-over"


def order_report(*, period: Period, by: Actor, at: datetime) -> Run:
    """Ask for the report of the period in the background. Raises `PeriodNotOver` and `NotPermitted` at once."""
    _require_over(period, by=by, at=at)
    arguments = {"window": period.window.value, "first": period.first.isoformat(), "last": period.last.isoformat()}
    label = _("Report of %(first)s to %(last)s") % {
        "first": f"{period.first:%d/%m/%Y}",
        "last": f"{period.last:%d/%m/%Y}",
    }
    return ask(kind=queries.FREEZE, label=str(label), arguments=arguments, by=by, at=at)


def freeze_report(*, period: Period, by: Actor, at: datetime) -> OfficialReport:
    """Count the period and keep its figures as they are now; the journal keeps their digest.

    The same figures again give the report there is. Raises `PeriodNotOver` and `NotPermitted`.
    """
    _require_over(period, by=by, at=at)
    with transaction.atomic():
        facts = queries.facts_of(by, period)
        mark = digest(facts)
        known = OfficialReport.objects.filter(
            window=period.window.value, first_on=period.first, last_on=period.last, digest=mark
        ).first()
        if known is not None:
            return known
        made = OfficialReport.objects.create(
            window=period.window.value,
            first_on=period.first,
            last_on=period.last,
            made_at=at,
            made_by_name=by.name[:120],
            facts=facts,
            digest=mark,
        )
        deed = Deed("report.frozen", "official-report", made.pk, str(made), new={"digest": mark})
        record(deed, by=by.author, at=at)
    return made


def _require_over(period: Period, *, by: Actor, at: datetime) -> None:
    require_city(by)
    if period.last >= local_date(at):
        raise PeriodNotOver(
            _("The period ends on %(last)s and its figures may still change. Make its report from the next day on.")
            % {"last": f"{period.last:%d/%m/%Y}"}
        )


def roll_up(*, by: Actor, at: datetime, progress: Progress = silent) -> Rollup:
    """Count anew by how much the figures of each unit and field changed on every day up to yesterday, and keep it.

    Figures stay right without it: whatever is not kept yet is counted from the rows. One transaction; readers have the
    figures that were kept before until it is through. Raises `NotPermitted`.
    """
    require_city(by)
    today = local_date(at)
    through = today - timedelta(days=1)
    with transaction.atomic():
        for model in (Movement, Balance, Rollup):
            model._default_manager.all().delete()
        _write_sums(Movement, queries.movements(through))
        since = Movement.objects.aggregate(first=Min("on"))["first"] or today
        days = list(_balanced(since, today))
        for number, on in enumerate(days, start=1):
            _write_sums(Balance, queries.balance(on, since=since))
            since = on
            progress(number, len(days))
        _let_it_be_looked_at()
        return Rollup.objects.create(through_on=through, done_at=queries.done_at().day, made_at=at)


def _let_it_be_looked_at() -> None:
    """Have the database look at what was written, and SQLite, which never does by itself, at all rows: or it takes an
    index that finds much and sorts it where another gives the first fifty at once."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "ANALYZE reports_movement, reports_balance")


def _balanced(since: date, today: date) -> Iterator[date]:
    """Yield the first day of every month after `since`, and today."""
    month = _next_month(since)
    while month < today:
        yield month
        month = _next_month(month)
    yield today


def _write_sums(model: type[Tally], told: QuerySet[Any]) -> None:
    """Write tuples of unit, field, day and columns as rows of the model, summed by the first three: the database reads
    and writes them itself. They lie in the order of their index, by which a page finds those of a day together."""
    quote = connection.ops.quote_name
    of, columns = [quote(name) for name in ("on", "unit_id", "field_id")], [quote(name) for name in queries.COLUMNS]
    rows, values = told.query.sql_with_params()
    names = ", ".join([*of[1:], of[0], *columns])
    sums = ", ".join(f"SUM({name})" for name in columns)
    statement = (
        f"WITH told ({names}) AS ({rows}) INSERT INTO {quote(model._meta.db_table)} ({names}) "  # noqa: S608  # nosec
        f"SELECT {', '.join([*of[1:], of[0]])}, {sums} FROM told GROUP BY {', '.join(of)} ORDER BY {', '.join(of)}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _next_month(on: date) -> date:
    return (on.replace(day=28) + timedelta(days=4)).replace(day=1)
