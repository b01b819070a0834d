"""Runs: long work that was asked for, how far it is, and what came of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class RunState(models.TextChoices):
    """Where a run stands."""

    WAITING = "waiting", _("waiting for a worker")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")


class Run(models.Model):
    """Long work of a kind: what it is to do, who asked, how far it is, what came of it.

    `key`, where there is one, stands once for ever: two who ask for the same slot get one run. `done` of `total` parts
    are finished; `total` is 0 while nobody knows. `lease_until` is until when its worker holds it. `sentence` tells
    what came of it in the house's language, `sentences` in each other one, and `address` leads there.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80, blank=True)
    label = models.CharField(_("what"), max_length=300)
    arguments = models.JSONField(default=dict)
    asked_by_id = models.BigIntegerField(null=True)
    asked_by_name = models.CharField(max_length=120)
    asked_at = models.DateTimeField()
    not_before = models.DateTimeField()
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    sentence = models.TextField(blank=True)
    sentences = models.JSONField(default=dict)
    address = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="jobs_run_once_a_key"),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(lease_until__isnull=False), name="jobs_run_is_held_while_it_runs"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["not_before", "id"], condition=Q(state__in=["waiting", "running"]), name="jobs_run_to_take_up"
            ),
            models.Index(fields=["asked_by_id", "-id"], name="jobs_run_of_asker"),
        ]

    def __str__(self) -> str:
        return self.label
