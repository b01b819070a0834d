"""Measurable targets: what must be reached, and whether a measurement reaches it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Comparison(StrEnum):
    """How an actual figure is held against the target."""

    EXACTLY = "exactly"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


@dataclass(frozen=True, slots=True)
class Target:
    """A measurable target: its words, and the figure in its unit ("%", "công trình")."""

    text: str
    comparison: Comparison
    value: Decimal
    unit: str

    def is_met_by(self, actual: Decimal) -> bool:
        """Whether the figure reaches the target. A share of exactly 100 % is met by nothing less, and by more."""
        if self.comparison is Comparison.AT_MOST:
            return actual <= self.value
        if self.comparison is Comparison.EXACTLY and self.unit != "%":
            return actual == self.value
        return actual >= self.value


def places_of(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """Return which of the old targets each of the new ones is, by their words; None for one that was not there.

    Those whose words stand are the same; when as many others are left on both sides they are the same in other words,
    in their order; else those are new.
    """
    places: list[int | None] = []
    free = list(range(len(old)))
    for words in new:
        place = next((one for one in free if old[one] == words), None)
        places.append(place)
        if place is not None:
            free.remove(place)
    if places.count(None) != len(free):
        return places
    rest = iter(free)
    return [next(rest) if place is None else place for place in places]


_LEAST = re.compile(r"≥|>=|ít nhất|tối thiểu|không dưới|không thấp hơn|đạt từ|trở lên", re.IGNORECASE)
_MOST = re.compile(r"≤|<=|không quá|tối đa|không vượt quá|không cao hơn", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<value>\d{1,3}(?:\.\d{3})+(?:,\d{1,4})?|\d{1,12}(?:,\d{1,4})?)\s?(?P<unit>%|[^\W\d_]+)?")


def target_of(found: Mapping[str, Any]) -> Target | None:
    """Return the target that a reading found or a person wrote; None when it names no figure."""
    number = _NUMBER.match(str(found.get("value") or ""))
    if number is None or found.get("comparison") not in set(Comparison):
        return None
    return Target(
        str(found.get("text") or ""), Comparison(found["comparison"]), _decimal(number), str(found.get("unit") or "")
    )


def written_target(words: str) -> dict[str, str] | None:
    """Return the target that a person wrote in a line, in the shape of a reading's; None when it names no figure.

    "ít nhất 20 % thủ tục" and "≥ 20 % thủ tục" mean the same; without such words exactly that figure is meant.
    """
    text = " ".join(words.split())
    number = _NUMBER.search(text)
    if number is None:
        return None
    comparison = Comparison.EXACTLY
    if _MOST.search(text):
        comparison = Comparison.AT_MOST
    elif _LEAST.search(text):
        comparison = Comparison.AT_LEAST
    return {"text": text, "comparison": comparison.value, "value": number["value"], "unit": number["unit"] or ""}


def _decimal(number: re.Match[str]) -> Decimal:
    """Read a number as it is written in Vietnam: points part thousands, a comma begins what is less than one."""
    return Decimal(number["value"].replace(".", "").replace(",", "."))
