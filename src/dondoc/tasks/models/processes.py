"""How units handle kinds of work, step by step, and work that goes along."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.tasks.models.assignments import Assignment


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
