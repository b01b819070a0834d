"""What is known of the wordings of many phrases, fetched at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from dondoc.organization import queries
from dondoc.organization.addressing.wording import NO_WORDS, Words, home_of, words
from dondoc.organization.models import AddresseeGroup, GroupPhrase, Unit, UnitKind, UnitName

_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Known:
    """Groups by key, units by key with the wording they are kept under, and the members of the groups on the day."""

    groups: dict[str, AddresseeGroup] = field(default_factory=dict)
    units: dict[str, list[tuple[Words, Unit]]] = field(default_factory=dict)
    members: dict[int, list[Unit]] = field(default_factory=dict)


def home() -> Words:
    """Return the place of which this installation's committee is: "thành phố Cần Thơ". One query."""
    top = Unit.objects.filter(parent__isnull=True, kind=UnitKind.COMMITTEE).order_by("-valid_from", "pk").first()
    return home_of(top.name) if top else NO_WORDS


def fetch(group_keys: Collection[str], unit_keys: Collection[str], *, on: date) -> Known:
    """Return what is kept under the keys, with the groups' members on the day. Four queries up to 5,000 keys."""
    groups = {
        phrase.key: phrase.group
        for keys in _portions(group_keys)
        for phrase in GroupPhrase.objects.filter(key__in=keys).select_related("group")
    }
    units: dict[str, list[tuple[Words, Unit]]] = defaultdict(list)
    for keys in _portions(unit_keys):
        for name in UnitName.objects.filter(key__in=keys).select_related("unit").order_by("unit_id"):
            units[name.key].append((words(name.wording), name.unit))
    members = queries.units_of_groups({group.pk: group for group in groups.values()}.values(), on=on)
    return Known(groups, dict(units), members)


def _portions(keys: Iterable[str]) -> list[list[str]]:
    in_order = sorted(keys)
    return [in_order[start : start + _AT_ONCE] for start in range(0, len(in_order), _AT_ONCE)]
