"""Roles as data: sets of permissions, each with how far it reaches."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.Model):
    """A named set of permissions. Roles are data: an installation changes them without a release."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=120)

    def __str__(self) -> str:
        return self.name


class Scope(models.TextChoices):
    """How far a permission reaches from the unit it is held in."""

    OWN = "own", _("what the person is in charge of")
    UNIT = "unit", _("the unit")
    SUBTREE = "subtree", _("the unit and all below it")
    ALL = "all", _("everything")


class RolePermission(models.Model):
    """That holders of the role may do `verb` within `scope`."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="permissions")
    verb = models.CharField(_("permission"), max_length=60)
    scope = models.CharField(_("scope"), max_length=10, choices=Scope.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["role", "verb"], name="organization_permission_once_a_role")
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.verb} ({self.scope})"
