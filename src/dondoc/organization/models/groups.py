"""Groups of addressees and the wordings that name them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.organization.models.units import Unit


class AddresseeGroup(models.Model):
    """Bodies that orders name together ("Chủ tịch Ủy ban nhân dân xã, phường").

    Its members on a day are the units of its `kinds` valid that day, of these only the ones directly below the top
    when `top_level` says so, and the units listed by name.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kinds = models.JSONField(_("kinds of units"), default=list)
    top_level = models.BooleanField(_("only directly below the committee"), default=False)
    units = models.ManyToManyField(Unit, blank=True, related_name="groups")

    def __str__(self) -> str:
        return self.name


class GroupPhrase(models.Model):
    """A wording by which documents name a group. The same wording, looked up by its `key`, never means two groups."""

    group = models.ForeignKey(AddresseeGroup, models.CASCADE, related_name="phrases")
    phrase = models.CharField(_("wording"), max_length=200)
    key = models.CharField(max_length=200, unique=True)

    def __str__(self) -> str:
        return self.phrase
