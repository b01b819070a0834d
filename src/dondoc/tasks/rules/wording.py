"""Short titles for tasks, from the words of the provision."""

from __future__ import annotations

import re

_STOP = re.compile(r"[;.:](?=\s|$)")
_COMMA = re.compile(r",(?=\s)")
_LONGEST = 110
_SHORTEST = 20
_SHORTEST_TO_COMMA = 60
"""A comma ends a title only far in: before, it mostly stands inside a list of verbs or bodies."""


def title_of(text: str) -> str:
    """Return a title of at most 111 signs: up to the first stop, else the last comma, else whole words and an ellipsis.

    "Giao Sở Nội vụ ..." keeps its verb: the officer shortens what he likes.
    """
    flat = " ".join(text.split())
    head = flat[: _LONGEST + 1]
    stops = [stop.start() for stop in _STOP.finditer(head) if stop.start() >= _SHORTEST]
    if stops:
        return flat[: stops[0]]
    if len(flat) <= _LONGEST:
        return flat.rstrip(" ;.:,/")
    commas = [comma.start() for comma in _COMMA.finditer(head) if comma.start() >= _SHORTEST_TO_COMMA]
    if commas:
        return flat[: commas[-1]]
    return flat[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ;.:,/") + "…"


_PART = re.compile(r"(?<=[;.])\s+")


def ways_to_split(text: str) -> list[tuple[str, str]]:
    """Return where a task can be divided: for each part but the last, the text up to its end and the part itself.

    Parts end at semicolons and full stops that a blank follows.
    """
    parts = _PART.split(" ".join(text.split()))
    return [(" ".join(parts[: number + 1]), part) for number, part in enumerate(parts[:-1])]
