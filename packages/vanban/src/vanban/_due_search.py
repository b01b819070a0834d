"""One walk over one provision's text in search of due dates."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from typing import Any, Literal

from vanban._due_words import ACTED_ON, ASIDE, PAST, ROMAN
from vanban._model import Due, Span

_CLAUSE_ENDS = re.compile(r"[.;:\n]\s")
Kind = Literal["date", "within", "recurring", "hint"]


class Search:
    """One walk over one provision: stretches already read as a due are not read again."""

    def __init__(self, text: str, low: str, offset: int, issued: str | None, drafted: str | None, whole: bool) -> None:
        """Take a text, and the same in small letters."""
        self.text, self.offset, self.issued, self.whole = text, offset, issued, whole
        printed = issued or drafted
        self.year = int(printed[:4]) if printed else None
        # what is before this has passed; a draft without a day is of its month's first at the earliest
        self.since = issued or (f"{drafted}-01" if drafted and len(drafted) > 4 else None)
        low = low.replace("quí ", "quý ") if "quí " in low else low  # "trong quí 2 năm 2010", as it was spelled
        self.low = low if len(low) == len(text) else text  # a few letters of other scripts change length
        self.found: list[Due] = []
        self.taken: list[tuple[int, int]] = []

    def is_free(self, match: re.Match[str]) -> bool:
        """Whether no due has been read from a stretch yet."""
        at = bisect_left(self.taken, (match.end(),))
        return at == 0 or self.taken[at - 1][1] <= match.start()

    def take(self, start: int, end: int) -> None:
        """Keep a stretch from being read again."""
        insort(self.taken, (start, end))

    def begins_near(self, at: int) -> bool:
        """Whether a stretch that was read as a due begins within four characters from `at`."""
        following = bisect_left(self.taken, (at,))
        return following < len(self.taken) and self.taken[following][0] <= at + 4

    def add(self, match: re.Match[str], kind: Kind, confidence: float, end: int | None = None, **stated: Any) -> None:
        """Record a due read from a match, or from its start to `end`; `stated` are the fields of its kind."""
        start, end = match.start(), end or match.end()
        self.take(start, end)
        printed = self.text[start:end].lstrip()
        start, words = end - len(printed), printed.rstrip()
        span = Span(self.offset + start, self.offset + start + len(words))
        self.found.append(Due(kind, words, span, confidence, **stated))

    def tells_past(self, at: int) -> bool:
        """Whether the words before `at` tell of the past, and not only of what is acted on ("các mỏ đã hết hạn")."""
        clause = self.clause(at)
        past = PAST.search(clause)
        if past is None or (")" in clause and not PAST.search(ASIDE.sub("", clause))):
            return False
        begins = at - len(clause)
        return not (past[0].startswith("đã") and ACTED_ON.search(self.text, begins, begins + past.start()))

    def clause(self, start: int, width: int = 80) -> str:
        """The words before `start` in the same clause, at most `width` characters."""
        return _CLAUSE_ENDS.split(self.low[max(0, start - width) : start])[-1]


def quarter_of(printed: str) -> int:
    """The number of a quarter printed in roman or arabic numerals."""
    return ROMAN.get(printed) or int(printed)


def is_exclusive(how: str | None) -> bool:
    """Whether the words of a limit leave its day out ("trước")."""
    how = how or ""
    return how.startswith("trước") or how.endswith("trước")
