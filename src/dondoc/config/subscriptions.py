"""Who listens to what: one line a listener, read from top to bottom in the order they are called."""

from __future__ import annotations

from dondoc.documents.events import DocumentRead, DocumentWithdrawn
from dondoc.kernel.events import subscribe
from dondoc.tasks.actions.proposing import on_document_read, on_document_withdrawn


def subscribe_all() -> None:
    """Connect the rooms. Called once, when the application is ready."""
    subscribe(DocumentRead, on_document_read)
    subscribe(DocumentWithdrawn, on_document_withdrawn)
