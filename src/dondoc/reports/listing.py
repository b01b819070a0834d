"""The list behind a figure as a file to take along: the same rows as the page, as CSV, Excel or a printed annex."""

from __future__ import annotations

import csv
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import StringIO
from typing import Any

from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import Left
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.kernel.cells import XLSX, inert
from dondoc.kernel.errors import Refusal
from dondoc.oversight.queries import newest_word
from dondoc.reports.columns import Basis, lateness
from dondoc.tasks.models import Stand, Task
from dondoc.ui import states
from dondoc.ui.annex import Cell, Column, as_pdf
from dondoc.ui.workbook import as_xlsx
from dondoc.workcalendar.rules import WorkingCalendar

PRINTED_AT_MOST = 10_000
"""Rows a printed annex may have: more than a thousand pages, made in a few seconds."""
_AT_A_TIME = 2_000


class ListTooLong(Refusal):
    """More rows than anybody prints."""

    code = "list-too-long"


class Form(StrEnum):
    """As what a list is taken along."""

    PDF = "pdf"
    EXCEL = "xlsx"
    CSV = "csv"


MEDIA_TYPES = {
    Form.PDF: "application/pdf",
    Form.EXCEL: XLSX,
    Form.CSV: "text/csv; charset=utf-8",
}
STANDS = (
    Column(gettext_lazy("Document"), 6),
    Column(gettext_lazy("Task"), 14),
    Column(gettext_lazy("Unit"), 7),
    Column(gettext_lazy("First due"), 4, is_day=True),
    Column(gettext_lazy("Due"), 4, is_day=True),
    Column(gettext_lazy("Handed in"), 4, is_day=True),
    Column(gettext_lazy("Working days late"), 4, is_number=True),
    Column(gettext_lazy("State that day"), 5),
    Column(gettext_lazy("Explanation"), 9),
)

ENTRIES = (
    Column(gettext_lazy("Document"), 6),
    Column(gettext_lazy("Task"), 16),
    Column(gettext_lazy("Issued or received"), 4, is_day=True),
    Column(gettext_lazy("Entered"), 4, is_day=True),
    Column(gettext_lazy("To be entered by"), 4, is_day=True),
    Column(gettext_lazy("Working days late"), 4, is_number=True),
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of any length: what it is called, its columns, and its rows, which are read when they are written."""

    title: str
    subtitle: str
    columns: Sequence[Column]
    rows: Generator[Sequence[Cell]]


def rows_of_stands(
    stands: QuerySet[Stand], *, basis: Basis, on: date, calendar: WorkingCalendar
) -> Generator[Sequence[Cell]]:
    """Yield the cells of `STANDS` for each stand as it was on the day `on`, the earliest due first, beside what is late
    the newest word of who has it. One query."""
    due = "due_on" if basis is Basis.CURRENT else "first_due_on"
    rows = (
        stands.select_related(None)
        .order_by(F(due).asc(nulls_last=True), "id")
        .values_list(
            "assignment__task__document__code",
            Left("assignment__task__document__subject", 80),
            "assignment__task__title",
            "unit__name",
            "first_due_on",
            "due_on",
            "submitted_on",
            "state",
            newest_word(OuterRef("assignment")),
        )
    )
    words = {code: str(state.word) for code, state in states.STATES.items()}
    for code, subject, title, unit, first_due_on, due_on, submitted_on, state, said in rows.iterator(_AT_A_TIME):
        asked = due_on if basis is Basis.CURRENT else first_due_on
        late = lateness(asked, state, submitted_on, on=on, calendar=calendar)
        explained = said if late else None
        yield code or subject, title, unit, first_due_on, due_on, submitted_on, late or None, words[state], explained


def rows_of_entries(tasks: QuerySet[Task], *, calendar: WorkingCalendar) -> Generator[Sequence[Cell]]:
    """Yield the cells of `ENTRIES` for each task of `queries.entered`, the latest entered first. One query."""
    rows = tasks.select_related(None).order_by("-issued_at", "-id")
    for code, subject, title, registered_on, entered_on, due in rows.values_list(
        "document__code",
        Left("document__subject", 80),
        "title",
        "document__registered_on",
        "entered_on",
        "entry_due",
    ).iterator(_AT_A_TIME):
        late = calendar.working_days_between(due, entered_on) if entered_on > due else None
        yield code or subject, title, registered_on, entered_on, due, late


def as_file(listing: Listing, form: Form) -> Iterable[bytes]:
    """Return the list as a file, in pieces. Raises `ListTooLong` for a PDF of more than `PRINTED_AT_MOST` rows."""
    if form is Form.CSV:
        return _csv(listing)
    if form is Form.EXCEL:
        return [as_xlsx(listing.title, listing.subtitle, listing.columns, listing.rows)]
    return [_pdf(listing)]


def _pdf(listing: Listing) -> bytes:
    rows: list[Sequence[Cell]] = []
    with closing(listing.rows):  # or the cursor behind rows that are too many would stay open
        for number, row in enumerate(listing.rows, start=1):
            if number > PRINTED_AT_MOST:
                raise ListTooLong(
                    _("The list has more than %(most)s rows, too many to print. Narrow it, or take it as Excel or CSV.")
                    % {"most": PRINTED_AT_MOST}
                )
            rows.append([number, *row])
    return as_pdf(listing.title, listing.subtitle, [Column(_("No."), 2, is_number=True), *listing.columns], rows)


def _csv(listing: Listing) -> Iterator[bytes]:
    """Yield a byte order mark, or Excel takes Vietnamese for another encoding; then the lines, many at a time."""
    held = StringIO()
    writer = csv.writer(held)
    held.write("\ufeff")
    writer.writerow([str(column.heading) for column in listing.columns])
    for number, row in enumerate(listing.rows, start=1):
        writer.writerow([_inert(cell) for cell in row])
        if number % _AT_A_TIME == 0:
            yield held.getvalue().encode()
            held.seek(0)
            held.truncate()
    yield held.getvalue().encode()


def _inert(cell: Cell) -> Any:
    return inert(cell) if isinstance(cell, str) else cell
