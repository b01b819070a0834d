"""The register of documents: stored files, documents, their files, what they cite, and which units may read them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dondoc.documents.wording import TYPE_NAMES


class Direction(models.TextChoices):
    """Whether a document came to us or left us."""

    INCOMING = "incoming", pgettext_lazy("direction of a document", "incoming")
    ISSUED = "issued", pgettext_lazy("direction of a document", "issued")


class Urgency(models.TextChoices):
    """How fast a document must be handled, as printed on it (NĐ 30/2020/NĐ-CP)."""

    URGENT = "khan", pgettext_lazy("urgency of a document", "urgent")
    VERY_URGENT = "thuong-khan", pgettext_lazy("urgency of a document", "very urgent")
    EXPRESS = "hoa-toc", pgettext_lazy("urgency of a document", "express")


class FileRole(models.TextChoices):
    """What a file is to its document."""

    MAIN = "main", _("main text")
    ANNEX = "annex", _("annex")


class StoredFile(models.Model):
    """Bytes kept once, whoever uploads them, named by their SHA-256 and never overwritten.

    The bytes stand in the default storage at `path` before this row is written.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField(_("size of the file"))
    media_type = models.CharField(_("media type"), max_length=120)
    stored_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(size__gt=0), name="documents_file_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.sha256

    @property
    def path(self) -> str:
        """Where the bytes stand in the default storage."""
        return f"{self.sha256[:2]}/{self.sha256[2:4]}/{self.sha256}"


class Document(models.Model):
    """A document in the register: an incoming one under its receipt number, or one that we issued under its own code.

    Header fields are as printed, blank where the document prints nothing. `registered_on` sorts the register: the day
    of receipt, or the day of issue. `reading` is what was found in `text` (its spans count characters of `text`);
    `search_text` is folded and starts with a blank, so that a blank and a word finds where a word begins.
    `folded_code` is what citations are matched by. A withdrawn document keeps its number and its place.
    """

    direction = models.CharField(_("direction"), max_length=10, choices=Direction.choices)
    issuer = models.CharField(_("issuer"), max_length=300, blank=True)
    parent_body = models.CharField(_("superior body"), max_length=300, blank=True)
    type = models.CharField(_("type of document"), max_length=30, blank=True)
    code = models.CharField(_("number and notation"), max_length=100, blank=True)
    folded_code = models.CharField(max_length=100, blank=True)
    place = models.CharField(_("place of issue"), max_length=120, blank=True)
    issued_on = models.DateField(_("date of issue"), null=True, blank=True)
    subject = models.TextField(_("subject"), blank=True)
    urgency = models.CharField(_("urgency"), max_length=12, choices=Urgency.choices, blank=True)
    signer_capacity = models.CharField(_("capacity of signature"), max_length=20, blank=True)
    signer_title = models.CharField(_("title of the signer"), max_length=200, blank=True)
    signer_name = models.CharField(_("name of the signer"), max_length=120, blank=True)
    addressees = models.JSONField(_("addressees"), default=list, blank=True)
    recipients = models.JSONField(_("recipients"), default=list, blank=True)
    receipt_number = models.PositiveIntegerField(_("receipt number"), null=True, blank=True)
    receipt_year = models.PositiveSmallIntegerField(null=True, blank=True)
    received_on = models.DateField(_("date of receipt"), null=True, blank=True)
    registered_on = models.DateField(_("date in the register"))
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey("organization.Person", models.PROTECT, null=True, related_name="+")
    registered_by_name = models.CharField(max_length=120)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=500, blank=True)
    reading = models.JSONField(default=dict)
    text = models.TextField(blank=True)
    search_text = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(direction__in=Direction.values), name="documents_document_direction_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    direction="incoming",
                    receipt_number__isnull=False,
                    receipt_year__isnull=False,
                    received_on__isnull=False,
                )
                | Q(
                    direction="issued",
                    receipt_number__isnull=True,
                    receipt_year__isnull=True,
                    received_on__isnull=True,
                ),
                name="documents_document_receipt_if_incoming",
            ),
            models.CheckConstraint(
                condition=Q(receipt_number__isnull=True) | Q(receipt_number__gt=0),
                name="documents_document_receipt_counts_from_one",
            ),
            models.UniqueConstraint(
                fields=["receipt_year", "receipt_number"],
                condition=Q(direction="incoming"),
                name="documents_document_receipt_once_a_year",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
                name="documents_document_withdrawn_for_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-registered_on", "-id"], name="documents_register"),
            models.Index(fields=["direction", "-registered_on", "-id"], name="documents_register_by_way"),
            models.Index(fields=["folded_code", "issued_on"], name="documents_by_code"),
        ]

    def __str__(self) -> str:
        return self.code or self.subject[:80] or f"#{self.pk}"

    @property
    def type_name(self) -> str:
        """The name of the document's type in the reader's language, blank when it has none."""
        return str(TYPE_NAMES.get(self.type, self.type))

    @property
    def further_signers(self) -> list[dict[str, str]]:
        """Who signed beside the first, as read: each with `capacity`, `title` and `name`, blank where not printed."""
        signers = (self.reading.get("document") or {}).get("signers") or []
        return [{part: words or "" for part, words in signer.items()} for signer in signers[1:]]


class DocumentFile(models.Model):
    """A file of a document: its one main text or an annex, under the name it came with."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="uses")
    name = models.CharField(_("name of the file"), max_length=255)
    role = models.CharField(max_length=10, choices=FileRole.choices)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "position"], name="documents_documentfile_one_a_place"),
            models.UniqueConstraint(fields=["document", "file"], name="documents_documentfile_once_a_document"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(role="main"), name="documents_documentfile_one_main_text"
            ),
            models.UniqueConstraint(
                fields=["file"], condition=Q(role="main"), name="documents_documentfile_main_of_one_document"
            ),
        ]

    def __str__(self) -> str:
        return self.name


TOUCHING = ["replaces", "amends", "recalls"]
"""Relations by which a later document changes what an earlier one ordered."""


class Citation(models.Model):
    """That a document names another by its number. `cited` is that other when it stands in the register."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="citations")
    code = models.CharField(_("number and notation"), max_length=100)
    folded_code = models.CharField(max_length=100)
    dated_on = models.DateField(_("date of the cited document"), null=True)
    relation = models.CharField(_("relation to the cited document"), max_length=30, blank=True)
    cited = models.ForeignKey(Document, models.SET_NULL, null=True, related_name="cited_by")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "code", "dated_on"], name="documents_citation_once"),
            models.UniqueConstraint(
                fields=["document", "code"], condition=Q(dated_on__isnull=True), name="documents_citation_once_undated"
            ),
            models.CheckConstraint(condition=~Q(cited=F("document")), name="documents_citation_of_another"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["folded_code", "dated_on"], name="documents_citation_by_code"),
            models.Index(
                fields=["document", "cited"],
                condition=Q(relation__in=TOUCHING),
                name="documents_citation_touching",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class DocumentReader(models.Model):
    """That a unit may read a document, since it has work in it or its officials have to acknowledge it."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="readers")
    unit = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "document"], name="documents_reader_once"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} → {self.unit_id}"
