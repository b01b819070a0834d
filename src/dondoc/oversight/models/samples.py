"""Random samples of confirmed work, and what was found in them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Sample(models.Model):
    """A random sample of the work that was confirmed in a period, drawn from a seed so that anybody draws it again.

    `population` is how many pieces of work it was drawn from, `digest` the mark of their numbers
    (`rules.sampling.digest_of`). Never changed.
    """

    seed = models.CharField(_("seed"), max_length=64)
    size = models.PositiveSmallIntegerField(_("how many are drawn"))
    first_on = models.DateField()
    last_on = models.DateField()
    population = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    drawn_at = models.DateTimeField()
    drawn_by_name = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="oversight_sample_days_in_order"),
        ]
        indexes: ClassVar = [models.Index(fields=["-drawn_at", "-id"], name="oversight_sample_by_time")]

    def __str__(self) -> str:
        return _("sample of %(first)s to %(last)s, seed %(seed)s") % {
            "first": f"{self.first_on:%d/%m/%Y}",
            "last": f"{self.last_on:%d/%m/%Y}",
            "seed": self.seed,
        }


class CheckResult(models.TextChoices):
    """What somebody found who looked at confirmed work."""

    RIGHT = "right", _("as it was reported")
    WRONG = "wrong", _("not as it was reported")


class SampledWork(models.Model):
    """That a sample names an assignment, at which place of the draw, and what was found when somebody looked at it."""

    sample = models.ForeignKey(Sample, models.PROTECT, related_name="work")
    assignment = models.ForeignKey("tasks.Assignment", models.PROTECT, related_name="sampled")
    place = models.PositiveSmallIntegerField()
    result = models.CharField(_("result of the check"), max_length=10, choices=CheckResult.choices, blank=True)
    note = models.TextField(_("what was looked at and found"), blank=True)
    checked_at = models.DateTimeField(null=True)
    checked_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sample", "place"], name="oversight_sampled_work_has_its_place"),
            models.UniqueConstraint(fields=["sample", "assignment"], name="oversight_sampled_work_once"),
            models.CheckConstraint(
                condition=Q(result="", checked_at__isnull=True) | (~Q(result="") & Q(checked_at__isnull=False)),
                name="oversight_sampled_work_checked_with_result",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sample_id}: {self.assignment_id}"
