"""Rows that hold for a span of days."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class DatedQuerySet(models.QuerySet[Any]):
    """Rows that hold from a day to a day."""

    def valid_on(self, on: date) -> Self:
        """Keep the rows valid on the day `on`, first and last day included."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on)


class Dated(models.Model):
    """Holds from `valid_from` to `valid_to`, both included; without an end it still holds."""

    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    def is_valid_on(self, on: date) -> bool:
        """Whether the row holds on the day `on`."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


def dates_in_order(name: str) -> models.CheckConstraint:
    """Return the constraint that a row does not end before it begins."""
    return models.CheckConstraint(condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name=name)
