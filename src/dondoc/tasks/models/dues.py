"""Why due dates move: changes, suspensions, requests for more time."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.tasks.models.assignments import Assignment


class DueCause(models.TextChoices):
    """Why a due date moved: there are no other reasons."""

    EXTENSION = "extension", _("extension granted")
    CALENDAR = "calendar", _("the working calendar was changed")
    RESUMPTION = "resumption", _("taken up again after a suspension")
    CHANGE = "change", _("changed by the assigner")
    CORRECTION = "correction", _("a slip was corrected")
    DOCUMENT = "document", _("a later document")
    EVENT = "event", _("the event that starts the term")


class DueChange(models.Model):
    """That the due date of an assignment moved: when, why, from what to what. The first due date never moves."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="due_changes")
    at = models.DateTimeField()
    cause = models.CharField(max_length=12, choices=DueCause.choices)
    old_due_on = models.DateField(null=True)
    new_due_on = models.DateField(null=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    by_name = models.CharField(max_length=120)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["assignment", "at"], name="tasks_duechange_of_assignment")]

    def __str__(self) -> str:
        return f"{self.old_due_on} → {self.new_due_on} ({self.get_cause_display()})"


class Suspension(models.Model):
    """That the clock of an assignment stood still. `days` is the working days it stood, set when it runs again."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="suspensions")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    days = models.PositiveIntegerField(null=True)
    reason = models.CharField(_("reason"), max_length=500)
    by_name = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(until__isnull=True), name="tasks_suspension_one_is_present"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.since:%d/%m/%Y}"


class ExtensionState(models.TextChoices):
    """What became of a request for more time."""

    ASKED = "asked", _("waiting for a decision")
    GRANTED = "granted", _("granted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")
    OVERTAKEN = "overtaken", _("settled before it was decided")


class Extension(models.Model):
    """A request for more time: asked with a reason, decided by the assigner or above.

    `was_late` marks a request made after the due date of then (`old_due_on`); such requests are counted. What is
    granted may differ from what was asked.
    """

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="extensions")
    state = models.CharField(max_length=10, choices=ExtensionState.choices, default=ExtensionState.ASKED)
    old_due_on = models.DateField()
    asked_due_on = models.DateField(_("asked for"))
    granted_due_on = models.DateField(null=True)
    reason = models.TextField(_("reason"))
    was_late = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    asked_by_name = models.CharField(max_length=120)
    decided_at = models.DateTimeField(null=True)
    decided_by_name = models.CharField(max_length=120, blank=True)
    decision_reason = models.TextField(_("reason of the decision"), blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(state="asked"), name="tasks_extension_one_is_pending"
            ),
            models.CheckConstraint(condition=Q(asked_due_on__gt=F("old_due_on")), name="tasks_extension_asks_for_more"),
            models.CheckConstraint(
                condition=~Q(state="granted") | Q(granted_due_on__gt=F("old_due_on")),
                name="tasks_extension_grants_more",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.old_due_on} → {self.asked_due_on}"


class Proof(models.Model):
    """A file that shows why more time is asked for."""

    extension = models.ForeignKey(Extension, models.PROTECT, related_name="proofs")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    name = models.CharField(_("name of the file"), max_length=200)

    def __str__(self) -> str:
        return self.name
