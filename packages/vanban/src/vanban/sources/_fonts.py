"""What the name and the flags of a PDF's font say of it."""

from __future__ import annotations

from typing import NamedTuple

from vanban.sources._legacy import encoding_of_font

_ITALIC_FLAG = 1 << 6
_BOLD_FLAG = 1 << 18


class Font(NamedTuple):
    """A font: `legacy` is true where its letters are those of TCVN3 or VNI."""

    name: str
    bold: bool
    italic: bool
    legacy: bool


def font_of(printed: bytes, flags: int) -> Font:
    """Return the font of a name as a PDF writes it, and of its descriptor's flags."""
    name = printed.decode("utf-8", "replace").rpartition("+")[2]
    low = name.lower()
    return Font(
        name,
        bold="bold" in low or bool(flags & _BOLD_FLAG),
        italic="italic" in low or "oblique" in low or bool(flags & _ITALIC_FLAG),
        legacy=encoding_of_font(name) is not None,
    )
