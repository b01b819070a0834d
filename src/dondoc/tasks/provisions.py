"""How the place of a task in its document is said: "điểm e khoản 1" for the path "1.e" that the reading gives."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from dondoc.tasks.models import Task

_COUNT = r"(?:\(\d+\))?"
_NUMBER = re.compile(rf"\d+{_COUNT}")
_LETTER = re.compile(rf"[a-zđ]{{1,2}}{_COUNT}")
_ROMAN = re.compile(rf"[IVXLC]+{_COUNT}")
_CAPITAL = re.compile(rf"[A-ZĐ]{_COUNT}")
_MARKED = re.compile(r"(Đ|PL|-|\+|¶)(\d*)")
_ORDINAL = re.compile(r"Thứ \w+")


def provision_words(path: str) -> str:
    """Return the place in words, the innermost first, as citations in official documents go. A path that is not one
    of the reading's (`corpus/GUIDE.md`: labels from the top, joined by dots) is returned as it was typed."""
    said = ""
    is_annex = False
    for label in _labels(path):
        word = _word(label, is_row=is_annex)
        if not word:
            return path
        said = _("%(inner)s of %(outer)s") % {"inner": word, "outer": said} if said else word
        is_annex = label.startswith("PL")
    return said


def source_of(task: Task) -> str:
    """Return where the task stands: "4363/UBND-NC, điểm e khoản 1"; "" for one without document and provision."""
    return ", ".join(filter(None, (str(task.document or ""), provision_words(task.provision))))


def called(task: Task) -> str:
    """Return how a sentence calls a task of the document at hand: by its place, without one by its title."""
    return provision_words(task.provision) or task.title


def _labels(path: str) -> list[str]:
    """Return the labels of the path; numbers that follow each other are one label: "3.2" is clause 3.2."""
    found: list[str] = []
    was_number = False
    for label in path.split(".") if path else ():
        is_number = bool(_NUMBER.fullmatch(label))
        if is_number and was_number:
            found[-1] += f".{label}"
        else:
            found.append(label)
        was_number = is_number
    return found


def _word(label: str, *, is_row: bool) -> str:
    """Return one label in words, "" for what is no label of a reading."""
    marked = _MARKED.fullmatch(label)
    named = {"label": marked[2] if marked else label}
    if marked and (marked[2] or marked[1] == "PL"):
        return _marked(marked[1]) % named
    if _NUMBER.fullmatch(label.split(".")[0]):
        return (_("row %(label)s") if is_row else _("clause %(label)s")) % named
    if _ORDINAL.fullmatch(label):
        return _("item %(label)s") % {"label": label.lower()}
    for pattern, words in (
        (_LETTER, _("point %(label)s")),
        (_ROMAN, _("section %(label)s")),
        (_CAPITAL, _("part %(label)s")),
    ):
        if pattern.fullmatch(label):
            return words % named
    return ""


def _marked(mark: str) -> str:
    return {
        "Đ": _("article %(label)s"),
        "PL": _("annex %(label)s"),
        "-": _("dash %(label)s"),
        "+": _("plus %(label)s"),
        "¶": _("paragraph %(label)s"),
    }[mark]
