"""All writing of documents, one file a verb."""

from __future__ import annotations

from dondoc.documents.actions.opening import open_to_units
from dondoc.documents.actions.registering import Intake, intake

__all__ = ["Intake", "intake", "open_to_units"]
