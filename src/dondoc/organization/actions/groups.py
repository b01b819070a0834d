"""Groups of addressees and the wordings by which documents name them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.organization.actions.checks import by_code
from dondoc.organization.actors import Actor
from dondoc.organization.addressing.wording import group_key, words
from dondoc.organization.errors import WordingTaken
from dondoc.organization.models import AddresseeGroup, GroupPhrase, Unit
from dondoc.organization.permissions import MANAGE

GROUPS = Path(__file__).parent.parent / "data" / "groups.toml"
"""The groups that documents of a province-level committee name, with their common wordings."""


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A group: its kinds of units (only those directly below the committee when `top_level`), units listed by code,
    and its wordings."""

    code: str
    name: str
    kinds: tuple[str, ...] = ()
    top_level: bool = False
    units: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


def define_group(facts: GroupFacts, *, by: Actor, at: datetime) -> AddresseeGroup:
    """Add a group, or give one that stands these members and, beside its own, these wordings.

    Raises `WordingTaken` when a wording already names another group, `NoSuchCode` for a listed unit.
    """
    by.require(MANAGE)
    with transaction.atomic():
        units = by_code(Unit.objects.all(), facts.units)
        group, _made = AddresseeGroup.objects.update_or_create(
            code=facts.code, defaults={"name": facts.name, "kinds": list(facts.kinds), "top_level": facts.top_level}
        )
        group.units.set(units.values())
        _add_wordings(group, facts.phrases)
        told = {"kinds": facts.kinds, "top_level": facts.top_level, "units": facts.units, "phrases": facts.phrases}
        record(Deed("group.defined", "group", group.pk, group.name, new=told), by=by.author, at=at)
    return group


def set_up_groups(*, by: Actor, at: datetime, file: Path = GROUPS) -> int:
    """Add the groups of the file that are missing; return how many. Groups that stand are left as they are."""
    by.require(MANAGE)
    with transaction.atomic():
        standing = set(AddresseeGroup.objects.values_list("code", flat=True))
        missing = [facts for facts in read_groups(file) if facts.code not in standing]
        for facts in missing:
            define_group(facts, by=by, at=at)
    return len(missing)


def read_groups(file: Path) -> list[GroupFacts]:
    """Return the groups of a TOML file in its order."""
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["group"]
    return [
        GroupFacts(
            code=row["code"],
            name=row["name"],
            kinds=tuple(row["kinds"]),
            top_level=row["top_level"],
            phrases=tuple(row["phrases"]),
        )
        for row in rows
    ]


def _add_wordings(group: AddresseeGroup, phrases: Sequence[str]) -> None:
    keys = {group_key(words(phrase)): phrase for phrase in reversed(phrases)}
    standing = dict(GroupPhrase.objects.filter(key__in=keys).values_list("key", "group__code"))
    for key, code in standing.items():
        if code != group.code:
            raise WordingTaken(
                _("“%(phrase)s” already names the group %(code)s. Take it from there first, or leave it out here.")
                % {"phrase": keys[key], "code": code}
            )
    GroupPhrase.objects.bulk_create(
        GroupPhrase(group=group, phrase=phrase, key=key) for key, phrase in keys.items() if key not in standing
    )
