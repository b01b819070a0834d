"""What this room announces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dondoc.kernel.events import Event


@dataclass(frozen=True, slots=True)
class DocumentRegistered(Event):
    """A document has taken its place in the register."""

    document_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class DocumentRead(Event):
    """A registered document's text has been read; `Document.reading` holds what was found, which may be nothing."""

    document_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class DocumentWithdrawn(Event):
    """A document was registered by mistake and no longer counts. A listener that cannot have this raises a refusal."""

    document_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class DocumentReinstated(Event):
    """A withdrawn document counts again."""

    document_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class DocumentCorrected(Event):
    """Header fields of a document were put right; `fields` names them as `Document` does."""

    document_id: int
    fields: tuple[str, ...]
    at: datetime
