"""Printed lines joined into paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._labels import label_of
from vanban._source import Line
from vanban._words import mostly_upper

ENDS = (".", ";", ":", "!", "?", "”", '"', "/.", "…")
# A sentence that ends after a short line may still go on below when it ends in an abbreviation ("TP.", "Tr.").
ABBREVIATED = re.compile(r"\b(?:TP|Tp|TT|TX|PGS|GS|TS|ThS|Q|P|H|tr|Tr|VD|v\.v)\.$")


def paragraphs(lines: Sequence[Line], *, visual: bool) -> list[list[Line]]:
    """Group lines into paragraphs: as they are, or joined where a printed line goes on in the next one."""
    width = _width(lines) if visual else 0
    groups: list[list[Line]] = []
    gap = True
    for line in lines:
        if not line.text:
            gap = True
            continue
        before = groups[-1][-1] if groups else None
        if before is None or not (_goes_on(before, line, width, gap=gap) if visual else _was_cut(groups[-1], line)):
            groups.append([line])
        else:
            groups[-1].append(line)
        gap = False
    return groups


def _width(lines: Sequence[Line]) -> int:
    """The length of a full printed line: nine in ten lines are shorter or equal."""
    lengths = sorted(len(line.text) for line in lines if line.text)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _goes_on(before: Line, line: Line, width: int, *, gap: bool) -> bool:
    """Whether a printed line continues the one before it."""
    if before.cell != line.cell:
        return False
    text, previous = line.text, before.text
    ended = previous.endswith(ENDS) and not ABBREVIATED.search(previous)
    full = len(previous) >= width * 0.72
    label = label_of(text)
    if label is not None:
        dash = label.kind in ("dash", "plus")
        # "... Tập đoàn Công nghiệp / - Viễn thông Quân đội": a dash inside a sentence that wrapped just before it
        return dash and full and not ended and not previous.endswith(",") and not gap and not mostly_upper(previous)
    if mostly_upper(previous) != mostly_upper(text):
        return False
    if gap and (ended or text[:1].isupper()):
        return False
    if ended:
        return full and _fills(before, line, width)
    return full or text[:1].islower() or mostly_upper(text)


def _fills(before: Line, line: Line, width: int) -> bool:
    """Whether a line that ends a sentence is so full that the next sentence may belong to the same paragraph.

    A paragraph's first line is set in, so where the source knows the left edge, a line set further in begins one.
    """
    if before.text.endswith((";", ":", "./.")):
        return False
    if line.x is not None and before.x is not None:
        return line.x <= before.x + 0.01 and len(before.text) >= width * 0.72
    return len(before.text) >= width * 0.88


def _was_cut(group: Sequence[Line], line: Line) -> bool:
    """Whether a paragraph of a source that knows paragraphs was cut in two, at a page end or by a stray break.

    Only long prose that stops without any mark and goes on in small letters, or with a dash that is no item.
    """
    before = group[-1]
    if before.cell != line.cell or len(before.text) < 60 or before.text[-1] in '.;:!?”"…)' or mostly_upper(before.text):
        return False
    if line.text[:1].islower():
        return label_of(line.text) is None
    return (
        len(before.text) > 200
        and line.text.startswith(("- ", "– "))
        and line.text[2:3].isupper()
        and before.text[-1] != ","
    )
