"""What documents order: tasks, and the bodies they name."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.kernel.searching import FoldedField


class TaskState(models.TextChoices):
    """Where a task stands before its assignments take over."""

    DRAFT = "draft", _("proposed")
    REVIEWED = "reviewed", _("reviewed")
    ISSUED = "issued", _("issued")
    ELSEWHERE = "elsewhere", _("another body's work")
    DROPPED = "dropped", _("left out")


class PartyRole(models.TextChoices):
    """What a body does in a task."""

    LEAD = "lead", _("lead")
    SUPPORT = "support", _("support")
    SUPERVISE = "supervise", _("supervise")


class DueKind(models.TextChoices):
    """How a task is bound in time."""

    UNDECIDED = "undecided", _("not decided yet")
    DATE = "date", _("a fixed date")
    TERM = "term", _("a term from an event")
    RECURRING = "recurring", _("again every period")
    UNDATED = "undated", _("no due date: a standing duty")


class Task(models.Model):
    """What is ordered, once for all who must do it. Without a document it was given orally or by a note.

    `start` and `end` are where it stands in the document's text. `order` sorts the tasks of a document. `due_on` is the
    last day, included. `is_standing` says knowingly that no product is named. `field` is the field of work it belongs
    to; until a person says, the one its lead is charged with when it is issued.
    """

    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, related_name="tasks")
    order = models.PositiveIntegerField()
    provision = models.CharField(_("provision"), max_length=60, blank=True)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("what is ordered"))
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    confidence = models.FloatField(null=True)
    state = models.CharField(max_length=12, choices=TaskState.choices, default=TaskState.DRAFT)
    due_kind = models.CharField(_("due"), max_length=12, choices=DueKind.choices, default=DueKind.UNDECIDED)
    due_on = models.DateField(_("last day"), null=True, blank=True)
    due_time = models.TimeField(_("hour"), null=True, blank=True)
    due_text = models.CharField(_("as printed"), max_length=300, blank=True)
    term_amount = models.PositiveSmallIntegerField(null=True, blank=True)
    term_unit = models.CharField(max_length=12, blank=True)
    term_event = models.CharField(max_length=60, blank=True)
    recurs_every = models.CharField(max_length=12, blank=True)
    recurs_on = models.CharField(max_length=60, blank=True)
    recurs_interval = models.PositiveSmallIntegerField(default=1)
    product = models.CharField(_("product"), max_length=300, blank=True)
    is_standing = models.BooleanField(_("standing duty, no product of its own"), default=False)
    authority_note = models.CharField(_("why the assigner may order this"), max_length=300, blank=True)
    field = models.ForeignKey("organization.FieldOfWork", models.PROTECT, null=True, blank=True, related_name="tasks")
    targets = models.JSONField(default=list)
    issued_at = models.DateTimeField(null=True)
    search_text = FoldedField(of=("provision", "title", "text", "product"))

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(due_kind="date") | Q(due_on__isnull=False), name="tasks_task_dated_has_its_day"
            ),
            models.CheckConstraint(
                condition=~Q(due_kind="term") | Q(term_amount__gt=0), name="tasks_task_term_has_its_length"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["issued", "elsewhere"]) | Q(issued_at__isnull=True),
                name="tasks_task_issued_when_sent",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["document", "order"], name="tasks_task_in_document"),
            models.Index(
                fields=["document"],
                condition=models.Q(state__in=[TaskState.DRAFT, TaskState.REVIEWED]),
                name="tasks_task_to_review",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Party(models.Model):
    """A body that a task names, as printed, and whom that means: a unit, a group, or another body's work.

    While none of the three is chosen, a person still has to say.
    """

    task = models.ForeignKey(Task, models.CASCADE, related_name="parties")
    role = models.CharField(max_length=10, choices=PartyRole.choices)
    order = models.PositiveSmallIntegerField()
    phrase = models.CharField(_("as printed"), max_length=400)
    unit = models.ForeignKey("organization.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey("organization.AddresseeGroup", models.PROTECT, null=True, blank=True, related_name="+")
    is_outside = models.BooleanField(_("another body's work"), default=False)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(unit__isnull=True, group__isnull=True)
                | Q(unit__isnull=True, is_outside=False)
                | Q(group__isnull=True, is_outside=False),
                name="tasks_party_means_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.phrase
