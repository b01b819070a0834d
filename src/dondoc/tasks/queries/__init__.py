"""All reading of tasks and assignments."""

from __future__ import annotations

from dondoc.tasks.queries.cards import (
    Card,
    Summary,
    card_of,
    cards_of,
    documents_to_review,
    next_to_review,
    progress_of,
    summary_of,
    tasks_with_counts,
)
from dondoc.tasks.queries.clarity import Bodies, bodies_of, committee, day_of, due_of, gaps_of, unclear_of, units_named
from dondoc.tasks.queries.work import (
    WorkRow,
    assignments_like,
    assignments_of,
    beside,
    due_changes_of,
    extensions_to_decide,
    head_of,
    pending_extension,
    reports_of,
    rows_of,
    waiting_for_confirmation,
    work_by_day,
)

__all__ = [
    "Bodies",
    "Card",
    "Summary",
    "WorkRow",
    "assignments_like",
    "assignments_of",
    "beside",
    "bodies_of",
    "card_of",
    "cards_of",
    "committee",
    "day_of",
    "documents_to_review",
    "due_changes_of",
    "due_of",
    "extensions_to_decide",
    "gaps_of",
    "head_of",
    "next_to_review",
    "pending_extension",
    "progress_of",
    "reports_of",
    "rows_of",
    "summary_of",
    "tasks_with_counts",
    "unclear_of",
    "units_named",
    "waiting_for_confirmation",
    "work_by_day",
]
