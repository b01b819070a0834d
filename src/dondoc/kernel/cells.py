"""Text on its way into a spreadsheet, which takes some first letters for the beginning of a formula."""

from __future__ import annotations

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def inert(text: str) -> str:
    """Return `text` so that no spreadsheet calculates it: with an apostrophe before it where it would be a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_BEGINS_A_FORMULA) else text
