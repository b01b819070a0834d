"""Official reports: the figures of a period, frozen on a day."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class OfficialReport(models.Model):
    """The figures of a period as they were counted at `made_at`, and what its Word and Excel files are drawn from.

    Never changed. `facts` holds names and numbers as they were told; `digest` is the SHA-256 of its canonical form.
    """

    window = models.CharField(max_length=10)
    first_on = models.DateField()
    last_on = models.DateField()
    made_at = models.DateTimeField()
    made_by_name = models.CharField(max_length=120)
    facts = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="reports_official_days_in_order"),
            models.UniqueConstraint(
                fields=["window", "first_on", "last_on", "digest"], name="reports_official_same_figures_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["-last_on", "-id"], name="reports_official_by_day")]

    def __str__(self) -> str:
        return f"{self.first_on:%d/%m/%Y}–{self.last_on:%d/%m/%Y}"
