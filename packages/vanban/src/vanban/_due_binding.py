"""Whether a limit binds what is ordered, or is the day of something that happened, is planned, lasts or is told of."""

from __future__ import annotations

import re

from vanban._dates import iso, parts
from vanban._due_search import Search, quarter_of
from vanban._due_words import (
    ABOUT_PERIOD,
    ACT,
    ACTED,
    AS_OF,
    CLOSES,
    COMPLETION,
    CONDITION,
    COUNTED,
    DASHES,
    DAYS_MEANT,
    ENDS_CLAUSE,
    EXTENDED,
    FIGURES,
    FINISHES,
    FOR_DECISION,
    FORBEARS,
    HAPPENS_ON,
    HORIZON,
    MAKES,
    MEETING,
    NOT_DUE_BEFORE,
    PERIOD,
    SAID,
    SHORT_OF,
    TIME_IS,
    TO_GATHER,
    WHICH,
)
from vanban._leads.words import IMPERATIVE

IS_LIMIT = re.compile(r"trước|chậm nhất|muộn nhất|không quá")
# "Từ ngày 06/10 đến hết ngày 05/11/2026: tổ chức điều tra": the step of a plan that is done in it
STEP = re.compile(r":\s[^.;]{4,120}")
# "Từ ngày 15/10 đến ngày 15/11/2025, | tổ chức ra quân"; "tổ chức cho thí sinh đăng ký" says when others act
AFTER_COMMA = re.compile(r",\s+(?!tổ chức cho )")
_REACHED = (AS_OF, CONDITION)  # up to that day, or by then, it is so


