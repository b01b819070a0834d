"""The wording of letters: which parts can be worded anew, and what may stand in braces in each.

Form and order of a letter's parts: Decree 30/2020/NĐ-CP, Annex I.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter


class LetterKind(StrEnum):
    """What is worded: an urging of each level, a request for an explanation, an official report."""

    URGING_1 = "urging-1"
    URGING_2 = "urging-2"
    URGING_3 = "urging-3"
    EXPLANATION = "explanation"
    REPORT = "report"

    @classmethod
    def of_level(cls, level: int) -> LetterKind:
        """Return the kind of an urging's letter on a level from 1 to 3."""
        return cls(f"urging-{level}")


class Part(StrEnum):
    """A part of a letter, in the order of the page."""

    ABOUT = "about"
    OPENING = "opening"
    QUESTION = "question"
    CLOSING = "closing"
    CLOSING_BY = "closing_by"
    CAPACITY = "capacity"
    TITLE = "title"
    RECIPIENTS = "recipients"


UNIT, ISSUER, DAY, NUMBER, ANSWER_DAY = "đơn vị", "cơ quan", "ngày", "số nhiệm vụ", "hạn trả lời"
FIRST_DAY, LAST_DAY, COUNTED_DAY, MARK = "từ ngày", "đến ngày", "ngày chốt", "mã kiểm tra"
_FIXED: tuple[str, ...] = ()
_LETTER = (UNIT, ISSUER, DAY, NUMBER)
_REPORT = (ISSUER, FIRST_DAY, LAST_DAY, COUNTED_DAY, MARK)
_SIGNED = {Part.CAPACITY: _FIXED, Part.TITLE: _FIXED, Part.RECIPIENTS: _FIXED}
_URGING = {
    Part.ABOUT: _FIXED,
    Part.OPENING: _LETTER,
    Part.QUESTION: _FIXED,
    Part.CLOSING: _LETTER,
    Part.CLOSING_BY: (*_LETTER, ANSWER_DAY),
    **_SIGNED,
}
PARTS: Mapping[LetterKind, Mapping[Part, tuple[str, ...]]] = {
    LetterKind.URGING_1: _URGING,
    LetterKind.URGING_2: _URGING,
    LetterKind.URGING_3: _URGING,
    LetterKind.EXPLANATION: {
        Part.ABOUT: _FIXED,
        Part.OPENING: (UNIT, ISSUER, DAY),
        Part.QUESTION: _FIXED,
        Part.CLOSING_BY: (UNIT, ISSUER, DAY, ANSWER_DAY),
        **_SIGNED,
    },
    LetterKind.REPORT: {Part.ABOUT: _FIXED, Part.OPENING: _REPORT, Part.CLOSING: _REPORT, Part.RECIPIENTS: _FIXED},
}
"""The parts of each kind, with the words that may stand in braces there. A report's figures stand apart from them: each
rate keeps its parts."""
END = "./."
"""How the content of a letter ends."""
_ENDS = (Part.CLOSING, Part.CLOSING_BY)


class Fault(StrEnum):
    """What is wrong with a part."""

    EMPTY = "empty"
    BRACES = "braces"
    UNKNOWN = "unknown"
    NO_DAY = "no-day"
    NO_END = "no-end"


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with which part; `word` is what stands in braces there, if that is it."""

    part: Part
    fault: Fault
    word: str = ""


def flaws(kind: LetterKind, texts: Mapping[Part, str]) -> Iterator[Flaw]:
    """Yield what is wrong with a wording, part by part; nothing when letters can be drawn from it."""
    for part, allowed in PARTS[kind].items():
        text = texts.get(part, "")
        if not text.strip():
            yield Flaw(part, Fault.EMPTY)
            continue
        try:
            words = words_in_braces(text)
        except ValueError:
            yield Flaw(part, Fault.BRACES)
            continue
        yield from (Flaw(part, Fault.UNKNOWN, word) for word in words if word not in allowed)
        if part is Part.CLOSING_BY and ANSWER_DAY not in words:
            yield Flaw(part, Fault.NO_DAY)
        if part in _ENDS and not text.rstrip().endswith(END):
            yield Flaw(part, Fault.NO_END)


def words_in_braces(text: str) -> list[str]:
    """Return what stands in braces, in order. Raises `ValueError` where a brace has no other, or asks for a format."""
    found: list[str] = []
    for _text, word, form, conversion in Formatter().parse(text):
        if form or conversion:
            raise ValueError(text)
        if word is not None:
            found.append(word)
    return found


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text with its words in braces filled in. The text is one that `flaws` finds nothing wrong with."""
    return "".join(
        before + (values[word] if word is not None else "") for before, word, _form, _way in Formatter().parse(text)
    )
