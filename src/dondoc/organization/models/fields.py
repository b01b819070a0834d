"""Fields of work, and whose they are: units' mandates, leaders' and tracking officers' portfolios."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.organization.models.dated import Dated, dates_in_order
from dondoc.organization.models.people import Person
from dondoc.organization.models.roles import Role
from dondoc.organization.models.units import Unit


class FieldOfWork(models.Model):
    """A field of state administration ("Đất đai" below "Nông nghiệp và môi trường"). `path` is built as a unit's."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=200, db_index=True)

    def __str__(self) -> str:
        return self.name


class Mandate(Dated):
    """That a unit is charged with a field, and so with all fields below it, from a day to a day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="mandates")
    field = models.ForeignKey(FieldOfWork, models.PROTECT, related_name="mandates")
    decision = models.CharField(_("decision"), max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [dates_in_order("organization_mandate_dates_in_order")]

    def __str__(self) -> str:
        return f"{self.unit.short_name}: {self.field}"


class Portfolio(Dated):
    """That a person looks after a field or a unit, with all below it, in one of his roles: a vice chairman as leader,
    an official of the Office as tracking officer."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="portfolios")
    role = models.ForeignKey(Role, models.PROTECT, related_name="portfolios")
    field = models.ForeignKey(FieldOfWork, models.PROTECT, null=True, blank=True, related_name="portfolios")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="portfolios")

    class Meta:
        constraints: ClassVar = [
            dates_in_order("organization_portfolio_dates_in_order"),
            models.CheckConstraint(
                condition=models.Q(field__isnull=True) ^ models.Q(unit__isnull=True),
                name="organization_portfolio_of_a_field_or_a_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.field or self.unit}"
