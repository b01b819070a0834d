"""What is said of the work: reports, the files that show it, measured targets."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.tasks.models.assignments import Assignment


class Report(models.Model):
    """What a unit says of its work: what was done, and at submission the product that was delivered."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="reports")
    by = models.ForeignKey("organization.Person", models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    done = models.TextField(_("what was done"))
    product = models.CharField(_("product delivered"), max_length=300, blank=True)
    obstacle = models.TextField(_("obstacle"), blank=True)
    next_step = models.TextField(_("next step"), blank=True)
    is_submission = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["assignment", "at"], name="tasks_report_of_assignment"),
            models.Index(fields=["at", "id"], name="tasks_report_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.by_name}, {self.at:%d/%m/%Y}"


class Evidence(models.Model):
    """A file that shows what a report says."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="evidence")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    name = models.CharField(_("name of the file"), max_length=200)

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        """Whether a browser shows it."""
        return self.file.media_type in {"image/jpeg", "image/png", "image/webp"}


class Measurement(models.Model):
    """What was reached of a target of the task by a day, and where the figure comes from; one a day and target.

    `target` is the target's place among those of the task, from 0; it moves along when the targets are put right.
    """

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="measurements")
    target = models.PositiveSmallIntegerField()
    on = models.DateField(_("day"))
    value = models.DecimalField(_("figure"), max_digits=18, decimal_places=4)
    source = models.CharField(_("source"), max_length=300)
    at = models.DateTimeField()
    by = models.ForeignKey("organization.Person", models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assignment", "target", "on"], name="tasks_measurement_once_a_day"),
            models.CheckConstraint(condition=~Q(source=""), name="tasks_measurement_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.value}, {self.on:%d/%m/%Y}"
