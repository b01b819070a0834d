"""In which order proposed tasks are looked at."""

from __future__ import annotations

from enum import StrEnum


class ReviewOrder(StrEnum):
    """Least certain first, so that the eye is fresh for what needs it; or as the document goes on."""

    UNSURE_FIRST = "unsure"
    AS_PRINTED = "printed"

    def place_of(self, confidence: float | None, order: int, task_id: int) -> tuple[float, int, int]:
        """Return what to sort a task by. `confidence` is the reading's, 0 to 1; what a person wrote has none and comes
        last of the unsure."""
        certainty = 1.0 if confidence is None else confidence
        return (certainty if self is ReviewOrder.UNSURE_FIRST else 0.0, order, task_id)
