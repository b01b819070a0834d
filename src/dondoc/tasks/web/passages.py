"""A document's text as paragraphs, each with the tasks it orders and the found places marked.

Who, when, targets and citations come from the reading; of two marks that overlap the earlier one stays whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dondoc.documents.models import Document
from dondoc.tasks.models import Task

Mark = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text; `kind` is who, when, target, citation, or "" for plain text."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph. `task_id` is the task it belongs to, the longest in it of several; `opens` is true of its first."""

    segments: Sequence[Segment]
    task_id: int | None = None
    opens: bool = False


def passages_of(document: Document, tasks: Sequence[Task] = ()) -> list[Passage]:
    """Return the text's paragraphs in order, blank ones left out. Their segments joined give each paragraph back."""
    text = document.text
    marks = _untangled(_marks(document.reading, len(text)))
    places = [(task.start, task.end, task.pk) for task in tasks if task.start is not None and task.end is not None]
    seen: set[int] = set()
    passages = []
    for start, end in _paragraphs(text):
        task_id = _task_at(start, end, places)
        passages.append(
            Passage(_segments(text, start, end, marks), task_id, task_id is not None and task_id not in seen)
        )
        if task_id is not None:
            seen.add(task_id)
    return passages


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            lead = len(line) - len(line.lstrip())
            yield start + lead, start + lead + len(bare)
        start += len(line)


def _task_at(start: int, end: int, places: Sequence[tuple[int, int, int]]) -> int | None:
    shared = [(min(end, last) - max(start, first), pk) for first, last, pk in places]
    longest, task_id = max(shared, default=(0, None))
    return task_id if longest > 0 else None


def _marks(reading: Mapping[str, Any], length: int) -> Iterator[Mark]:
    for citation in reading.get("citations") or []:
        yield from _mark(citation, "citation", length)
    for task in reading.get("tasks") or []:
        for kind, places in _places_of(task):
            for place in places or []:
                yield from _mark(place, kind, length)


def _places_of(task: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield "when", task.get("dues")
    yield "target", task.get("targets")
    for bodies in ("lead_items", "support_items", "supervise"):
        yield "who", task.get(bodies)


def _mark(found: Any, kind: str, length: int) -> Iterator[Mark]:
    span = found.get("span") if isinstance(found, Mapping) else None
    if span and 0 <= span[0] < span[1] <= length:
        yield span[0], span[1], kind


def _untangled(marks: Iterator[Mark]) -> list[Mark]:
    """Return the marks by place without overlaps: a later mark loses what an earlier one covers."""
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
