"""Reading figures: how work stood on a day, and what a period brought, with the list behind each figure."""

from __future__ import annotations

from dondoc.reports.queries.compared import Comparison, compared
from dondoc.reports.queries.course import FELL_DUE, Course, course, listed_of_course, year_begins
from dondoc.reports.queries.grouping import KEPT, By, name_of
from dondoc.reports.queries.kept import COLUMNS, are_kept
from dondoc.reports.queries.measures import Share, Shares, entered, entry, listed_of_updates, updates
from dondoc.reports.queries.movements import balance, movements
from dondoc.reports.queries.official import FREEZE, differs, facts_of, pending, published, reports_of, wording_of
from dondoc.reports.queries.periods import (
    Breakdown,
    Counted,
    breakdown,
    breakdown_counted,
    figures_of_unit,
    listed_of_period,
    wrong_days,
)
from dondoc.reports.queries.present import (
    Headline,
    Mark,
    Standing,
    UnitStanding,
    headline,
    listed_now,
    longest_late,
    standing_counted,
    standing_kept,
    standing_now,
    standing_of_all,
    units_now,
)
from dondoc.reports.queries.scope import Scope, has_portfolio
from dondoc.reports.queries.standing import (
    DATED,
    FourWay,
    as_it_stood,
    done_at,
    listed,
    with_sort_due,
)
from dondoc.reports.queries.units import Overdue, UnitFigures, overdue, overdue_counted

__all__ = [
    "COLUMNS",
    "DATED",
    "FELL_DUE",
    "FREEZE",
    "KEPT",
    "Breakdown",
    "By",
    "Comparison",
    "Counted",
    "Course",
    "FourWay",
    "Headline",
    "Mark",
    "Overdue",
    "Scope",
    "Share",
    "Shares",
    "Standing",
    "UnitFigures",
    "UnitStanding",
    "are_kept",
    "as_it_stood",
    "balance",
    "breakdown",
    "breakdown_counted",
    "compared",
    "course",
    "differs",
    "done_at",
    "entered",
    "entry",
    "facts_of",
    "figures_of_unit",
    "has_portfolio",
    "headline",
    "listed",
    "listed_now",
    "listed_of_course",
    "listed_of_period",
    "listed_of_updates",
    "longest_late",
    "movements",
    "name_of",
    "overdue",
    "overdue_counted",
    "pending",
    "published",
    "reports_of",
    "standing_counted",
    "standing_kept",
    "standing_now",
    "standing_of_all",
    "units_now",
    "updates",
    "with_sort_due",
    "wording_of",
    "wrong_days",
    "year_begins",
]
