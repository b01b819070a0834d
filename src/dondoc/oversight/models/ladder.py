"""The ladder's rungs, what is watched, and what the ladder did."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.organization.models import Dated


class RungDoes(models.TextChoices):
    """What a rung does (`rules.ladder.Does`), in words."""

    REMIND = "remind", _("reminds")
    URGE = "urge", _("urges")
    ASK = "ask", _("asks for an explanation")
    NAME = "name", _("names in the monthly report")


class Rung(Dated):
    """A rung of the ladder: `days` working days from the due date, negative before it, what it does, and whom it tells.

    A rung is never altered but for its end: another one takes its place, so that what was done stays explained.
    """

    code = models.SlugField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=120)
    days = models.SmallIntegerField(_("working days from the due date"))
    does = models.CharField(_("does"), max_length=10, choices=RungDoes.choices)
    level = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    tells = models.JSONField(_("tells"), default=list)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="oversight_rung_dates_in_order",
            ),
            models.UniqueConstraint(
                fields=["code"], condition=Q(valid_to__isnull=True), name="oversight_rung_one_holds"
            ),
            models.CheckConstraint(
                condition=Q(does="urge", level__gte=1, level__lte=3) | (~Q(does="urge") & Q(level__isnull=True)),
                name="oversight_rung_urges_on_a_level",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Watch(models.Model):
    """That an assignment still has to be handed in, by when, and the next day on which the ladder has to look at it.

    `days_aside` are the working days after the due date on which it was not its unit's to hand in: so far the ladder
    stands behind. `next_on` is empty when no rung is left or there is no due date. Kept by the listeners in
    `actions.watching`.
    """

    assignment = models.OneToOneField("tasks.Assignment", models.CASCADE, related_name="watch")
    due_on = models.DateField(null=True)
    days_aside = models.PositiveSmallIntegerField(default=0)
    next_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["next_on", "id"], condition=Q(next_on__isnull=False), name="oversight_watch_by_next_day"
            ),
            models.Index(fields=["due_on"], name="oversight_watch_by_due"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.next_on}"


class Step(models.Model):
    """That the ladder took a rung for an assignment and a due date, or passed it over because a later one was taken."""

    assignment = models.ForeignKey("tasks.Assignment", models.PROTECT, related_name="steps")
    rung = models.ForeignKey(Rung, models.PROTECT, related_name="steps")
    due_on = models.DateField()
    stood_on = models.DateField()
    at = models.DateTimeField()
    is_passed_over = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assignment", "rung", "due_on"], name="oversight_step_once"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.rung_id}"
