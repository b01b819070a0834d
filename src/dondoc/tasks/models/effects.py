"""What later documents mean for open tasks."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.tasks.models.orders import Task


class EffectKind(models.TextChoices):
    """What was decided for the open assignments of an earlier task because of a later document."""

    KEEP = "keep", _("stays as it is")
    RECALL = "recall", _("is recalled")
    CHANGE_DUE = "change-due", _("gets another due date")
    MOVE = "move", _("goes on under the later clause")


class Effect(models.Model):
    """What was decided for an earlier task because a later document replaces, amends or recalls its document.

    `touched` is how many assignments that was. `into` is the later task under which the work goes on.
    """

    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="effects")
    task = models.ForeignKey(Task, models.PROTECT, related_name="effects")
    relation = models.CharField(max_length=30)
    kind = models.CharField(_("decision"), max_length=12, choices=EffectKind.choices)
    into = models.ForeignKey(Task, models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    touched = models.PositiveIntegerField(default=0)
    note = models.CharField(_("note"), max_length=500, blank=True)
    decided_at = models.DateTimeField()
    decided_by_name = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "task"], name="tasks_effect_decided_once"),
            models.CheckConstraint(
                condition=~Q(kind="move") | Q(into__isnull=False), name="tasks_effect_moves_somewhere"
            ),
            models.CheckConstraint(
                condition=~Q(kind="change-due") | Q(due_on__isnull=False),
                name="tasks_effect_changes_to_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} → {self.task_id}: {self.kind}"
