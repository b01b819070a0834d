"""The working regulations of units, and their reviews."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.documents.models.register import Document, StoredFile


class RegulationState(models.TextChoices):
    """Where the review of a working regulation stands."""

    IN_FORCE = "in-force", _("in force")
    UNDER_REVIEW = "under-review", _("under review")
    TO_AMEND = "to-amend", _("to be amended")


class WorkingRegulation(models.Model):
    """By which rules a unit works (4363/UBND-NC, clause 1c), and on which day it is to be reviewed next.

    Its text stands in a document of the register, in a file of its own, or where `reference` says. One holds in a unit:
    registering another ends it. One that is to be amended has to be replaced by `review_on`.
    """

    unit = models.ForeignKey("organization.Unit", models.PROTECT, related_name="working_regulations")
    code = models.CharField(_("number and notation"), max_length=100)
    issued_on = models.DateField(_("date of issue"))
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(_("name of the file"), max_length=255, blank=True)
    reference = models.CharField(_("where the text stands"), max_length=500, blank=True)
    state = models.CharField(max_length=12, choices=RegulationState.choices, default=RegulationState.IN_FORCE)
    review_on = models.DateField(_("to be reviewed on"))
    registered_at = models.DateTimeField()
    registered_by_name = models.CharField(max_length=120)
    ended_on = models.DateField(_("replaced on"), null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(ended_on__isnull=True), name="documents_regulation_one_holds"
            ),
            models.CheckConstraint(
                condition=Q(document__isnull=False) | Q(file__isnull=False) | ~Q(reference=""),
                name="documents_regulation_has_its_text",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class ReviewOutcome(models.TextChoices):
    """What a review of a working regulation came to."""

    KEEP = "keep", _("it stays as it is")
    AMEND = "amend", _("it has to be amended or replaced")


class RegulationReview(models.Model):
    """That a working regulation was reviewed, what came of it, and the day by which something is to follow."""

    regulation = models.ForeignKey(WorkingRegulation, models.PROTECT, related_name="reviews")
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)
    outcome = models.CharField(_("outcome"), max_length=10, choices=ReviewOutcome.choices)
    note = models.TextField(_("what was found"))
    next_on = models.DateField(_("next day"))

    class Meta:
        indexes: ClassVar = [models.Index(fields=["regulation", "-at"], name="documents_review_of_regulation")]

    def __str__(self) -> str:
        return f"{self.regulation_id}: {self.get_outcome_display()}"
