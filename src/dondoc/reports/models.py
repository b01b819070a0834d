"""Official reports: the figures of a period, frozen on a day."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce


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


class Tally(models.Model):
    """What is counted of a unit's lead assignments in a field of work, or in none, by the columns of the four-way count
    and what stands apart.

    `current_undated` holds `confirmed_undated`: what was confirmed without a due date, and is closed.
    """

    unit = models.ForeignKey("organization.Unit", models.CASCADE, db_index=False, related_name="+")
    field = models.ForeignKey("organization.FieldOfWork", models.CASCADE, null=True, db_index=False, related_name="+")
    on = models.DateField()
    current_done_on_time = models.IntegerField(default=0)
    current_done_late = models.IntegerField(default=0)
    current_open_in_time = models.IntegerField(default=0)
    current_open_overdue = models.IntegerField(default=0)
    current_overdue_waiting = models.IntegerField(default=0)
    first_done_on_time = models.IntegerField(default=0)
    first_done_late = models.IntegerField(default=0)
    first_open_in_time = models.IntegerField(default=0)
    first_open_overdue = models.IntegerField(default=0)
    first_overdue_waiting = models.IntegerField(default=0)
    current_undated = models.IntegerField(default=0)
    confirmed_undated = models.IntegerField(default=0)
    suspended = models.IntegerField(default=0)
    declined = models.IntegerField(default=0)
    recalled = models.IntegerField(default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.unit_id}, {self.on}"


class Movement(Tally):
    """By how much the figures change from the end of the day before `on` to the end of `on`.

    Work that is open at the time of counting moves from in time to overdue on the day after its due date, also when
    that day is still to come.
    """

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("on", "unit", Coalesce("field", 0), name="reports_movement_once_a_day")
        ]


class Balance(Tally):
    """The figures at the end of the day before `on`, the first day of a month or the first day that is not kept."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("on", "unit", Coalesce("field", 0), name="reports_balance_once_a_month")
        ]


class Rollup(models.Model):
    """That movements and balances hold what had happened by the end of `through_on`; there is at most one.

    `done_at` is the setting by which work counted as done.
    """

    through_on = models.DateField()
    done_at = models.CharField(max_length=12)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.through_on}"
