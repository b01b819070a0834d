"""Putting right what a reading got wrong in a document's header, or who registered it mistook."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.documents import queries
from dondoc.documents.actions.citing import settle_citations_of
from dondoc.documents.actions.receiving import receipt_for
from dondoc.documents.actions.withdrawing import require_standing
from dondoc.documents.errors import FactsNotPossible
from dondoc.documents.events import DocumentCorrected
from dondoc.documents.facts import folded_code_of, one_line, search_text_of
from dondoc.documents.models import Direction, Document, Urgency
from dondoc.documents.permissions import REVIEW, get_document_for
from dondoc.documents.wording import TYPE_NAMES
from dondoc.journal.actions import Deed, record
from dondoc.kernel.events import announce
from dondoc.organization.actors import Actor


class Facts(TypedDict, total=False):
    """The header fields that may be corrected; those left out stay as they are."""

    direction: Direction
    issuer: str
    parent_body: str
    type: str
    code: str
    place: str
    issued_on: date | None
    subject: str
    urgency: str
    signer_capacity: str
    signer_title: str
    signer_name: str
    addressees: list[str]
    recipients: list[str]
    receipt_number: int | None
    received_on: date | None


_CHOICES = {"type": {"", *TYPE_NAMES}, "urgency": {"", *Urgency.values}, "direction": set(Direction.values)}
_RECEIPT = ("direction", "receipt_number", "received_on")


def correct_facts(*, document_id: int, by: Actor, at: datetime, **facts: Unpack[Facts]) -> Document:
    """Put the given header fields in place of what stands there; the journal keeps old and new.

    An incoming document whose receipt moves to another year takes that year's next number unless one is given. Raises
    `FactsNotPossible`, `ReceiptNotPossible`, `ReceiptNumberTaken`, `DocumentIsWithdrawn`, `NotFound`.
    """
    by.require(REVIEW)
    with transaction.atomic():
        document = get_document_for(by, document_id, lock=True)
        require_standing(document)
        given: dict[str, Any] = {name: _plain(name, value) for name, value in facts.items()}
        names = [*Facts.__annotations__]
        old = {name: getattr(document, name) for name in names}
        bore = document.folded_code, document.issued_on
        for name in given.keys() - set(_RECEIPT):
            setattr(document, name, given[name])
        if given.keys() & set(_RECEIPT):
            _move_receipt(document, given, at=at)
        changed = [name for name in names if getattr(document, name) != old[name]]
        if changed:
            _settle(document, bore, at=at)
            _tell(document, changed, old, by=by, at=at)
    return document


def _plain(name: str, value: Any) -> Any:
    """Return the value as it will be stored. Raises `FactsNotPossible` for what the field cannot hold."""
    if isinstance(value, list):
        return [line for line in (one_line(str(item)) for item in value) if line]
    if not isinstance(value, str):
        return value
    line = one_line(value)
    field = Document._meta.get_field(name)
    length: int | None = getattr(field, "max_length", None)
    if length is not None and len(line) > length:
        raise FactsNotPossible(
            _("“%(field)s” has %(given)s characters; at most %(limit)s are kept. Shorten it.")
            % {"field": field.verbose_name, "given": len(line), "limit": length}  # type: ignore[union-attr]
        )
    if name in _CHOICES and line not in _CHOICES[name]:
        raise FactsNotPossible(
            _("“%(given)s” is not a known value of “%(field)s”. Choose one from the list.")
            % {"given": line, "field": field.verbose_name}  # type: ignore[union-attr]
        )
    return line


def _move_receipt(document: Document, given: dict[str, Any], *, at: datetime) -> None:
    direction = Direction(given.get("direction", document.direction))
    on, number = given.get("received_on"), given.get("receipt_number")
    if direction == Direction.INCOMING:
        on = on or document.received_on
        if number is None and on is not None and on.year == document.receipt_year:
            number = document.receipt_number
    receipt = receipt_for(direction, on, number, at=at, document_id=document.pk)
    document.direction = direction
    document.received_on = receipt.on if receipt else None
    document.receipt_year = receipt.on.year if receipt else None
    document.receipt_number = receipt.number if receipt else None


def _settle(document: Document, bore: tuple[str, date | None], *, at: datetime) -> None:
    document.folded_code = folded_code_of(document.code)
    document.registered_on = queries.register_day(document, at=document.registered_at)
    document.search_text = search_text_of(document)
    document.save()
    bears = document.folded_code, document.issued_on
    if bears != bore:
        settle_citations_of(*bore)
        settle_citations_of(*bears)


def _tell(document: Document, changed: list[str], old: dict[str, Any], *, by: Actor, at: datetime) -> None:
    deed = Deed(
        verb="document.corrected",
        object_type="document",
        object_id=document.pk,
        label=str(document),
        old={name: old[name] for name in changed},
        new={name: getattr(document, name) for name in changed},
    )
    record(deed, by=by.author, at=at)
    announce(DocumentCorrected(document.pk, tuple(changed), at))
