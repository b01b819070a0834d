"""Which officials have to acknowledge a document, and who did."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.documents.models.register import Document


class Dissemination(models.Model):
    """That every official of a unit, and of those below it, has to acknowledge a document by `due_on`, included.

    There is one for a document and unit: one that was ended holds again when it is required again. `note` is what
    matters in it for them; `reminded_on` the day of the last reminder that was taken.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="disseminations")
    unit = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    due_on = models.DateField(_("acknowledge by"))
    note = models.CharField(_("what matters in it"), max_length=500, blank=True)
    required_at = models.DateTimeField()
    required_by = models.ForeignKey("organization.Person", models.PROTECT, null=True, related_name="+")
    required_by_name = models.CharField(max_length=120)
    reminded_on = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "unit"], name="documents_dissemination_once_a_unit"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_on"], condition=Q(ended_at__isnull=True), name="documents_dissemination_stands"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} → {self.unit_id}"


class Acknowledgement(models.Model):
    """That a person has to acknowledge a document, in which post this reached him, and when he did.

    Once for a person and document. It lapses when he leaves before he did, or when it is required no longer.
    """

    dissemination = models.ForeignKey(Dissemination, models.PROTECT, related_name="acknowledgements")
    document = models.ForeignKey(Document, models.PROTECT, related_name="acknowledgements")
    person = models.ForeignKey("organization.Person", models.PROTECT, related_name="acknowledgements")
    post = models.ForeignKey("organization.Post", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True)
    lapsed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "person"], name="documents_acknowledgement_once_a_person"),
            models.CheckConstraint(
                condition=Q(given_at__isnull=True) | Q(lapsed_at__isnull=True),
                name="documents_acknowledgement_given_never_lapses",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["dissemination", "lapsed_at", "given_at"], name="documents_acknowledgement_in"),
            models.Index(
                fields=["person", "asked_at"],
                condition=Q(given_at__isnull=True, lapsed_at__isnull=True),
                name="documents_acknowledgement_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.person_id}"
