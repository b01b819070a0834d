"""Why work is late, in the words of who has it, and what was decided on them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.kernel.clock import local_date


class ExplanationState(models.TextChoices):
    """What became of a request for an explanation."""

    ASKED = "asked", _("waiting for the unit's word")
    GIVEN = "given", _("explained, waiting for a decision")
    ACCEPTED = "accepted", _("the reason is accepted")
    NOT_ACCEPTED = "not-accepted", _("the reason is not accepted")
    WITHDRAWN = "withdrawn", _("the request was withdrawn")


class Explanation(models.Model):
    """The unit's word on why work is late: asked for by a superior or the ladder, given by a day, then decided on.

    A word that was given unasked has no day (`answer_on`) by which it was wanted. `asked_by` is nobody there, and where
    the ladder asked. What was said stays for good beside the work, whatever was decided; so does a request that a
    superior withdrew before it was answered, with who, when and why in the fields of a decision.
    """

    assignment = models.ForeignKey("tasks.Assignment", models.PROTECT, related_name="explanations")
    state = models.CharField(max_length=12, choices=ExplanationState.choices, default=ExplanationState.ASKED)
    question = models.TextField(_("what is to be explained"))
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("organization.Person", models.PROTECT, null=True, related_name="+")
    asked_by_name = models.CharField(max_length=120)
    answer_on = models.DateField(_("answer by"), null=True)
    reply = models.TextField(_("explanation"), blank=True)
    replied_at = models.DateTimeField(null=True)
    replied_by_name = models.CharField(max_length=120, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by_name = models.CharField(max_length=120, blank=True)
    decision_note = models.TextField(_("why it was decided so"), blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(state="asked"), name="oversight_explanation_one_is_asked"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "withdrawn"]) | Q(replied_at__isnull=False),
                name="oversight_explanation_given_before_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state="asked") | Q(answer_on__isnull=False), name="oversight_explanation_asked_by_a_day"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["answer_on", "id"], condition=Q(state="asked"), name="oversight_explanation_waits"),
            models.Index(fields=["state", "asked_at", "id"], name="oversight_explanation_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.get_state_display()}"

    @property
    def was_missed(self) -> bool:
        """Whether the request was withdrawn only after its day had passed without an answer."""
        if self.state != ExplanationState.WITHDRAWN or self.decided_at is None or self.answer_on is None:
            return False
        return self.answer_on < local_date(self.decided_at)
