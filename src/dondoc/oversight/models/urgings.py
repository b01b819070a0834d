"""What superiors urged, and how their letters are worded."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Urging(models.Model):
    """A superior's word to go on, on one of three levels, over one piece of work or many; it is never removed.

    `number` runs for each issuing body, year and level. `level` 1 reminds of the order, 2 asks for the result by a day,
    3 asks the head to answer in person.
    """

    issuer = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField(_("level"))
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey("organization.Person", models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=120)
    text = models.TextField(_("what is asked"))
    answer_on = models.DateField(_("answer by"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "year", "level", "number"], name="oversight_urging_numbers_run"),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=3), name="oversight_urging_has_its_level"),
        ]
        indexes: ClassVar = [models.Index(fields=["at", "id"], name="oversight_urging_by_time")]

    def __str__(self) -> str:
        return _("urging %(number)s/%(year)s, level %(level)s") % {
            "number": self.number,
            "year": self.year,
            "level": self.level,
        }


class UrgedWork(models.Model):
    """That an urging names an assignment: its unit, due date and working days late as they stood at that moment."""

    urging = models.ForeignKey(Urging, models.PROTECT, related_name="work")
    assignment = models.ForeignKey("tasks.Assignment", models.PROTECT, related_name="urged")
    unit = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    days_late = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["urging", "assignment"], name="oversight_urged_work_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "urging"], name="oversight_urged_work_of_unit")]

    def __str__(self) -> str:
        return f"{self.urging_id}: {self.assignment_id}"


class LetterWording(models.Model):
    """How a kind of letter (`rules.wordings.LetterKind`) is worded from a moment on: for all units, or for one and
    those below it.

    `parts` gives the text of each part; none at all lets what holds above hold again: for a unit what holds for its
    superior, for all units what is shipped. Never altered: the newest row holds, and letters keep the wording of their
    day.
    """

    kind = models.CharField(max_length=20)
    unit = models.ForeignKey("organization.Unit", models.PROTECT, null=True, related_name="+")
    parts = models.JSONField(default=dict)
    set_at = models.DateTimeField()
    set_by_name = models.CharField(max_length=120)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "set_at", "id"], name="oversight_wording_by_time")]

    def __str__(self) -> str:
        return f"{self.kind}, {self.unit.short_name}" if self.unit else self.kind
