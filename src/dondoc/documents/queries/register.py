"""Reading the register of documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import F, Max, Q, QuerySet

from dondoc.documents.facts import folded_code_of
from dondoc.documents.models import Citation, Direction, Document, DocumentFile, FileRole
from dondoc.documents.models.register import TOUCHING
from dondoc.documents.permissions import HEAVY, HEAVY_OF_DOCUMENT, visible_to
from dondoc.documents.rules import Kind, Place, Segment, segments_of
from dondoc.kernel import clock
from dondoc.kernel.folding import fold
from dondoc.kernel.searching import has_words
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit

REGISTER_ORDER = ("-registered_on", "-id")
_MARKED = {
    "lead_items": Kind.WHO,
    "support_items": Kind.WHO,
    "supervise": Kind.WHO,
    "report_to": Kind.WHO,
    "dues": Kind.WHEN,
    "targets": Kind.TARGET,
}


def document_of_bytes(content: bytes) -> Document | None:
    """Return the document whose main text is exactly these bytes."""
    sha256 = hashlib.sha256(content).hexdigest()
    return Document.objects.filter(files__file__sha256=sha256, files__role=FileRole.MAIN).first()


def document_of(actor: Actor, code: str, *, issued_on: date) -> Document | None:
    """Return the document the actor may see that bears this number and date; None when there is none, or several."""
    rows = visible_to(actor).filter(folded_code=folded_code_of(code), issued_on=issued_on, withdrawn_at__isnull=True)
    found = list(rows.defer(*HEAVY)[:2])
    return found[0] if len(found) == 1 else None


def is_own_committee(issuer: str) -> bool:
    """Whether the body is the one whose orders this installation tracks, under its name or its short name."""
    committee = Unit.objects.filter(code=settings.DONDOC_COMMITTEE).first()
    wanted = fold(issuer)
    return committee is not None and bool(wanted) and wanted in {committee.folded_name, committee.folded_short_name}


def next_receipt_number(year: int) -> int:
    """Return the number after the highest that an incoming document of the year has."""
    rows = Document.objects.filter(direction=Direction.INCOMING, receipt_year=year)
    return (rows.aggregate(highest=Max("receipt_number"))["highest"] or 0) + 1


def holder_of_receipt(year: int, number: int) -> int | None:
    """Return the id of the incoming document with this receipt number."""
    rows = Document.objects.filter(direction=Direction.INCOMING, receipt_year=year, receipt_number=number)
    return rows.values_list("pk", flat=True).first()


def register_day(document: Document, *, at: datetime) -> date:
    """Return the day under which the document stands in the register: of receipt, of issue, else of `at`."""
    return document.received_on or document.issued_on or clock.local_date(at)


def register(
    actor: Actor, *, direction: str = "", year: int | None = None, text: str = "", is_standing: bool = False
) -> QuerySet[Document]:
    """Return the register as the actor may see it, newest first, without the documents' texts.

    To be paged by `kernel.paging.page_after` in `REGISTER_ORDER`. What is left out does not narrow it: `year` is that
    of the day in the register; every word of `text` must begin a word of the document, whatever its case and
    diacritics; withdrawn documents are among them unless `is_standing`.
    """
    rows = visible_to(actor).defer(*HEAVY).order_by(*REGISTER_ORDER)
    if direction:
        rows = rows.filter(direction=direction)
    if year is not None:
        rows = rows.filter(registered_on__gte=date(year, 1, 1), registered_on__lte=date(year, 12, 31))
    if is_standing:
        rows = rows.filter(withdrawn_at__isnull=True)
    return rows.filter(has_words(text))


def files_of(document: Document) -> QuerySet[DocumentFile]:
    """Return the files of the document, the main text first, each with what is stored."""
    return document.files.select_related("file").order_by("position")


def file_of(document: Document, file_id: int | None = None) -> DocumentFile | None:
    """Return the file of the document with this id, without an id its main text."""
    wanted = Q(role=FileRole.MAIN) if file_id is None else Q(pk=file_id)
    return document.files.select_related("file").filter(wanted).first()


def citations_of(document: Document, actor: Actor) -> list[Citation]:
    """Return what the document cites, by date and code; `cited` only where the actor may see it. Two queries."""
    citations = list(document.citations.order_by(F("dated_on").asc(nulls_last=True), "code", "id"))
    cited = visible_to(actor).defer(*HEAVY).in_bulk([one.cited_id for one in citations if one.cited_id is not None])
    for citation in citations:
        citation.cited = cited.get(citation.cited_id) if citation.cited_id is not None else None
    return citations


def citing_of(document: Document, actor: Actor, *, most: int) -> list[Citation]:
    """Return how documents that the actor may see cite this one, at most `most` of them: first those that replace,
    amend or recall it, then the newest in the register. Each has its `document`, once. Two queries."""
    rows = Citation.objects.filter(cited=document, document__in=visible_to(actor)).select_related("document")
    rows = rows.defer(*HEAVY_OF_DOCUMENT).order_by("-document__registered_on", "-document_id")
    touching = list(rows.filter(relation__in=TOUCHING)[:most])
    others = rows.exclude(relation__in=TOUCHING)[: most - len(touching)] if len(touching) < most else ()
    once: dict[int, Citation] = {}
    for citation in (*touching, *others):
        once.setdefault(citation.document_id, citation)
    return list(once.values())


def marks_of(document: Document) -> list[Segment]:
    """Return the document's text as pieces with what the reading found in them; joined they are the text."""
    tasks = document.reading.get("tasks") or []
    spans = [_span_of(task) for task in tasks]
    return segments_of(document.text, _places_in(document.reading), spans)


def _places_in(reading: Mapping[str, Any]) -> Iterator[Place]:
    """Yield where the reading found bodies, due dates, targets and citations."""
    for task in reading.get("tasks") or []:
        for key, kind in _MARKED.items():
            for item in task.get(key) or []:
                yield from _place(item, kind)
    for citation in reading.get("citations") or []:
        yield from _place(citation, Kind.CITATION)


def _place(item: Any, kind: Kind) -> Iterator[Place]:
    span = _span_of(item) if isinstance(item, Mapping) else None
    if span is not None:
        yield Place(*span, kind)


def _span_of(item: Mapping[str, Any]) -> tuple[int, int] | None:
    span = item.get("span")
    return (span[0], span[1]) if span else None
