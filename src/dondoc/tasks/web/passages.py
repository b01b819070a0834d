"""A document's text cut into passages: the tasks' provisions and what lies between, with the found places marked.

Who, when, targets and citations come from the reading; a mark that crosses the edge of a passage or
another mark is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dondoc.documents.models import Document
from dondoc.tasks.models import Task


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text; `kind` is who, when, target, citation, or "" for plain text."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of segments that belongs to one task, or to none."""

    segments: Sequence[Segment]
    task_id: int | None = None


Mark = tuple[int, int, str]


def passages_of(document: Document, tasks: Sequence[Task] = ()) -> list[Passage]:
    """Return the whole text as passages, in order. Their segments joined give the text back, sign for sign."""
    text = document.text
    marks = _untangled(_marks(document.reading, len(text)))
    passages: list[Passage] = []
    at = 0
    for start, end, task_id in _places(tasks, len(text)):
        if start < at:
            continue
        if at < start:
            passages.append(Passage(_segments(text, at, start, marks)))
        passages.append(Passage(_segments(text, start, end, marks), task_id))
        at = end
    if at < len(text):
        passages.append(Passage(_segments(text, at, len(text), marks)))
    return passages


def _places(tasks: Sequence[Task], length: int) -> list[tuple[int, int, int]]:
    return sorted(
        (task.start, task.end, task.pk)
        for task in tasks
        if task.start is not None and task.end is not None and 0 <= task.start < task.end <= length
    )


def _marks(reading: Mapping[str, Any], length: int) -> Iterator[Mark]:
    for citation in reading.get("citations") or []:
        yield from _mark(citation, "citation", length)
    for task in reading.get("tasks") or []:
        for due in task.get("dues") or []:
            yield from _mark(due, "when", length)
        for target in task.get("targets") or []:
            yield from _mark(target, "target", length)
        for place in task.get("places") or []:
            yield from _mark(place, "who", length)


def _mark(found: Any, kind: str, length: int) -> Iterator[Mark]:
    span = found.get("span") if isinstance(found, Mapping) else None
    if span and 0 <= span[0] < span[1] <= length:
        yield span[0], span[1], kind


def _untangled(marks: Iterator[Mark]) -> list[Mark]:
    """Return the marks by place without overlaps: of two that overlap the earlier stays, the later loses its front."""
    clear: list[Mark] = []
    at = 0
    for start, end, kind in sorted(set(marks)):
        if max(start, at) < end:
            clear.append((max(start, at), end, kind))
            at = end
    return clear


def _segments(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Segment]:
    segments: list[Segment] = []
    at = start
    for mark_start, mark_end, kind in marks:
        first, last = max(mark_start, at), min(mark_end, end)
        if first >= last:
            continue
        if at < first:
            segments.append(Segment(text[at:first]))
        segments.append(Segment(text[first:last], kind))
        at = last
    if at < end:
        segments.append(Segment(text[at:end]))
    return segments