class Binding(Search):
    """A search that judges the limits it finds."""

    def binds(self, match: re.Match[str]) -> bool:
        """Whether the limit binds what is ordered, and is not the date of something that happened or is planned."""
        if self.whole:
            return True
        before = self.clause(match.start())
        how = match["how"]
        limits_ahead = bool(IS_LIMIT.match(how)) and self.is_ahead(match)
        past = SAID.search(before) if limits_ahead else self.tells_past(match.start())
        if how == "vào" and MEETING.match(before):
            return False
        made = self.ends_ahead(match) and (
            MAKES.search(before) or FINISHES.search(before) or FOR_DECISION.search(self.clause(match.start(), 160))
        )
        if before.endswith("từ nay ") and not past and self._is_done_from_now(match, before):
            return True  # "từ nay đến ngày 20/4/2026 tổ chức hội nghị": by when
        if WHICH.search(before) or past or (NOT_DUE_BEFORE.search(before) and not limits_ahead and not made):
            return False
        until = how.startswith(("đến", "tới", *DASHES))
        if (until and self._lasts(match, before)) or (how == "trong" and FORBEARS.search(before)):
            return False
        if self._is_further(match):
            return False
        decided = IS_LIMIT.match(how) or FOR_DECISION.search(before) or self.ends_ahead(match)
        if ACT.search(before) and (ACTED.search(before) or not decided):
            return False
        if how.startswith("thời ") or before.rstrip().endswith("ngay"):
            return True
        began = PERIOD.search(before) if until else None
        if began or how in DASHES:
            return began is not None and self._ends_period(match, began, before)
        if how not in ("trong", "vào", "hết", "đến", "tới", "cho đến") or self.is_horizon(match):
            return True
        return self._is_done_by(match, before)

    def _is_done_from_now(self, match: re.Match[str], before: str) -> bool:
        """Whether something is to be done from now up to a day, or up to a period that its duty stands beside."""
        if "d" in match.re.groupindex or self._is_done_after(match):
            return True
        duty = before.removesuffix("từ nay ").strip(" ,(")
        ends = self.low[match.end() : match.end() + 1] in ("", ".", ";", ",", ")")
        return bool(duty) and ends and self.ends_ahead(match)

    def _is_done_by(self, match: re.Match[str], before: str) -> bool:
        """Whether a period is when something is to be done, told by the words of the clause it stands in."""
        how, clause = match["how"], self.clause(match.start(), 160)
        if COMPLETION.search(clause) or TIME_IS.search(self.low, max(0, match.start() - 60), match.start()):
            return True
        ordered = IMPERATIVE.match(clause.lstrip(" -+")) is not None
        ahead = self.ends_ahead(match) or (
            how in ("trong", "vào") and self.is_ahead(match) and not HAPPENS_ON.search(before)
        )
        if ordered or (ahead and CLOSES.match(self.low, match.end())):
            return not ABOUT_PERIOD.search(clause)
        opens = not before.strip(" ,;-+“").removesuffix("ngay").strip()
        return opens and self._is_done_after(match)

    def _is_done_after(self, match: re.Match[str]) -> bool:
        """Whether what is done by then follows the words of a limit."""
        return COMPLETION.search(self.low, match.end(), match.end() + 80) is not None

    def _lasts(self, match: re.Match[str], before: str) -> bool:
        """Whether something only is so up to the day that a clause names, or until then."""
        if SHORT_OF.match(self.low, match.end()) or any(pattern.search(before) for pattern in _REACHED):
            return True
        return EXTENDED.search(self.clause(match.start(), 160)) is not None

    def _ends_period(self, match: re.Match[str], began: re.Match[str], before: str) -> bool:
        """Whether the end of a period binds: something is to be done in it, and it is no span that is told of."""
        duty = before[: began.start()]  # "Từ ngày 21/4 đến ngày 28/4/2026, thí sinh đăng ký" says when it is
        if not duty.strip() and (step := STEP.match(self.low, match.end())):
            return COMPLETION.search(step[0]) is not None
        if not duty.strip() and (ordered := AFTER_COMMA.match(self.low, match.end())):
            return IMPERATIVE.match(self.low, ordered.end()) is not None and self._is_to_come(match)
        if not duty.strip():
            return TIME_IS.search(self.low, max(0, match.start() - 60), match.start()) is not None
        if FIGURES.search(duty) or DAYS_MEANT.search(duty):
            return False
        if began["months"] or "d" not in match.re.groupindex:  # "từ ngày 15/10/2025 đến hết năm 2025"
            done = COMPLETION.search(duty) or IMPERATIVE.match(duty.lstrip())
            return self.ends_ahead(match) and done is not None
        ahead = self.is_ahead(match) or (parts(match)[2] is None and COMPLETION.search(duty))
        return bool(ahead) and not NOT_DUE_BEFORE.search(duty)

    def _is_to_come(self, match: re.Match[str]) -> bool:
        """Whether the end of a period lies ahead; one without its year does."""
        if "d" in match.re.groupindex:
            return self.is_ahead(match) or parts(match)[2] is None
        return self.ends_ahead(match)

    def _is_further(self, match: re.Match[str]) -> bool:
        """Whether what is ordered has its limit, and this is of whoever gathers it ("... để tổng hợp, báo cáo")."""
        purpose = TO_GATHER.search(self.clause(match.start(), 200))
        if purpose is None:
            return False
        begins = match.start() - len(purpose[0])
        ends = [due.span.start + len(due.text) - self.offset for due in self.found]
        return any(end <= begins and not re.search(r"[.;]\s", self.low[end:begins]) for end in ends)

    def is_ahead(self, match: re.Match[str]) -> bool:
        """Whether a printed day comes after the document's own: "qua phần mềm văn bản trước ngày 24/11/2025"."""
        if "d" not in match.re.groupindex or self.since is None:
            return False
        day, month, year = parts(match)
        date = iso(day, month, year) if year else None
        return date is not None and date > self.since

    def ends_ahead(self, match: re.Match[str]) -> bool:
        """Whether a printed month or quarter ends after the document: "ban hành trong quý I năm 2026"."""
        found = match.groupdict()
        if not found.get("y") or self.since is None:
            return False
        month = int(found["m"]) if found.get("m") else 3 * quarter_of(found["q"]) if found.get("q") else 12
        return (int(found["y"]), month) >= (int(self.since[:4]), int(self.since[5:7]))

    def is_horizon(self, match: re.Match[str]) -> bool:
        """Whether "đến năm 2030" says by when a number is reached, and is no part of a name ("Chiến lược đến ...")."""
        if self.low.endswith("tầm nhìn ", 0, match.start()):
            return False  # "Quy hoạch ... thời kỳ 2021 - 2030, tầm nhìn đến năm 2050"
        if HORIZON.match(self.low, match.end()) or self.low.endswith(
            ("phấn đấu ", "bảo đảm ", "đảm bảo "), 0, match.start()
        ):
            return True
        return bool(ENDS_CLAUSE.match(self.low, match.end()) and COUNTED.search(self.clause(match.start(), 120)))
