"""Short titles for tasks, from the words of the provision."""

from __future__ import annotations

import re

_FIRST_STOP = re.compile(r"[;.:](?=\s|$)|,\s")
_LONGEST = 110
_SHORTEST = 35


def title_of(text: str) -> str:
    """Return a title of at most 111 signs: up to the first stop that leaves something to read, else whole words and an
    ellipsis. "Giao Sở Nội vụ ..." keeps its verb: the officer shortens what he likes.
    """
    flat = " ".join(text.split())
    for stop in _FIRST_STOP.finditer(flat):
        if stop.start() > _LONGEST:
            break
        if stop.start() >= _SHORTEST:
            return flat[: stop.start()]
    if len(flat) <= _LONGEST:
        return flat.rstrip(" ;.:,/")
    return flat[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ;.:,/") + "…"


_PART = re.compile(r"(?<=[;.])\s+")


def ways_to_split(text: str) -> list[tuple[str, str]]:
    """Return where a task can be divided: for each part but the last, the text up to its end and the part itself.

    Parts end at semicolons and full stops that a blank follows.
    """
    parts = _PART.split(" ".join(text.split()))
    return [(" ".join(parts[: number + 1]), part) for number, part in enumerate(parts[:-1])]
