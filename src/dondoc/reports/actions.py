"""Freezing the figures of a period as an official report."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.jobs.actions import ask
from dondoc.jobs.models import Run
from dondoc.journal.actions import Deed, record
from dondoc.kernel.clock import local_date
from dondoc.kernel.errors import Refusal
from dondoc.kernel.freezing import digest
from dondoc.organization.actors import Actor
from dondoc.reports import queries
from dondoc.reports.models import OfficialReport
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
