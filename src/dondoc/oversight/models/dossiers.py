"""Dossiers of how somebody answered for his work."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """What a dossier is made for (4363/UBND-NC, clauses 1b and 2)."""

    PRAISE = "praise", _("praise")
    TRANSFER = "transfer", _("transfer to other work")
    REPLACEMENT = "replacement", _("replacement")


class DossierState(models.TextChoices):
    """How far a dossier has come. It may be used once it was answered, or when the term of the answer has ended."""

    MADE = "made", _("made, not shown yet")
    SHOWN = "shown", _("shown to the person concerned")
    ANSWERED = "answered", _("answered")
    WITHDRAWN = "withdrawn", _("withdrawn by who made it")


class AccountabilityDossier(models.Model):
    """How a person, or a unit under its head, answered for its work in a period, frozen as it was made.

    `person` is whom it concerns: he reads and answers it before anybody uses it; of a unit (`is_of_unit`) its head.
    `unit` is where he works. `made_by` alone withdraws it. `facts` are never changed; `digest` is the SHA-256 of their
    canonical form.
    """

    person = models.ForeignKey("organization.Person", models.PROTECT, related_name="+")
    unit = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    is_of_unit = models.BooleanField(default=False)
    purpose = models.CharField(_("made for"), max_length=12, choices=Purpose.choices)
    reason = models.TextField(_("why it is made"))
    first_on = models.DateField()
    last_on = models.DateField()
    facts = models.JSONField()
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=DossierState.choices, default=DossierState.MADE)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("organization.Person", models.PROTECT, null=True, related_name="+")
    made_by_name = models.CharField(max_length=120)
    shown_at = models.DateTimeField(null=True)
    answer_on = models.DateField(_("answer by"), null=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_for = models.TextField(_("why it is not to be used"), blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="oversight_dossier_days_in_order"),
            models.CheckConstraint(
                condition=Q(state="made", shown_at__isnull=True)
                | Q(state="withdrawn", shown_at__isnull=True)
                | (~Q(state="made") & Q(shown_at__isnull=False, answer_on__isnull=False)),
                name="oversight_dossier_shown_with_its_term",
            ),
            models.CheckConstraint(
                condition=Q(state="answered", answered_at__isnull=False)
                | Q(state="withdrawn")
                | (~Q(state="answered") & Q(answered_at__isnull=True)),
                name="oversight_dossier_answered_at_a_moment",
            ),
            models.CheckConstraint(
                condition=(Q(state="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawn_for=""))
                | (~Q(state="withdrawn") & Q(withdrawn_at__isnull=True, withdrawn_for="")),
                name="oversight_dossier_withdrawn_with_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "made_at"], name="oversight_dossier_of_person"),
            models.Index(fields=["unit", "made_at"], name="oversight_dossier_of_unit"),
        ]

    def __str__(self) -> str:
        whom = self.unit.name if self.is_of_unit else self.person.full_name
        return f"{whom}, {self.first_on:%d/%m/%Y}–{self.last_on:%d/%m/%Y}"
