"""Spreadsheets on their way in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class SheetKind(models.TextChoices):
    """What the rows of a spreadsheet are."""

    UNITS = "units", _("units")
    PEOPLE = "people", _("people and their posts")
    BACKLOG = "backlog", _("tasks that run already")


class Sheet(models.Model):
    """A spreadsheet that somebody gave: its rows as text, and which of its columns is which.

    Nothing of it is in the system before it is taken in as a whole, at `taken_at`.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=SheetKind.choices)
    name = models.CharField(_("file"), max_length=200)
    headings = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    first_row = models.PositiveIntegerField(default=2)
    mapping = models.JSONField(default=dict)
    by = models.ForeignKey("organization.Person", models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["by", "-id"], name="administration_sheet_of_person")]

    def __str__(self) -> str:
        return self.name
