"""Official reports, and figures that are kept."""

from __future__ import annotations

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from dondoc.kernel.freezing import digest
from dondoc.reports import models
from factories.organization import UnitFactory


class OfficialReportFactory(DjangoModelFactory[models.OfficialReport]):
    """The report of a month in which nothing was to be done."""

    class Meta:
        model = models.OfficialReport

    window = "month"
    first_on = date(2025, 1, 15)
    last_on = date(2025, 2, 14)
    made_at = datetime(2025, 2, 15, 2, tzinfo=UTC)
    made_by_name = "Theo Dõi"
    facts = factory.LazyFunction(dict)
    digest = factory.LazyAttribute(lambda report: digest(report.facts))


class RollupFactory(DjangoModelFactory[models.Rollup]):
    """Figures kept up to the end of 2024."""

    class Meta:
        model = models.Rollup

    through_on = date(2024, 12, 31)
    done_at = "submitted_on"
    made_at = datetime(2025, 1, 1, 18, tzinfo=UTC)


class MovementFactory(DjangoModelFactory[models.Movement]):
    """A day on which a unit got work."""

    class Meta:
        model = models.Movement

    unit = factory.SubFactory(UnitFactory)
    on = date(2024, 12, 2)
    current_open_in_time = 1
    first_open_in_time = 1


class BalanceFactory(DjangoModelFactory[models.Balance]):
    """A unit with one piece of work at the beginning of a month."""

    class Meta:
        model = models.Balance

    unit = factory.SubFactory(UnitFactory)
    on = date(2025, 1, 1)
    current_open_in_time = 1
    first_open_in_time = 1
