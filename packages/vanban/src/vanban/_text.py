"""The normalised text of a source: paragraphs a line each, and where in the source each began."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vanban._model import Place, Span
from vanban._source import Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its words in single spaces, its offset in the text, and the lines of the source that made it."""

    text: str
    start: int
    lines: tuple[Line, ...] = ()

    @property
    def end(self) -> int:
        """The offset just after the last character."""
        return self.start + len(self.text)

    @property
    def cell(self) -> tuple[int, int, int] | None:
        """The table cell the paragraph stood in, if any."""
        return self.lines[0].cell if self.lines else None

    @property
    def bold(self) -> bool:
        """Whether every line of it was bold."""
        return bool(self.lines) and all(line.bold for line in self.lines)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the span in the whole text of a stretch of this paragraph (offsets in the paragraph)."""
        return Span(self.start + start, self.start + (len(self.text) if end is None else end))


def laid_out(pieces: Sequence[tuple[str, Sequence[Line]]]) -> tuple[str, list[Paragraph], list[Place]]:
    """Join pieces of text into one text, a paragraph a line, with the place in the source of every line's start.

    Each piece is (the paragraph's text, its lines, one at least); of several lines it has a place for each page they
    touch.
    """
    paragraphs, places, at = [], [], 0
    for text, lines in pieces:
        paragraphs.append(Paragraph(text, at, tuple(lines)))
        places.append(Place(at, lines[0].page, lines[0].paragraph))
        offset = at
        for above, line in pairwise(lines):
            offset += len(above.text) + 1
            if line.page != above.page:
                places.append(Place(offset, line.page, line.paragraph))
        at += len(text) + 1
    return "\n".join(text for text, _ in pieces), paragraphs, places
