"""The register of documents, their dissemination, and the working regulations of units."""

from __future__ import annotations

from dondoc.documents.models.dissemination import Acknowledgement, Dissemination
from dondoc.documents.models.register import (
    Citation,
    Direction,
    Document,
    DocumentFile,
    DocumentReader,
    FileRole,
    StoredFile,
    Urgency,
)
from dondoc.documents.models.regulations import (
    RegulationReview,
    RegulationState,
    ReviewOutcome,
    WorkingRegulation,
)
from dondoc.documents.models.waiting import WaitingIntake

__all__ = [
    "Acknowledgement",
    "Citation",
    "Direction",
    "Dissemination",
    "Document",
    "DocumentFile",
    "DocumentReader",
    "FileRole",
    "RegulationReview",
    "RegulationState",
    "ReviewOutcome",
    "StoredFile",
    "Urgency",
    "WaitingIntake",
    "WorkingRegulation",
]
