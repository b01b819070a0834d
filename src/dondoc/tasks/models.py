"""Tasks, the bodies they name, assignments, how they stood through time, reports and evidence."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
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
        indexes: ClassVar = [models.Index(fields=["document", "order"], name="tasks_task_in_document")]

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
        ]

    def __str__(self) -> str:
        return f"{self.task} · {self.unit.short_name}"


class Stand(models.Model):
    """How an assignment stood from a moment on, until the next row's: state, due, and when it was handed in.

    One row has no end and is how it stands now. Figures of a past day are counted from these rows; what a unit divided
    among its own (`is_delegated`) is in none of them, since the unit's assignment counts for it.
    """

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="stands")
    unit = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
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
                include=["unit", "state", "submitted_on", "submitted_time", "due_time", "since"],
                condition=Q(until__isnull=True, role="lead", is_delegated=False),
                name="tasks_stand_present_by_due",
            ),
            models.Index(
                fields=["due_on", "id"],
                include=["unit", "state", "since", "assignment"],
                condition=Q(until__isnull=True, role="lead", is_delegated=False)
                & Q(state__in=["accepted", "in-progress", "returned", "sent", "submitted", "suspended"]),
                name="tasks_stand_unfinished",
            ),
            models.Index(
                fields=["until"], condition=Q(state="confirmed", until__isnull=False), name="tasks_stand_done_no_more"
            ),
            models.Index(fields=["since"], condition=Q(state="confirmed"), name="tasks_stand_done_since"),
            models.Index(
                fields=["unit", "due_on", "id"],
                condition=Q(until__isnull=True, role="lead", is_delegated=False)
                & Q(state__in=["accepted", "in-progress", "returned", "sent", "submitted", "suspended"]),
                name="tasks_stand_unfinished_of_unit",
            ),
            models.Index(fields=["since"], name="tasks_stand_since"),
            models.Index(fields=["until"], condition=Q(until__isnull=False), name="tasks_stand_until"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.state}"


class PassageCause(models.TextChoices):
    """Why work went from one desk to another."""

    SUCCESSION = "succession", _("the unit was succeeded")
    CHARGE = "charge", _("somebody was put in charge")


class Passage(models.Model):
    """That an assignment went from one desk to another: from a unit to its successor, from one person in charge to
    another. Without a person the unit's head is in charge. How long each desk held it is read from these rows."""

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


class Measurement(models.Model):
    """What was reached of a target of the task by a day, and where the figure comes from; one a day and target.

    `target` is the target's place among those of the task, from 0, which stay as they are once it is issued.
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


class DueCause(models.TextChoices):
    """Why a due date moved: there are no other reasons."""

    EXTENSION = "extension", _("extension granted")
    CALENDAR = "calendar", _("the working calendar was changed")
    RESUMPTION = "resumption", _("taken up again after a suspension")
    CHANGE = "change", _("changed by the assigner")
    CORRECTION = "correction", _("a slip was corrected")
    DOCUMENT = "document", _("a later document")
    EVENT = "event", _("the event that starts the term")


class DueChange(models.Model):
    """That the due date of an assignment moved: when, why, from what to what. The first due date never moves."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="due_changes")
    at = models.DateTimeField()
    cause = models.CharField(max_length=12, choices=DueCause.choices)
    old_due_on = models.DateField(null=True)
    new_due_on = models.DateField(null=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    by_name = models.CharField(max_length=120)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["assignment", "at"], name="tasks_duechange_of_assignment")]

    def __str__(self) -> str:
        return f"{self.old_due_on} → {self.new_due_on} ({self.get_cause_display()})"


