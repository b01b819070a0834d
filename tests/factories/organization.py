"""Units, people, posts and roles."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from dondoc.kernel.folding import fold
from dondoc.organization import models
from dondoc.organization.addressing.wording import group_key, words

LONG_AGO = date(2021, 1, 1)


class UnitFactory(DjangoModelFactory[models.Unit]):
    """A department without a parent, valid since long ago."""

    class Meta:
        model = models.Unit
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"U{n}")
    name = factory.Sequence(lambda n: f"Sở Thử nghiệm số {n}")
    short_name = factory.LazyAttribute(lambda unit: unit.name[:120])
    kind = models.UnitKind.DEPARTMENT
    head_title = "Giám đốc"
    valid_from = LONG_AGO
    folded_name = factory.LazyAttribute(lambda unit: fold(unit.name))
    folded_short_name = factory.LazyAttribute(lambda unit: fold(unit.short_name))

    @factory.post_generation
    def path(self: models.Unit, create: bool, extracted: str | None, **kwargs: Any) -> None:  # type: ignore[misc]
        """Put the unit below its parent."""
        self.path = extracted or f"{self.parent.path if self.parent else ''}{self.pk}/"
        if create:
            self.save(update_fields=["path"])


class UnitNameFactory(DjangoModelFactory[models.UnitName]):
    """A wording by which documents name a unit: its own name."""

    class Meta:
        model = models.UnitName

    unit = factory.SubFactory(UnitFactory)
    wording = factory.LazyAttribute(lambda name: name.unit.name)
    key = factory.LazyAttribute(lambda name: words(name.wording).key)


class SuccessionFactory(DjangoModelFactory[models.Succession]):
    """One unit's work goes to another as a whole."""

    class Meta:
        model = models.Succession

    predecessor = factory.SubFactory(UnitFactory, valid_to=date(2025, 6, 30))
    successor = factory.SubFactory(UnitFactory, valid_from=date(2025, 7, 1))
    on = date(2025, 7, 1)
    share = "all"


class PersonFactory(DjangoModelFactory[models.Person]):
    """An official with an invented name who cannot sign in with a password."""

    class Meta:
        model = models.Person

    username = factory.Sequence(lambda n: f"official{n}")
    full_name = factory.Sequence(lambda n: f"Nguyễn Văn Thử {n}")


class PostFactory(DjangoModelFactory[models.Post]):
    """An official's place in a unit."""

    class Meta:
        model = models.Post

    unit = factory.SubFactory(UnitFactory)
    title = "Chuyên viên"
    valid_from = LONG_AGO


class AppointmentFactory(DjangoModelFactory[models.Appointment]):
    """A person in a post."""

    class Meta:
        model = models.Appointment

    person = factory.SubFactory(PersonFactory)
    post = factory.SubFactory(PostFactory)
    valid_from = LONG_AGO


class AddresseeGroupFactory(DjangoModelFactory[models.AddresseeGroup]):
    """A group without members."""

    class Meta:
        model = models.AddresseeGroup

    code = factory.Sequence(lambda n: f"group-{n}")
    name = factory.Sequence(lambda n: f"Nhóm đơn vị {n}")


class GroupPhraseFactory(DjangoModelFactory[models.GroupPhrase]):
    """A wording for a group."""

    class Meta:
        model = models.GroupPhrase

    group = factory.SubFactory(AddresseeGroupFactory)
    phrase = factory.Sequence(lambda n: f"Thủ trưởng các đơn vị nhóm {n}")
    key = factory.LazyAttribute(lambda phrase: group_key(words(phrase.phrase)))


class RoleFactory(DjangoModelFactory[models.Role]):
    """A role that lets its holder do nothing."""

    class Meta:
        model = models.Role

    code = factory.Sequence(lambda n: f"role-{n}")
    name = factory.Sequence(lambda n: f"Vai trò {n}")


class RolePermissionFactory(DjangoModelFactory[models.RolePermission]):
    """A permission in every unit."""

    class Meta:
        model = models.RolePermission

    role = factory.SubFactory(RoleFactory)
    verb = "thing.view"
    scope = models.Scope.ALL


class RoleGrantFactory(DjangoModelFactory[models.RoleGrant]):
    """A role held in a unit since long ago."""

    class Meta:
        model = models.RoleGrant

    person = factory.SubFactory(PersonFactory)
    role = factory.SubFactory(RoleFactory)
    unit = factory.SubFactory(UnitFactory)
    valid_from = LONG_AGO


class SubstitutionFactory(DjangoModelFactory[models.Substitution]):
    """A person stands in for another in all roles."""

    class Meta:
        model = models.Substitution

    absent = factory.SubFactory(PersonFactory)
    substitute = factory.SubFactory(PersonFactory)
    valid_from = LONG_AGO


class PasswordLinkFactory(DjangoModelFactory[models.PasswordLink]):
    """A link that who runs the machine made, and that waits to be used."""

    class Meta:
        model = models.PasswordLink

    person = factory.SubFactory(PersonFactory)
    made_at = datetime(2026, 1, 5, 8, tzinfo=UTC)
    lapses_at = datetime(2026, 1, 8, 8, tzinfo=UTC)


class FieldOfWorkFactory(DjangoModelFactory[models.FieldOfWork]):
    """A field of work at the top."""

    class Meta:
        model = models.FieldOfWork
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"field-{n}")
    name = factory.Sequence(lambda n: f"Lĩnh vực thử {n}")

    @factory.post_generation
    def path(self: models.FieldOfWork, create: bool, extracted: str | None, **kwargs: Any) -> None:  # type: ignore[misc]
        """Put the field below its parent."""
        self.path = extracted or f"{self.parent.path if self.parent else ''}{self.pk}/"
        if create:
            self.save(update_fields=["path"])


class MandateFactory(DjangoModelFactory[models.Mandate]):
    """A unit charged with a field since long ago."""

    class Meta:
        model = models.Mandate

    unit = factory.SubFactory(UnitFactory)
    field = factory.SubFactory(FieldOfWorkFactory)
    valid_from = LONG_AGO


class PortfolioFactory(DjangoModelFactory[models.Portfolio]):
    """A field that a person looks after since long ago."""

    class Meta:
        model = models.Portfolio

    person = factory.SubFactory(PersonFactory)
    role = factory.SubFactory(RoleFactory)
    field = factory.SubFactory(FieldOfWorkFactory)
    valid_from = LONG_AGO
