"""How a document stands to others: what it cites and what cites it, for the drawing and for the table below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from dondoc.documents.models import Citation, Document
from dondoc.documents.queries import citations_of, citing_of
from dondoc.documents.wording import CITED, CITES
from dondoc.organization.actors import Actor
from dondoc.ui import formats
from dondoc.ui.tags.graph import Tied

MOST = 50
"""How many that cite a document its page lists; a law may be cited by thousands."""

_ORDER = {kind: place for place, kind in enumerate(CITES)}
_UNSAID = "refers"


@dataclass(frozen=True, slots=True)
class Ties:
    """What a document cites and what cites it, by relation; `is_cut` when more cite it than are listed."""

    above: list[Tied]
    below: list[Tied]
    is_cut: bool

    def __bool__(self) -> bool:
        return bool(self.above or self.below)


def ties_of(document: Document, actor: Actor) -> Ties:
    """Return how the document stands to others as far as the actor may see them. Four queries."""
    citing = citing_of(document, actor, most=MOST + 1)
    return Ties(
        _by_relation(_cites(one) for one in citations_of(document, actor)),
        _by_relation(_cited(one) for one in citing[:MOST]),
        is_cut=len(citing) > MOST,
    )


def _by_relation(rows: Iterable[Tied]) -> list[Tied]:
    return sorted(rows, key=lambda one: _ORDER[one.kind])


def _cites(citation: Citation) -> Tied:
    """Return the cited document; of one that is not in the register, or not for the actor to see, only its name."""
    kind, relation = _kind(citation, CITES)
    other = citation.cited
    if other is None:
        note = " · ".join(filter(None, (formats.day(citation.dated_on), _("not in the register"))))
        return Tied(kind, relation, citation.code, note, f"#citation-{citation.pk}", is_here=False)
    return Tied(kind, relation, citation.code, _note(other), reverse("tasks:document", args=[other.pk]))


def _cited(citation: Citation) -> Tied:
    kind, relation = _kind(citation, CITED)
    other = citation.document
    return Tied(kind, relation, str(other), _note(other), reverse("tasks:document", args=[other.pk]))


def _kind(citation: Citation, words: Mapping[str, str | Promise]) -> tuple[str, str | Promise]:
    kind = citation.relation if citation.relation in words else _UNSAID
    return kind, words[kind]


def _note(document: Document) -> str:
    return " · ".join(filter(None, (formats.day(document.issued_on), document.subject)))
