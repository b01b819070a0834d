"""Stored files, documents and what belongs to them. Bytes of stored files are not made: `intake` makes both."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from dondoc.documents import models
from dondoc.documents.facts import folded_code_of
from dondoc.kernel.folding import fold
from factories.organization import PersonFactory, PostFactory, UnitFactory

_MOMENT = datetime(2025, 1, 6, 2, 0, tzinfo=UTC)


class StoredFileFactory(DjangoModelFactory[models.StoredFile]):
    """A small file of which only the row exists."""

    class Meta:
        model = models.StoredFile

    sha256 = factory.Sequence(lambda n: hashlib.sha256(str(n).encode()).hexdigest())
    size = 10
    media_type = "text/plain"
    stored_at = _MOMENT


class WaitingIntakeFactory(DjangoModelFactory[models.WaitingIntake]):
    """A scan of which only the row exists: its bytes are put by in `intake_or_ask`."""

    class Meta:
        model = models.WaitingIntake

    token = factory.Sequence(lambda n: f"{n:032x}")
    names = factory.LazyFunction(lambda: ["ban-quet.pdf"])
    given_at = _MOMENT


class DocumentFactory(DjangoModelFactory[models.Document]):
    """A letter of a ministry that came in, with the next receipt number of 2025."""

    class Meta:
        model = models.Document

    direction = models.Direction.INCOMING
    issuer = "Bộ Thử nghiệm"
    type = "cong-van"
    code = factory.Sequence(lambda n: f"{n + 1}/BTN-VP")
    folded_code = factory.LazyAttribute(lambda document: folded_code_of(document.code))
    issued_on = date(2025, 1, 3)
    subject = "thử nghiệm sổ văn bản"
    receipt_number = factory.Sequence(lambda n: n + 1)
    receipt_year = 2025
    received_on = date(2025, 1, 6)
    registered_on = date(2025, 1, 6)
    registered_at = _MOMENT
    registered_by_name = "Đôn Đốc"
    search_text = factory.LazyAttribute(lambda document: f" {fold(f'{document.code} {document.subject}')}")

    class Params:
        issued = factory.Trait(
            direction=models.Direction.ISSUED,
            issuer="Ủy ban nhân dân thành phố Thử nghiệm",
            receipt_number=None,
            receipt_year=None,
            received_on=None,
            registered_on=date(2025, 1, 3),
        )


class DocumentFileFactory(DjangoModelFactory[models.DocumentFile]):
    """The main text of a document."""

    class Meta:
        model = models.DocumentFile

    document = factory.SubFactory(DocumentFactory)
    file = factory.SubFactory(StoredFileFactory)
    name = "cong-van.txt"
    role = models.FileRole.MAIN
    position = 1


class CitationFactory(DjangoModelFactory[models.Citation]):
    """That a document names another which is not in the register."""

    class Meta:
        model = models.Citation

    document = factory.SubFactory(DocumentFactory)
    code = factory.Sequence(lambda n: f"{n + 1}/CĐ-TTg")
    folded_code = factory.LazyAttribute(lambda citation: folded_code_of(citation.code))
    dated_on = date(2024, 10, 16)


class DocumentReaderFactory(DjangoModelFactory[models.DocumentReader]):
    """That a unit may read a document."""

    class Meta:
        model = models.DocumentReader

    document = factory.SubFactory(DocumentFactory)
    unit = factory.SubFactory(UnitFactory)


class DisseminationFactory(DjangoModelFactory[models.Dissemination]):
    """That every official of a unit has to acknowledge a document by Monday, 13 January 2025."""

    class Meta:
        model = models.Dissemination

    document = factory.SubFactory(DocumentFactory)
    unit = factory.SubFactory(UnitFactory)
    due_on = date(2025, 1, 13)
    required_at = _MOMENT
    required_by_name = "Nguyễn Văn Thử"
    reminded_on = date(2025, 1, 6)


class WorkingRegulationFactory(DjangoModelFactory[models.WorkingRegulation]):
    """The working regulation of a unit, to be reviewed in a year."""

    class Meta:
        model = models.WorkingRegulation

    unit = factory.SubFactory(UnitFactory)
    code = factory.Sequence(lambda n: f"{n + 1}/QĐ-TN")
    issued_on = date(2024, 1, 15)
    reference = "Tủ hồ sơ Văn phòng"
    review_on = date(2025, 1, 15)
    registered_at = _MOMENT
    registered_by_name = "Nguyễn Văn Thử"


class RegulationReviewFactory(DjangoModelFactory[models.RegulationReview]):
    """A review after which the regulation stays."""

    class Meta:
        model = models.RegulationReview

    regulation = factory.SubFactory(WorkingRegulationFactory)
    at = _MOMENT
    by_name = "Nguyễn Văn Thử"
    outcome = models.ReviewOutcome.KEEP
    note = "Còn phù hợp."
    next_on = date(2026, 1, 15)


class AcknowledgementFactory(DjangoModelFactory[models.Acknowledgement]):
    """An acknowledgement that is still to be given."""

    class Meta:
        model = models.Acknowledgement

    dissemination = factory.SubFactory(DisseminationFactory)
    document = factory.SelfAttribute("dissemination.document")
    person = factory.SubFactory(PersonFactory)
    post = factory.SubFactory(PostFactory, unit=factory.SelfAttribute("..dissemination.unit"))
    asked_at = _MOMENT