class Suspension(models.Model):
    """That the clock of an assignment stood still. `days` is the working days it stood, set when it runs again."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="suspensions")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    days = models.PositiveIntegerField(null=True)
    reason = models.CharField(_("reason"), max_length=500)
    by_name = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(until__isnull=True), name="tasks_suspension_one_is_present"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.since:%d/%m/%Y}"


class ExtensionState(models.TextChoices):
    """What became of a request for more time."""

    ASKED = "asked", _("waiting for a decision")
    GRANTED = "granted", _("granted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Extension(models.Model):
    """A request for more time: asked with a reason, decided by the assigner or above.

    `was_late` marks a request made after the due date of then (`old_due_on`); such requests are counted. What is
    granted may differ from what was asked.
    """

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="extensions")
    state = models.CharField(max_length=10, choices=ExtensionState.choices, default=ExtensionState.ASKED)
    old_due_on = models.DateField()
    asked_due_on = models.DateField(_("asked for"))
    granted_due_on = models.DateField(null=True)
    reason = models.TextField(_("reason"))
    was_late = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    asked_by_name = models.CharField(max_length=120)
    decided_at = models.DateTimeField(null=True)
    decided_by_name = models.CharField(max_length=120, blank=True)
    decision_reason = models.TextField(_("reason of the decision"), blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(state="asked"), name="tasks_extension_one_is_pending"
            ),
            models.CheckConstraint(condition=Q(asked_due_on__gt=F("old_due_on")), name="tasks_extension_asks_for_more"),
            models.CheckConstraint(
                condition=~Q(state="granted") | Q(granted_due_on__gt=F("old_due_on")),
                name="tasks_extension_grants_more",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.old_due_on} → {self.asked_due_on}"


class Proof(models.Model):
    """A file that shows why more time is asked for."""

    extension = models.ForeignKey(Extension, models.PROTECT, related_name="proofs")
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")
    name = models.CharField(_("name of the file"), max_length=200)

    def __str__(self) -> str:
        return self.name


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


class Process(models.Model):
    """How a unit handles a kind of work, step by step (4363/UBND-NC, clause 1c). Its steps stand in its versions."""

    unit = models.ForeignKey("organization.Unit", models.PROTECT, related_name="processes")
    name = models.CharField(_("kind of work"), max_length=200)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "name"], condition=Q(ended_at__isnull=True), name="tasks_process_named_once_a_unit"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ProcessVersion(models.Model):
    """The steps of a process from a moment on. A version is never altered; the highest number holds."""

    process = models.ForeignKey(Process, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    since = models.DateTimeField()
    by_name = models.CharField(max_length=120)
    note = models.CharField(_("why it was changed"), max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "number"], name="tasks_process_version_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.process_id}: {self.number}"


class StepUnit(models.TextChoices):
    """In what the time limit of a step is counted: working time, both."""

    WORKING_DAY = "working-day", _("working days")
    HOUR = "hour", _("working hours")


class ProcessStep(models.Model):
    """A step of a process: what is done, in which post, within which time."""

    version = models.ForeignKey(ProcessVersion, models.PROTECT, related_name="steps")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(_("what is done"), max_length=200)
    post = models.ForeignKey("organization.Post", models.PROTECT, related_name="+")
    amount = models.PositiveSmallIntegerField(_("time limit"))
    term_unit = models.CharField(max_length=12, choices=StepUnit.choices, default=StepUnit.WORKING_DAY)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "order"], name="tasks_process_step_in_its_place"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="tasks_process_step_has_its_time"),
        ]

    def __str__(self) -> str:
        return self.name


class Course(models.Model):
    """That an assignment goes along a version of a process, step by step; over when `ended_at`, or with the work."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="courses")
    version = models.ForeignKey(ProcessVersion, models.PROTECT, related_name="courses")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey("organization.Person", models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(ended_at__isnull=True), name="tasks_course_one_at_a_time"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["version", "-id"], name="tasks_course_of_version")]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.version_id}"


class CourseStep(models.Model):
    """That a step of a course was opened as a part of its assignment; declined or recalled, it is opened anew."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="steps")
    step = models.ForeignKey(ProcessStep, models.PROTECT, related_name="courses")
    assignment = models.OneToOneField(Assignment, models.PROTECT, related_name="course_step")

    def __str__(self) -> str:
        return f"{self.course_id}: {self.step_id}"
