"""Drawing a random sample so that anybody can draw it again: pure, and the same in any language.

Each number is written behind the seed and a colon ("mầm:15"), in UTF-8; the SHA-256 of that is its lot. The numbers
with the smallest lots are the sample, in the order of their lots.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterable


def drawn(seed: str, numbers: Iterable[int], size: int) -> list[int]:
    """Return the sample of `size` of the numbers, all of them when there are fewer. A million take about a second."""
    return heapq.nsmallest(size, numbers, key=lambda number: hashlib.sha256(f"{seed}:{number}".encode()).digest())


def digest_of(numbers: Iterable[int]) -> str:
    """Return the SHA-256 of the numbers in ascending order, one a line: whether a population is the same again."""
    written = hashlib.sha256()
    for number in sorted(numbers):
        written.update(f"{number}\n".encode())
    return written.hexdigest()
