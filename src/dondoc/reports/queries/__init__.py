"""Reading figures: how work stood on a day, and what a period brought, with the list behind each figure."""

from __future__ import annotations

from dondoc.reports.queries.grouping import By
from dondoc.reports.queries.measures import Share, Shares, entered, entry, listed_of_updates, updates
from dondoc.reports.queries.official import FREEZE, differs, facts_of, pending, published, reports_of
from dondoc.reports.queries.periods import Breakdown, Counted, breakdown, figures_of_unit, listed_of_period, name_of
from dondoc.reports.queries.standing import (
    FourWay,
    Overdue,
    UnitFigures,
    as_it_stood,
    listed,
    overdue,
    with_sort_due,
)

__all__ = [
    "FREEZE",
    "Breakdown",
    "By",
    "Counted",
    "FourWay",
    "Overdue",
    "Share",
    "Shares",
    "UnitFigures",
    "as_it_stood",
    "breakdown",
    "differs",
    "entered",
    "entry",
    "facts_of",
    "figures_of_unit",
    "listed",
    "listed_of_period",
    "listed_of_updates",
    "name_of",
    "overdue",
    "pending",
    "published",
    "reports_of",
    "updates",
    "with_sort_due",
]
