"""Freezing the figures of a period as an official report, and keeping the figures of every day at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.jobs.actions import ask
from dondoc.jobs.models import Run
from dondoc.journal.actions import Deed, record
from dondoc.kernel.clock import local_date
from dondoc.kernel.errors import Refusal
from dondoc.kernel.freezing import digest
from dondoc.kernel.progress import Progress, silent
from dondoc.kernel.writing import write_rows
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit
from dondoc.reports import queries
from dondoc.reports.models import Balance, Movement, OfficialReport, Rollup
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
    """Count anew by how much the figures of each unit changed on every day up to yesterday, and keep it.

    Figures stay right without it: whatever is not kept yet is counted from the rows. One transaction; readers have the
    figures that were kept before until it is through. Raises `NotPermitted`.
    """
    require_city(by)
    today = local_date(at)
    through = today - timedelta(days=1)
    units = list(Unit.objects.order_by("pk").values_list("pk", flat=True))
    with transaction.atomic():
        for model in (Movement, Balance, Rollup):
            model._default_manager.all().delete()
        for number, unit_id in enumerate(units, start=1):
            found = queries.movements(unit_id, through=through)
            write_rows([Movement(unit_id=unit_id, on=on, **numbers) for on, numbers in found.items()])
            write_rows(list(_balances(unit_id, found, today)))
            progress(number, len(units))
        return Rollup.objects.create(through_on=through, done_at=queries.done_at().day, made_at=at)


def _balances(unit_id: int, found: Mapping[date, Mapping[str, int]], today: date) -> Iterator[Balance]:
    """Yield the unit's figures at the beginning of every month up to this one."""
    figures: Counter[str] = Counter()
    month: date | None = None
    for on in [*sorted(on for on in found if on <= today), today]:
        while month is not None and month <= on:
            yield Balance(unit_id=unit_id, on=month, **figures)
            month = _next_month(month)
        month = month or _next_month(on)
        figures.update(found.get(on, {}) if on != today else {})


def _next_month(on: date) -> date:
    return (on.replace(day=28) + timedelta(days=4)).replace(day=1)
