"""How each state is shown: a word, a tone and a shape, never a colour alone. The rooms hand in the codes."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from dondoc.ui.formats import number as written


@dataclass(frozen=True, slots=True)
class State:
    """`tone` names a pair of colour tokens, `shape` a drawing of `shapes`; `counted` are the words with a number."""

    word: str | Promise
    tone: str
    shape: str
    counted: Promise | None = None


_LEFT = ngettext_lazy("%(number)s working day left", "%(number)s working days left", "number")
_LATE = ngettext_lazy("late by %(number)s working day", "late by %(number)s working days", "number")
_RETURNED = ngettext_lazy("returned, time %(number)s", "returned, time %(number)s", "number")
_DONE_LATE = ngettext_lazy("done %(number)s working day late", "done %(number)s working days late", "number")

STATES = {
    # Against the clock
    "in-time": State(_("in time"), "in-time", "dot", _LEFT),
    "near-due": State(_("near due"), "near-due", "clock", _LEFT),
    "due-today": State(_("due today"), "near-due", "clock"),
    "overdue": State(_("overdue"), "late", "warning", _LATE),
    "done-on-time": State(_("done on time"), "done", "tick"),
    "done-late": State(_("done late"), "done-late", "late-tick", _DONE_LATE),
    "undated": State(_("no due date"), "neutral", "line"),
    "unstarted": State(_("term not begun"), "neutral", "clock"),
    "standing": State(_("standing duty"), "neutral", "round"),
    "apart": State(_("declined or recalled"), "neutral", "cross"),
    # The life of an assignment
    "sent": State(_("sent, not yet accepted"), "neutral", "onward"),
    "accepted": State(_("accepted"), "in-time", "ring"),
    "in-progress": State(_("in progress"), "in-time", "half"),
    "submitted": State(_("waiting for confirmation"), "near-due", "onward"),
    "returned": State(_("returned"), "returned", "back", _RETURNED),
    "confirmed": State(_("confirmed"), "done", "tick"),
    "declined": State(_("declined"), "neutral", "cross"),
    "recalled": State(_("recalled"), "neutral", "back"),
    "suspended": State(_("suspended"), "neutral", "bars"),
    # The review of a task
    "draft": State(_("proposed"), "neutral", "ring"),
    "reviewed": State(_("approved"), "done", "tick"),
    "issued": State(_("issued"), "in-time", "onward"),
    "elsewhere": State(_("another body's work"), "neutral", "line"),
    "dropped": State(_("left out"), "neutral", "cross"),
    # A duty of receipt, a job
    "waiting": State(_("waiting"), "neutral", "clock"),
    "done": State(_("done"), "done", "tick"),
    "failed": State(_("failed"), "late", "warning"),
}
_OTHER_NAMES = {"open-in-time": "in-time", "open-overdue": "overdue", "awaiting-confirmation": "submitted"}


def state_of(code: object) -> State:
    """Return how the state is shown. Raises KeyError, naming the known codes, for a code that is none."""
    wanted = str(getattr(code, "value", code))
    wanted = _OTHER_NAMES.get(wanted, wanted)
    if wanted not in STATES:
        raise KeyError(f"no state {wanted!r}; there are: {', '.join(STATES)}")
    return STATES[wanted]


def said(state: State, number: int | None = None) -> str:
    """Return the words of the state, with the number where it has a place for one."""
    if number is None or state.counted is None:
        return str(state.word)
    return str(state.counted % {"number": _Counted(number)})


class _Counted(int):
    """A number that chooses the plural as an int and is written as officials write it."""

    def __str__(self) -> str:
        return written(int(self))
