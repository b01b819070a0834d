"""People, posts, and who holds or stands in for whom."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.kernel.searching import FoldedField
from dondoc.organization.models.dated import Dated, dates_in_order
from dondoc.organization.models.roles import Role
from dondoc.organization.models.units import Unit


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the name they sign in with."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """Return the person with this sign-in name, whatever its case."""
        return self.get(username__iexact=username)


class Person(AbstractBaseUser):
    """An official: who holds posts, acts and signs in. A person without a password cannot sign in."""

    username = models.CharField(_("sign-in name"), max_length=60, unique=True)
    full_name = models.CharField(_("full name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    search_text = FoldedField(of=("full_name", "username"))

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar = ["full_name"]

    def __str__(self) -> str:
        return self.full_name


class Post(Dated):
    """A place in a unit that a person is appointed to."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    title = models.CharField(_("title"), max_length=120)
    is_head = models.BooleanField(_("answers for the unit"), default=False)

    class Meta:
        constraints: ClassVar = [dates_in_order("organization_post_dates_in_order")]

    def __str__(self) -> str:
        return f"{self.title}, {self.unit.short_name}"


class Appointment(Dated):
    """That a person holds a post from a day to a day, by a decision."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    post = models.ForeignKey(Post, models.PROTECT, related_name="appointments")
    decision = models.CharField(_("decision"), max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [dates_in_order("organization_appointment_dates_in_order")]

    def __str__(self) -> str:
        return f"{self.person}: {self.post}"


class Substitution(Dated):
    """That a person stands in for an absent one, in one role or in all: for these days he has that one's powers too.

    A stand-in may be absent himself, and then his own stand-in has the powers of both.
    """

    absent = models.ForeignKey(Person, models.PROTECT, related_name="substitutions")
    substitute = models.ForeignKey(Person, models.PROTECT, related_name="stands_in")
    role = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="substitutions")
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    decision = models.CharField(_("decision"), max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            dates_in_order("organization_substitution_dates_in_order"),
            models.CheckConstraint(
                condition=~models.Q(absent=models.F("substitute")), name="organization_nobody_stands_in_for_himself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.absent} → {self.substitute}"


class RoleGrant(Dated):
    """That a person holds a role in a unit from a day to a day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="grants")
    role = models.ForeignKey(Role, models.PROTECT, related_name="grants")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="grants")

    class Meta:
        constraints: ClassVar = [dates_in_order("organization_grant_dates_in_order")]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}, {self.unit.short_name}"
