"""Assignments, how they stood through time, and from desk to desk."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from dondoc.tasks.models.orders import PartyRole, Task

NO_DUE = Value(date.max)
"""Where what has no due date stands in the order of due dates: last."""


class Assignment(models.Model):
    """One unit's or person's part in a task. `person` is who is in charge; until one is named it is the unit's head.

    `first_due_on` is set when it is sent and never changes; `due_on` moves only with a journalled cause. So it is with
    `first_unit`, to which it was sent, and `unit`, which has it now.
    `term_starts_on` is the day of the event that its term is counted from: none for work that is bound otherwise, and
    as long as the event has not come.
    `parent` is the assignment that it is a part of. A part that a unit gave on to a division or an official has
    `delegated_by`, who confirms it, and `part`, what of the work it is. A period of a recurring duty is a child of the
    duty and has the period's first day, `period_on`. `reviewed_at` is when a standing duty was looked at last.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="assignments")
    first_unit = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    unit = models.ForeignKey("organization.Unit", models.PROTECT, related_name="assignments")
    person = models.ForeignKey("organization.Person", models.PROTECT, null=True, blank=True, related_name="assignments")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    delegated_by = models.ForeignKey("organization.Person", models.PROTECT, null=True, related_name="+")
    part = models.CharField(_("part of the work"), max_length=500, blank=True)
    period_on = models.DateField(null=True)
    role = models.CharField(max_length=10, choices=PartyRole.choices)
    state = models.CharField(max_length=12)
    first_due_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    due_time = models.TimeField(null=True)
    term_starts_on = models.DateField(null=True)
    sent_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey("organization.Person", models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    returns = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["task", "first_unit", "role"],
                condition=Q(person__isnull=True, parent__isnull=True),
                name="tasks_assignment_sent_once_a_unit",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(first_due_on__isnull=False),
                name="tasks_assignment_keeps_its_first_due",
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="tasks_assignment_not_its_own_parent"),
            models.CheckConstraint(
                condition=Q(delegated_by__isnull=True) | Q(parent__isnull=False),
                name="tasks_assignment_delegated_is_a_part",
            ),
            models.UniqueConstraint(
                fields=["parent", "period_on"],
                condition=Q(period_on__isnull=False),
                name="tasks_assignment_once_a_period",
            ),
            models.CheckConstraint(
                condition=Q(period_on__isnull=True) | Q(parent__isnull=False, delegated_by__isnull=True),
                name="tasks_assignment_period_of_a_duty",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "state", "due_on", "id"], name="tasks_assignment_of_unit"),
            models.Index(fields=["state", "due_on", "id"], name="tasks_assignment_by_due"),
            models.Index(fields=["person", "state", "due_on", "id"], name="tasks_assignment_of_person"),
            models.Index(
                Coalesce("reviewed_at", "sent_at"),
                condition=Q(due_on__isnull=True, closed_at__isnull=True),
                name="tasks_assignment_looked_at",
            ),
            models.Index(Coalesce("due_on", NO_DUE), "id", name="tasks_assignment_in_order"),
            models.Index(
                Coalesce("due_on", NO_DUE),
                "id",
                condition=Q(state__in=["accepted", "in-progress", "returned", "sent", "submitted"]),
                name="tasks_assignment_open_in_order",
            ),
            models.Index(
                "unit",
                Coalesce("due_on", NO_DUE),
                "id",
                condition=Q(state__in=["accepted", "in-progress", "returned", "sent", "submitted"]),
                name="tasks_assignment_open_of_unit",
            ),
            models.Index(
                fields=["person", "unit"],
                condition=Q(
                    person__isnull=False,
                    state__in=["accepted", "in-progress", "returned", "sent", "submitted", "suspended"],
                ),
                name="tasks_assignment_in_charge",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task} · {self.unit.short_name}"

    def get_role_display(self) -> str:  # type: ignore[no-redef]
        """Return the role in words. Django's own would put all roles in a table for each row of a list."""
        return str(PartyRole(self.role).label)

    @property
    def is_below(self) -> bool:
        """Whether it is a part which its unit gave on, or a period of a recurring duty: `queries.IS_BELOW` of a row."""
        return self.delegated_by_id is not None or self.period_on is not None

    @property
    def is_of_closed_work(self) -> bool:
        """Whether it is below work that is finished, and so cannot be open any more."""
        return self.parent is not None and self.parent.closed_at is not None


_LEADS = Q(role="lead", is_delegated=False)
_COUNTED = [
    *("unit", "person", "field", "document"),
    *("state", "first_due_on", "due_on", "due_time", "submitted_on", "submitted_time"),
]
"""What figures count of a stand, and by what they tell it apart."""


