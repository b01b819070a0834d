"""The table of working time: the days that a law or a notice marks."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.workcalendar.rules import DayKind, MarkedDay


class SpecialDay(models.Model):
    """A day that is not what its weekday says, with the law or notice that makes it so."""

    KINDS: ClassVar = [
        (DayKind.HOLIDAY.value, _("holiday")),
        (DayKind.IN_LIEU.value, _("day off in lieu")),
        (DayKind.SWAPPED_OFF.value, _("day off, swapped")),
        (DayKind.WORKED_SATURDAY.value, _("Saturday worked")),
    ]

    on = models.DateField(_("day"), unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=KINDS)
    name = models.CharField(_("name"), max_length=120)
    source = models.CharField(_("legal source"), max_length=200)
    provisional = models.BooleanField(_("provisional: the year's notice is not issued"), default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(kind=DayKind.WORKED_SATURDAY.value) | models.Q(on__iso_week_day=6),
                name="workcalendar_worked_saturday_is_a_saturday",
            )
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}: {self.name}"

    @property
    def marked(self) -> MarkedDay:
        """The day as the rules know it."""
        return MarkedDay(self.on, DayKind(self.kind), self.name, self.source, self.provisional)
