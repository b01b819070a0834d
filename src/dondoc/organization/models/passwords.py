"""Who made a link by which a person chooses his password, and what became of it. The link itself is kept nowhere."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.organization.models.people import Person


class LinkState(models.TextChoices):
    """What became of a link."""

    WAITING = "waiting", _("waits to be used")
    USED = "used", _("used")
    LAPSED = "lapsed", _("lapsed")


class PasswordLink(models.Model):
    """That somebody made a link for a person, until when it counts, and when and from where it was used.

    A newer link, or a password chosen, lets the older ones lapse at that moment. `made_by` is None for who runs the
    machine.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="password_links")
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="password_links_made")
    made_at = models.DateTimeField(_("made at"))
    lapses_at = models.DateTimeField(_("counts until"))
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)
    used_from = models.GenericIPAddressField(_("used from"), null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-made_at", "-id"], name="organization_links_newest")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(made_by__isnull=True) | ~models.Q(made_by=models.F("person")),
                name="organization_nobody_makes_his_own_link",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.made_at:%d/%m/%Y %H:%M}"

    @property
    def maker(self) -> str:
        """Who made it, in words."""
        return self.made_by.full_name if self.made_by else str(_("who runs the machine"))

    def state_at(self, at: datetime) -> LinkState:
        """Return what has become of it by the moment."""
        if self.used_at is not None:
            return LinkState.USED
        return LinkState.WAITING if at < self.lapses_at else LinkState.LAPSED
