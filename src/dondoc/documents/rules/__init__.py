"""What the room knows without a database: pieces of a text, and when officials are reminded."""

from __future__ import annotations

from dondoc.documents.rules.reminding import reminder_reached
from dondoc.documents.rules.segments import Kind, Place, Segment, segments_of

__all__ = ["Kind", "Place", "Segment", "reminder_reached", "segments_of"]
