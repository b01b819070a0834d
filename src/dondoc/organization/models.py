"""Units, posts, people, appointments, groups of addressees, and roles as data. Everything carries its dates."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
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


def _dates_in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name=name)


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
        constraints: ClassVar = [_dates_in_order("organization_unit_dates_in_order")]
        indexes: ClassVar = [models.Index(fields=["kind", "valid_from"], name="organization_unit_by_kind")]

    def __str__(self) -> str:
        return self.name


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
            models.UniqueConstraint(fields=["predecessor", "successor"], name="organization_succession_once")
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor or '…'}"


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
        constraints: ClassVar = [_dates_in_order("organization_post_dates_in_order")]

    def __str__(self) -> str:
        return f"{self.title}, {self.unit.short_name}"


class Appointment(Dated):
    """That a person holds a post from a day to a day, by a decision."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    post = models.ForeignKey(Post, models.PROTECT, related_name="appointments")
    decision = models.CharField(_("decision"), max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [_dates_in_order("organization_appointment_dates_in_order")]

    def __str__(self) -> str:
        return f"{self.person}: {self.post}"


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


class RoleGrant(Dated):
    """That a person holds a role in a unit from a day to a day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="grants")
    role = models.ForeignKey(Role, models.PROTECT, related_name="grants")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="grants")

    class Meta:
        constraints: ClassVar = [_dates_in_order("organization_grant_dates_in_order")]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}, {self.unit.short_name}"
