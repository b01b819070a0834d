"""Units, the wordings that name them, and who succeeds whom."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.organization.models.dated import Dated, dates_in_order


class UnitKind(models.TextChoices):
    """What a unit is in the order of government. A district is known for the years in which there were districts."""

    COMMITTEE = "committee", _("People's Committee")
    OFFICE = "office", _("Office")
    DEPARTMENT = "department", _("department")
    AGENCY = "agency", _("agency")
    DISTRICT = "district", _("district")
    COMMUNE = "commune", _("commune or ward")
    DIVISION = "division", _("division")


class Unit(Dated):
    """A body with its name in a span of time. A renamed or merged body is a new unit that succeeds the old one.

    `path` is the ids from the top down to this unit, each followed by a slash ("1/4/"), so that a subtree is a prefix.
    `folded_name` and `folded_short_name` are what searches look in; documents' wordings are looked up in `UnitName`.
    """

    code = models.CharField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=300)
    short_name = models.CharField(_("short name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=UnitKind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    head_title = models.CharField(_("title of its head"), max_length=120)
    path = models.CharField(max_length=200, db_index=True)
    folded_name = models.CharField(max_length=300, db_index=True)
    folded_short_name = models.CharField(max_length=120, db_index=True)

    class Meta:
        constraints: ClassVar = [dates_in_order("organization_unit_dates_in_order")]
        indexes: ClassVar = [models.Index(fields=["kind", "valid_from"], name="organization_unit_by_kind")]

    def __str__(self) -> str:
        return self.name

    def get_kind_display(self) -> str:  # type: ignore[no-redef]
        """Return the kind in words. Django's own would put all kinds in a table for each row of a list."""
        return str(UnitKind(self.kind).label)


class UnitName(models.Model):
    """A wording by which documents name a unit: its name, its short name, another one. Units may share one; the date
    and the diacritics then decide."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="names")
    wording = models.CharField(_("wording"), max_length=300)
    key = models.CharField(max_length=300, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "key"], name="organization_unit_name_once_a_unit")
        ]

    def __str__(self) -> str:
        return self.wording


class Succession(models.Model):
    """That the work of a unit goes to another from a day on. Several rows split or merge; without a successor the
    work is given out assignment by assignment."""

    predecessor = models.ForeignKey(Unit, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="predecessions")
    on = models.DateField(_("on"))
    share = models.CharField(_("share"), max_length=60)
    note = models.CharField(_("note"), max_length=300, blank=True)
    decision = models.CharField(_("decision"), max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="organization_succession_once"),
            models.UniqueConstraint(
                fields=["predecessor", "share"],
                condition=models.Q(successor__isnull=True),
                name="organization_succession_share_given_out_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor or '…'}"
