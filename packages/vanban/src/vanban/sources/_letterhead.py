"""The letterhead of a document, which some files keep in the header of their pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._source import Line

_MOTTO = re.compile(r"Độc\s+lập\s*[-–]", re.IGNORECASE)
_FIRST_LINES = 40


def has_motto(lines: Sequence[Line]) -> bool:
    """Tell whether the first lines hold the national motto, as every letterhead does."""
    return any(_MOTTO.search(line.text) for line in lines[:_FIRST_LINES])
