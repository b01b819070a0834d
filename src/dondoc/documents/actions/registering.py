"""Taking a file into the register of documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

import vanban
from dondoc.documents import queries
from dondoc.documents.actions.attaching import Checked, Upload, check, kept_annexes, kept_main
from dondoc.documents.actions.checking import read_or_refuse, require_fits
from dondoc.documents.actions.citing import settle_citations_of, write_citations
from dondoc.documents.actions.keeping import hold_files
from dondoc.documents.actions.receiving import Receipt, receipt_for
from dondoc.documents.errors import RegisteredElsewhere
from dondoc.documents.events import DocumentRead, DocumentRegistered
from dondoc.documents.facts import cleaned, facts_of, search_text_of
from dondoc.documents.models import Direction, Document, DocumentFile
from dondoc.documents.names import plain_name
from dondoc.documents.permissions import INTAKE, visible_to
from dondoc.journal.actions import Deed, record
from dondoc.kernel.events import announce
from dondoc.kernel.progress import Progress, silent
from dondoc.organization.actors import Actor


@dataclass(frozen=True, slots=True)
class Intake:
    """The document of a file, and whether it has just been registered or stood there before."""

    document: Document
    is_new: bool


def intake(
    *,
    content: bytes,
    name: str,
    direction: Direction | None = None,
    received_on: date | None = None,
    receipt_number: int | None = None,
    annexes: Sequence[Upload] = (),
    seconds: float | None = None,
    progress: Progress = silent,
    by: Actor,
    at: datetime,
) -> Intake:
    """Read the file and register it as a document; the same bytes again give the document they gave before.

    Without a direction it is taken for issued when its issuer is this installation's own committee and no receipt is
    given, else for incoming. An incoming one gets the day of `at` and the year's next number unless they are given.
    A file is read for at most `seconds`, else for what `DONDOC_READING_SECONDS` says; `progress` hears of the pages of
    the main text. With `annexes` all files are kept or none; a document that stood there before gets none of them.
    Raises `FileRefused` of its several kinds, `ReceiptNotPossible`, `ReceiptNumberTaken`, `FileAlreadyAttached` and
    `RegisteredElsewhere`.
    A document with a state-secret mark is refused and the refusal journalled, so this must not run in a transaction
    that is rolled back by a refusal.
    """
    by.require(INTAKE)
    name = plain_name(name)
    require_fits(len(content), name)
    known = _known_document(content, by)
    if known is not None:
        return Intake(known, is_new=False)
    reading = read_or_refuse(content, name, seconds=seconds, progress=progress, by=by, at=at)
    beside = check(annexes, seconds=seconds, by=by, at=at)
    with transaction.atomic():
        hold_files([content, *(annex.content for annex in beside)])
        known = _known_document(content, by)
        if known is not None:
            return Intake(known, is_new=False)
        document = _document_of(reading, by=by, at=at)
        direction = direction or _direction_of(document, is_received=bool(received_on or receipt_number))
        _enter(document, direction, receipt_for(direction, received_on, receipt_number, at=at), at=at)
        with (
            kept_main(document, Checked(content, name), at=at) as main,
            kept_annexes(document, beside, at=at) as others,
        ):
            _complete(document, [main, *others], by=by, at=at)
    return Intake(document, is_new=True)


def _known_document(content: bytes, by: Actor) -> Document | None:
    known = queries.document_of_bytes(content)
    if known is not None and not visible_to(by).filter(pk=known.pk).exists():
        raise RegisteredElsewhere(
            _("This file is in the register already, as a document that is not yours to see. Ask the Office for it.")
        )
    return known


def _document_of(reading: vanban.Reading, *, by: Actor, at: datetime) -> Document:
    found: dict[str, Any] = cleaned(reading.to_json())
    text = cleaned(reading.text)
    found.pop("text", None)
    return Document(
        **facts_of(found.get("document") or {}),
        reading=found,
        text=text,
        registered_at=at,
        registered_by_id=by.person_id,
        registered_by_name=by.name[:120],
    )


def _direction_of(document: Document, *, is_received: bool) -> Direction:
    is_ours = not is_received and queries.is_own_committee(document.issuer)
    return Direction.ISSUED if is_ours else Direction.INCOMING


def _enter(document: Document, direction: Direction, receipt: Receipt | None, *, at: datetime) -> None:
    document.direction = direction
    if receipt is not None:
        document.received_on = receipt.on
        document.receipt_year = receipt.on.year
        document.receipt_number = receipt.number
    document.registered_on = queries.register_day(document, at=at)
    document.search_text = search_text_of(document)
    document.save()


def _complete(document: Document, files: Sequence[DocumentFile], *, by: Actor, at: datetime) -> None:
    write_citations(document, document.reading.get("citations") or [])
    settle_citations_of(document.folded_code, document.issued_on)
    record(registration(document, files), by=by.author, at=at)
    announce(DocumentRegistered(document.pk, at))
    announce(DocumentRead(document.pk, at))


def registration(document: Document, files: Sequence[DocumentFile]) -> Deed:
    """Return what is recorded of a document that enters the register with these files, the main text first."""
    new = {
        "direction": document.direction,
        "code": document.code,
        "issued_on": document.issued_on,
        "subject": document.subject,
        "receipt": [document.receipt_number, document.received_on],
        "files": [[one.file.sha256, one.name] for one in files],
    }
    return Deed(verb="document.registered", object_type="document", object_id=document.pk, label=str(document), new=new)
