"""The one door to `vanban`: a file's bytes become a reading, or a refusal that a person can act on."""

from __future__ import annotations

import importlib
from typing import Any, Protocol


class Reading(Protocol):
    """What a file says."""

    text: str
    media_type: str
    secrecy: str | None

    def to_json(self) -> dict[str, Any]:
        """Return everything found."""
        ...


def read_file(content: bytes, name: str) -> Reading:
    """Return what the file says."""
    reading: Reading = importlib.import_module("vanban").read(content, name=name)
    return reading
