"""Names of bodies that one document alone makes known: an abbreviation it explains, an addressee of an unknown kind.

The grammar knows how names begin. A document may name bodies it does not know so; where the document itself says that
they are bodies (see `_own_names.py`), they are read as such for the time of that document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

_FIRST = re.compile(r"(?:(?:[Cc]ác|[Hh]ai) )?(?=(\w+))")  # "Các TCTD": the group of that name


@dataclass(frozen=True, eq=False, slots=True)
class OwnNames:
    """What one document calls its bodies.

    `heads` are names that begin with no word of office, `told` those it is sent to that do, both by their first word,
    the longest first; `whole` are names that the grammar alone would end too early, at a verb that belongs to them
    ("Cục Quản lý | thi hành án dân sự").
    """

    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    whole: tuple[str, ...] = ()


NONE = OwnNames()
_known: ContextVar[OwnNames] = ContextVar("own_names", default=NONE)


@contextmanager
def knowing(names: OwnNames) -> Iterator[None]:
    """Read with a document's own names within the block: the grammar lies too deep to hand them through."""
    token = _known.set(names)
    try:
        yield
    finally:
        _known.reset(token)


def own_names() -> OwnNames:
    """Return the names of the document that is being read."""
    return _known.get()


def own_end(text: str, start: int) -> int:
    """Return where the own name ends that begins at `start`, `start` where none does."""
    return _end_of(_known.get().heads, text, start)


def told_end(text: str, start: int) -> int:
    """Return where the name ends that begins at `start` and the document is sent to, `start` where none does."""
    return _end_of(_known.get().told, text, start)


def _end_of(names: Mapping[str, tuple[str, ...]], text: str, start: int) -> int:
    first = _FIRST.match(text, start) if names else None
    if first is None:
        return start
    for name in names.get(first[1], ()):
        end = first.end() + len(name)
        if text.startswith(name, first.end()) and not text[end : end + 1].isalnum():
            return end
    return start


def whole_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the document's names that hold a verb stand in a stretch of text."""
    for name in _known.get().whole:
        at = text.find(name)
        while at >= 0:
            if not text[at + len(name) : at + len(name) + 1].isalnum():
                yield at, at + len(name)
            at = text.find(name, at + len(name))
