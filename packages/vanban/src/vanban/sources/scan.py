"""Scanned pages and pictures: recognised by tesseract after denoising and turning upright."""

from __future__ import annotations

from typing import Any

from vanban._errors import MissingConverter
from vanban._source import Source
from vanban.sources._segments import Segment


def recognise_page(page: Any, number: int) -> tuple[list[Segment], list[str]]:
    """Return the segments of a page and warnings about what may be missing."""
    raise MissingConverter(f"Page {number} is a picture, and pictures are not recognised yet.", given="tesseract")


def open_picture(data: bytes, *, name: str | None = None) -> Source:
    """Open a picture of a page."""
    raise MissingConverter("The file is a picture, and pictures are not recognised yet.", given="tesseract")
