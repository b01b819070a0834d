"""How places found in a text become pieces that a page can mark: pure, and linear but for the sorting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import heappop, heappush
from typing import TypeVar

T = TypeVar("T")


class Kind(StrEnum):
    """What a marked place says. Where two overlap, the earlier one here is shown."""

    WHO = "who"
    WHEN = "when"
    TARGET = "target"
    CITATION = "citation"


_RANK = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of text from the character `start` to before `end`, and what it says."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text: plain (`kind` None) or a mark. `task_index` is the task it stands in, from 0, or None."""

    text: str
    kind: Kind | None = None
    task_index: int | None = None


def segments_of(text: str, places: Iterable[Place], task_spans: Sequence[tuple[int, int] | None] = ()) -> list[Segment]:
    """Cut `text` at the ends of all places and tasks; joined, the pieces give `text` again.

    `task_spans` are start and end of each task, None for one that stands nowhere. What reaches beyond the text is cut
    to it. Where tasks overlap, the one that begins later (the inner one) has the piece.
    """
    marks = [(max(place.start, 0), min(place.end, len(text)), _RANK[place.kind], place.kind.value) for place in places]
    tasks = [
        (max(span[0], 0), min(span[1], len(text)), -span[0], index)
        for index, span in enumerate(task_spans)
        if span is not None
    ]
    cuts = sorted({0, len(text), *(cut for start, end, *_ in (*marks, *tasks) if start < end for cut in (start, end))})
    kinds = _strongest(marks, cuts)
    owners = _strongest(tasks, cuts)
    pieces: list[Segment] = []
    for start, end, kind, owner in zip(cuts, cuts[1:], kinds, owners, strict=False):
        piece = Segment(text[start:end], Kind(kind) if kind is not None else None, owner)
        last = pieces[-1] if pieces else None
        if last is not None and (last.kind, last.task_index) == (piece.kind, piece.task_index):
            pieces[-1] = Segment(last.text + piece.text, piece.kind, piece.task_index)
        else:
            pieces.append(piece)
    return pieces


def _strongest(spans: Iterable[tuple[int, int, int, T]], cuts: Sequence[int]) -> list[T | None]:
    """Return, for each stretch between two cuts, the value of the span over it with the lowest rank, None without."""
    waiting = sorted((span for span in spans if span[0] < span[1]), key=lambda span: span[0], reverse=True)
    over: list[tuple[int, int, int]] = []
    values: list[T] = []
    strongest: list[T | None] = []
    for start in cuts[:-1]:
        while waiting and waiting[-1][0] <= start:
            _start, end, rank, value = waiting.pop()
            heappush(over, (rank, end, len(values)))
            values.append(value)
        while over and over[0][1] <= start:
            heappop(over)
        strongest.append(values[over[0][2]] if over else None)
    return strongest
