"""Reading the register of documents."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from django.conf import settings
from django.db.models import Max

from dondoc.documents.models import Direction, Document, FileRole
from dondoc.kernel import clock
from dondoc.kernel.folding import fold
from dondoc.organization.models import Unit


def document_of_bytes(content: bytes) -> Document | None:
    """Return the document whose main text is exactly these bytes."""
    sha256 = hashlib.sha256(content).hexdigest()
    return Document.objects.filter(files__file__sha256=sha256, files__role=FileRole.MAIN).first()


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
