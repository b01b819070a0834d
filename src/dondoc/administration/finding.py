"""Finding documents, tasks, units and people by their words: only what the actor may see, with what matched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext as _

from dondoc.documents.models import Document
from dondoc.documents.permissions import HEAVY
from dondoc.documents.permissions import VIEW as SEE_DOCUMENTS
from dondoc.documents.permissions import visible_to as documents_visible_to
from dondoc.kernel.folding import fold
from dondoc.kernel.searching import has_words
from dondoc.organization.actors import Actor
from dondoc.organization.models import Appointment, Person, Unit, UnitKind
from dondoc.organization.permissions import VIEW as SEE_ORGANIZATION
from dondoc.organization.queries import units_like
from dondoc.tasks.models import Task, TaskState
from dondoc.tasks.permissions import VIEW as SEE_ASSIGNMENTS
from dondoc.tasks.permissions import visible_to as assignments_visible_to
from dondoc.tasks.provisions import provision_words

SHORTEST = 2
"""From how many letters on, marks and blanks left out, something is looked for."""
_AROUND = 90
_RECENT = 20_000
_WORD = re.compile(r"[^\W_]+")


class Kind(StrEnum):
    """What can be found."""

    DOCUMENT = "document"
    TASK = "task"
    UNIT = "unit"
    PERSON = "person"


ORDERS = {
    Kind.DOCUMENT: ("-registered_on", "-id"),
    Kind.TASK: ("-id",),
    Kind.UNIT: ("folded_name", "id"),
    Kind.PERSON: ("full_name", "id"),
}
"""How what was found is sorted, to be paged by key: the newest documents and tasks first, units and people by name."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, and whether it is what was looked for."""

    text: str
    is_match: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found: its id, its title and the place in its text that matched, and what tells it apart."""

    kind: Kind
    pk: int
    title: list[Piece]
    passage: list[Piece] = field(default_factory=list)
    note: str = ""


def kinds_for(actor: Actor) -> list[Kind]:
    """Return what the actor can look for at all."""
    verbs = {
        Kind.DOCUMENT: SEE_DOCUMENTS,
        Kind.TASK: SEE_ASSIGNMENTS,
        Kind.UNIT: SEE_ORGANIZATION,
        Kind.PERSON: SEE_ORGANIZATION,
    }
    return [kind for kind, verb in verbs.items() if actor.may(verb)]


def is_enough(text: str) -> bool:
    """Whether the text says enough to look for it."""
    return len(fold(text).replace(" ", "")) >= SHORTEST


def found(actor: Actor, kind: Kind, text: str, *, on: date) -> QuerySet[Any]:
    """Return the rows of the kind that the actor may see and that have every word of `text`, or for the last a
    word that begins so, with or without accents; unsorted, without what is heavy. Of a kind he may not look for there
    are none."""
    return _ROWS[kind](actor, text, on) if kind in kinds_for(actor) else _MODELS[kind]._default_manager.none()


def in_order(kind: Kind, rows: QuerySet[Any], *, most: int) -> tuple[QuerySet[Any], tuple[str, ...]]:
    """Return the rows with the order in which they are asked for.

    PostgreSQL cannot tell how many tasks have a word, and takes the wrong way among a million. So the newest are looked
    at first: where `most` of them have it, walking back by number is quick; else all that have it are taken from the
    index and sorted, for which the number must not be seen as indexed.
    """
    if kind is not Kind.TASK:
        return rows, ORDERS[kind]
    newest = Task.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    recent = rows.filter(pk__gt=newest - _RECENT).order_by("-pk").values_list("pk", flat=True)
    if len(recent[:most]) == most:
        return rows, ORDERS[kind]
    return rows.annotate(sort_id=F("pk") + 0), ("-sort_id",)


def first_found(actor: Actor, kind: Kind, text: str, *, on: date, most: int) -> list[Any]:
    """Return the first rows of the kind; a document whose number begins with what was typed stands before others."""
    rows = found(actor, kind, text, on=on)
    first: list[Any] = []
    if kind is Kind.DOCUMENT and text.strip()[:1].isdigit():
        first = list(rows.filter(folded_code__startswith=fold(text)).order_by(*ORDERS[kind])[:most])
        rows = rows.exclude(pk__in=[one.pk for one in first])
    rows, order = in_order(kind, rows, most=most)
    return [*first, *rows.order_by(*order)[: most - len(first)]]


def hits(kind: Kind, rows: list[Any], text: str, *, on: date) -> list[Hit]:
    """Return the rows as what a page shows of them. At most one query, whatever their number."""
    words = fold(text).split()
    if kind is Kind.DOCUMENT:
        texts = dict(Document.objects.filter(pk__in=[one.pk for one in rows]).values_list("pk", "text"))
        return [_document(one, texts.get(one.pk, ""), words) for one in rows]
    if kind is Kind.PERSON:
        posts = _posts([one.pk for one in rows], on)
        return [_hit(kind, one.pk, one.full_name, "", words, posts.get(one.pk) or _("no post today")) for one in rows]
    if kind is Kind.UNIT:
        return [_hit(kind, one.pk, one.name, "", words, _unit_note(one, on)) for one in rows]
    return [_task(one, words) for one in rows]


def _documents(actor: Actor, text: str, on: date) -> QuerySet[Document]:
    rows: QuerySet[Document] = documents_visible_to(actor).filter(has_words(text))
    return rows.defer(*HEAVY)


def _tasks(actor: Actor, text: str, on: date) -> QuerySet[Task]:
    """Issued tasks in which the actor may see an assignment. Proposed ones are found by their document."""
    rows = Task.objects.filter(has_words(text), state=TaskState.ISSUED)
    if not actor.power(SEE_ASSIGNMENTS).everywhere:
        rows = rows.filter(Exists(assignments_visible_to(actor).filter(task_id=OuterRef("pk"))))
    return rows.annotate(code=F("document__code")).defer("search_text", "targets")


def _units(actor: Actor, text: str, on: date) -> QuerySet[Unit]:
    return units_like(text, on=on)


def _people(actor: Actor, text: str, on: date) -> QuerySet[Person]:
    return Person.objects.filter(has_words(text))


_ROWS: dict[Kind, Callable[[Actor, str, date], QuerySet[Any]]] = {
    Kind.DOCUMENT: _documents,
    Kind.TASK: _tasks,
    Kind.UNIT: _units,
    Kind.PERSON: _people,
}
_MODELS: dict[Kind, type[Document | Task | Unit | Person]] = {
    Kind.DOCUMENT: Document,
    Kind.TASK: Task,
    Kind.UNIT: Unit,
    Kind.PERSON: Person,
}


def _document(one: Document, text: str, words: list[str]) -> Hit:
    title = " · ".join(filter(None, (one.code, one.subject)))
    note = " · ".join(filter(None, (one.issuer, f"{one.issued_on:%d/%m/%Y}" if one.issued_on else "")))
    return _hit(Kind.DOCUMENT, one.pk, title, text, words, note)


def _unit_note(one: Unit, on: date) -> str:
    has_ended = one.valid_to is not None and one.valid_to < on
    ended = _("ended on %(day)s") % {"day": f"{one.valid_to:%d/%m/%Y}"} if has_ended else ""
    return " · ".join(filter(None, (one.code, str(UnitKind(one.kind).label), ended)))


def _task(one: Any, words: list[str]) -> Hit:
    note = ", ".join(filter(None, (one.code, provision_words(one.provision))))
    return _hit(Kind.TASK, one.pk, one.title, one.text, words, note)


def _hit(kind: Kind, pk: int, title: str, text: str, words: list[str], note: str) -> Hit:
    """The passage is left out where the title already shows every word."""
    marked = marks(title, words)
    passage = [] if _shows(title, words) or not text else marks(around(text, words), words)
    return Hit(kind, pk, marked, passage if any(piece.is_match for piece in passage) else [], note)


def _posts(ids: list[int], on: date) -> dict[int, str]:
    held = Appointment.objects.valid_on(on).filter(person_id__in=ids).select_related("post__unit").order_by("pk")
    return {row.person_id: str(row.post) for row in held}


def marks(text: str, words: list[str]) -> list[Piece]:
    """Return the text as pieces that joined are the text; those are matches that are one of the folded words, or begin
    with one that the text does not have whole."""
    text = unicodedata.normalize("NFC", text)
    pieces: list[Piece] = []
    at = 0
    for start, end, _wanted in _matches(text, words):
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end], is_match=True))
        at = end
    return [*pieces, Piece(text[at:])] if at < len(text) else pieces


def _matches(text: str, words: list[str]) -> list[tuple[int, int, str]]:
    """Return where the words stand in the text, in order: from, to, and which word it is."""
    there = [(word.start(), word.end(), fold(word.group())) for word in _WORD.finditer(text)]
    whole = {folded for _start, _end, folded in there} & set(words)
    found = []
    for start, end, folded in there:
        wanted = folded if folded in whole else next((one for one in words if folded.startswith(one)), None)
        if wanted is not None and (wanted not in whole or folded in whole):
            found.append((start, end, wanted))
    return found


def around(text: str, words: list[str]) -> str:
    """Return the place in the text that holds most of the words closest together, the earliest of equals, cut at
    blanks, with dots where the text goes on."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    places = _matches(text, words)
    if not places:
        return ""
    best = max(range(len(places)), key=lambda at: _density(places[at : at + len(words)]))
    start = places[best][0]
    first, last = max(start - _AROUND // 2, 0), min(start + 2 * _AROUND, len(text))
    first = text.find(" ", first) + 1 if first else 0
    last = text.rfind(" ", start, last) if last < len(text) else last
    return ("… " if first else "") + text[first:last] + (" …" if last < len(text) else "")


def _density(places: list[tuple[int, int, str]]) -> tuple[int, int]:
    """How many different words stand here, then how close."""
    return len({wanted for _start, _end, wanted in places}), places[0][0] - places[-1][1]


def _shows(text: str, words: list[str]) -> bool:
    there = fold(text).split()
    return all(any(word.startswith(wanted) for word in there) for wanted in words)
