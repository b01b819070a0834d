"""A phrase that names several bodies, cut where it may be cut: pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from dondoc.organization.addressing.wording import NO_WORDS, Words, carried_head, words

_CUTS = re.compile(r"[,;:\n]|(?<!\w)và(?!\w)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_MOST_SEGMENTS = 40
LONGEST_RUN = 8
"""How many segments one body's name may span: "Sở Văn hóa, Thể thao và Du lịch" spans three."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase cut into segments. `heads[i]` is what segment i may leave out, taken from the nearest item before it.

    `is_opening[i]` is true of a segment that only opens a list ("Các Sở: Nội vụ, Y tế") and names nobody itself.
    """

    whole: Words
    unbracketed: Words
    segments: tuple[Words, ...]
    heads: tuple[Words, ...]
    is_opening: tuple[bool, ...]

    def run(self, start: int, end: int) -> Words:
        """Return the segments from `start` up to `end`, itself not included, as one wording."""
        joined = NO_WORDS
        for segment in self.segments[start:end]:
            joined += segment
        return joined


def cut(text: str) -> Phrase:
    """Return the phrase with its segments: it is cut at commas, semicolons, colons and "và"."""
    text = unicodedata.normalize("NFC", text)
    pieces: list[Words] = []
    openings: list[bool] = []
    position = 0
    for match in [*_CUTS.finditer(text), None]:
        piece = words(text[position : match.start() if match else len(text)])
        if piece:
            pieces.append(piece)
            openings.append(match is not None and match.group() == ":")
        position = match.end() if match else len(text)
    if len(pieces) > _MOST_SEGMENTS:
        pieces, openings = [words(text)], [False]
    heads, head = [], NO_WORDS
    for piece in pieces:
        heads.append(head)
        head = carried_head(piece) or head
    return Phrase(words(text), words(_BRACKETS.sub(" ", text)), tuple(pieces), tuple(heads), tuple(openings))
