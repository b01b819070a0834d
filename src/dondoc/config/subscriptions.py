"""Who listens to what: one line a listener, read from top to bottom in the order they are called."""

from __future__ import annotations

from dondoc.documents.events import DocumentRead, DocumentWithdrawn
from dondoc.kernel.events import subscribe
from dondoc.oversight.actions.watching import (
    on_assignment_moved,
    on_assignments_sent,
    on_calendar_changed,
    on_dues_moved,
)
from dondoc.tasks.actions.proposing import on_document_read, on_document_withdrawn
from dondoc.tasks.actions.recomputing import on_days_changed
from dondoc.tasks.events import AssignmentMoved, AssignmentsSent, DuesMoved
from dondoc.workcalendar.events import CalendarChanged


def subscribe_all() -> None:
    """Connect the rooms. Called once, when the application is ready."""
    subscribe(DocumentRead, on_document_read)
    subscribe(DocumentWithdrawn, on_document_withdrawn)
    subscribe(AssignmentsSent, on_assignments_sent)
    subscribe(AssignmentMoved, on_assignment_moved)
    subscribe(DuesMoved, on_dues_moved)
    subscribe(CalendarChanged, on_days_changed)
    subscribe(CalendarChanged, on_calendar_changed)