class Stand(models.Model):
    """How an assignment stood from a moment on, until the next row's: at whose desk, state, due, and when it was handed
    in.

    One row has no end and is how it stands now. Figures of a past day are counted from these rows; what a unit divided
    among its own (`is_delegated`) is in none of them, since the unit's assignment counts for it. `person` was in
    charge, the unit's head where there is none; `field` and `document` are those of the task that it belonged to.
    """

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="stands")
    unit = models.ForeignKey("organization.Unit", models.PROTECT, db_index=False, related_name="+")
    person = models.ForeignKey("organization.Person", models.PROTECT, null=True, db_index=False, related_name="+")
    field = models.ForeignKey("organization.FieldOfWork", models.PROTECT, null=True, db_index=False, related_name="+")
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, db_index=False, related_name="+")
    role = models.CharField(max_length=10, choices=PartyRole.choices)
    state = models.CharField(max_length=12)
    first_due_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    due_time = models.TimeField(null=True)
    submitted_on = models.DateField(null=True)
    submitted_time = models.TimeField(null=True)
    is_delegated = models.BooleanField(default=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(until__isnull=True), name="tasks_stand_one_is_present"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="tasks_stand_moments_in_order"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "since", "until"], name="tasks_stand_of_unit"),
            models.Index(
                fields=["due_on", "id"],
                include=["unit", "field", "state", "submitted_on", "submitted_time", "due_time", "since"],
                condition=_LEADS & Q(until__isnull=True),
                name="tasks_stand_present_by_due",
            ),
            models.Index(
                fields=["due_on", "id"],
                include=["unit", "person", "field", "document", "state", "since", "assignment"],
                condition=_LEADS & Q(until__isnull=True) & ~Q(state="confirmed"),
                name="tasks_stand_unfinished",
            ),
            models.Index(
                fields=["state", "unit", "id"],
                include=["field", "since"],
                condition=_LEADS & Q(until__isnull=True) & ~Q(state="confirmed"),
                name="tasks_stand_by_state",
            ),
            models.Index(
                fields=["unit", "due_on", "id"],
                condition=_LEADS & Q(until__isnull=True) & ~Q(state="confirmed"),
                name="tasks_stand_unfinished_of_unit",
            ),
            models.Index(
                fields=["person", "unit"],
                include=["id", "state", "first_due_on", "due_on", "since"],
                condition=_LEADS & Q(until__isnull=True) & ~Q(state="confirmed"),
                name="tasks_stand_of_person",
            ),
            models.Index(
                fields=["document"],
                condition=_LEADS & Q(until__isnull=True) & ~Q(state="confirmed"),
                name="tasks_stand_of_document",
            ),
            models.Index(
                fields=["until"],
                include=["id", *_COUNTED, "since"],
                condition=_LEADS & Q(state__in=["confirmed", "declined", "recalled"], until__isnull=False),
                name="tasks_stand_closed_no_more",
            ),
            models.Index(
                fields=["since"],
                include=["id", *_COUNTED, "until"],
                condition=_LEADS & Q(state="confirmed"),
                name="tasks_stand_done_since",
            ),
            models.Index(
                fields=["until"],
                include=["id", *_COUNTED, "since"],
                condition=_LEADS & Q(until__isnull=False),
                name="tasks_stand_until",
            ),
            models.Index(
                fields=["until"],
                include=["id", "assignment", "unit", "state", "since"],
                condition=Q(
                    state__in=["accepted", "in-progress", "returned", "sent"],
                    role__in=["lead", "support"],
                    is_delegated=False,
                ),
                name="tasks_stand_at_desk",
            ),
            models.Index(fields=["since"], condition=Q(state="declined"), name="tasks_stand_declined"),
            models.Index(fields=["since"], name="tasks_stand_since"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.state}"


class PassageCause(models.TextChoices):
    """Why work went from one desk to another."""

    SUCCESSION = "succession", _("the unit was succeeded")
    CHARGE = "charge", _("somebody was put in charge")
    ADDRESS = "address", _("declined, and sent again to another unit")


class Passage(models.Model):
    """That an assignment went from one desk to another: from a unit to its successor, from one that declined it to the
    one it is for, from one person in charge to another. Without a person the unit's head is in charge. How long each
    desk held it is read from these rows."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="passages")
    at = models.DateTimeField()
    cause = models.CharField(max_length=12, choices=PassageCause.choices)
    old_unit = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    new_unit = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    old_person = models.ForeignKey("organization.Person", models.PROTECT, null=True, related_name="+")
    new_person = models.ForeignKey("organization.Person", models.PROTECT, null=True, related_name="+")
    decision = models.CharField(_("decision"), max_length=120, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    by_name = models.CharField(max_length=120)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["assignment", "at"], name="tasks_passage_of_assignment")]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.old_unit_id} → {self.new_unit_id}"
