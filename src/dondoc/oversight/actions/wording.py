"""Wording letters anew. Letters that were drafted keep the wording of their day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.journal.actions import Deed, record
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit
from dondoc.oversight.errors import WordingNotPossible
from dondoc.oversight.models import LetterWording
from dondoc.oversight.permissions import LADDER
from dondoc.oversight.queries.wordings import wordings_of
from dondoc.oversight.rules.wordings import ANSWER_DAY, END, PARTS, Fault, Flaw, LetterKind, Part, flaws

PART_NAMES: Mapping[Part, Promise] = {
    Part.ABOUT: gettext_lazy("What it is about"),
    Part.OPENING: gettext_lazy("Opening"),
    Part.QUESTION: gettext_lazy("What is asked, where nobody words it"),
    Part.CLOSING: gettext_lazy("Closing, without a day"),
    Part.CLOSING_BY: gettext_lazy("Closing, with the day of the answer"),
    Part.CAPACITY: gettext_lazy("In what capacity it is signed"),
    Part.TITLE: gettext_lazy("Title of who signs"),
    Part.RECIPIENTS: gettext_lazy("Who gets a copy, one a line"),
}
MOST_CHARACTERS = 1_000
"""How long one part may be."""


def set_wording(
    *, kind: LetterKind, unit: Unit | None, parts: Mapping[Part, str], by: Actor, at: datetime
) -> LetterWording:
    """Word a kind of letter from now on, for the unit and those below it or, without one, for all units.

    Without parts, what holds above the unit holds again: what is shipped, where it is for all. Raises `NotPermitted`
    and `WordingNotPossible`.
    """
    by.require(LADDER)
    if unit is not None and kind is LetterKind.REPORT:
        raise WordingNotPossible(_("A report goes to no unit: its wording is one for the whole installation."))
    texts = {part: _tidy(parts[part]) for part in PARTS[kind] if part in parts}
    if texts:
        require_possible(kind, texts)
    with transaction.atomic():
        before = wordings_of(kind, unit.pk if unit else None).first()
        made = LetterWording.objects.create(
            kind=kind.value, unit=unit, parts=texts, set_at=at, set_by_name=by.name[:120]
        )
        record(
            Deed("wording.set", "wording", made.pk, str(made), old=before.parts if before else {}, new=made.parts),
            by=by.author,
            at=at,
        )
    return made


def require_possible(kind: LetterKind, texts: Mapping[Part, str]) -> None:
    """Raise `WordingNotPossible` with a sentence for each flaw of the wording."""
    found = [_sentence(kind, flaw) for flaw in flaws(kind, {part: _tidy(text) for part, text in texts.items()})]
    found += [
        _("“%(part)s” has more than %(most)s characters: letters stay short.")
        % {"part": PART_NAMES[part], "most": MOST_CHARACTERS}
        for part, text in texts.items()
        if len(text) > MOST_CHARACTERS
    ]
    if found:
        raise WordingNotPossible(" ".join(found))


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _sentence(kind: LetterKind, flaw: Flaw) -> str:
    part = PART_NAMES[flaw.part]
    match flaw.fault:
        case Fault.EMPTY:
            return _("“%(part)s” is empty: no letter can be drawn without it.") % {"part": part}
        case Fault.BRACES:
            return _("In “%(part)s” a brace has no other: write {%(word)s}.") % {"part": part, "word": ANSWER_DAY}
        case Fault.NO_DAY:
            return _("“%(part)s” does not say by when: put {%(word)s} where the day is to stand.") % {
                "part": part,
                "word": ANSWER_DAY,
            }
        case Fault.NO_END:
            return _("“%(part)s” is the end of the letter: end it with “%(end)s”.") % {"part": part, "end": END}
        case _:
            return _unknown(part, flaw.word, PARTS[kind][flaw.part])


def _unknown(part: Promise, word: str, allowed: tuple[str, ...]) -> str:
    if not allowed:
        return _("“%(part)s” is the same in every letter: nothing can stand in braces there.") % {"part": part}
    return _("In “%(part)s” nothing is known to fill {%(word)s} with. What can stand there: %(allowed)s.") % {
        "part": part,
        "word": word,
        "allowed": ", ".join(f"{{{one}}}" for one in allowed),
    }
