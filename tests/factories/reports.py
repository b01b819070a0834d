"""Official reports."""

from __future__ import annotations

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from dondoc.kernel.freezing import digest
from dondoc.reports import models


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
