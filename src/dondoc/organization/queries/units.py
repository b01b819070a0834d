"""Which units exist on a day, to whom their work has gone, and who is in which group."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.kernel.folding import fold
from dondoc.organization.addressing.wording import words as worded
from dondoc.organization.errors import NoSuchCode
from dondoc.organization.models import AddresseeGroup, Succession, Unit, UnitKind, UnitName

UNIT_ORDER = ("folded_name", "id")


def units_on(on: date) -> QuerySet[Unit]:
    """Return the units that exist on the day `on`, by name."""
    return Unit.objects.valid_on(on).order_by("name")


def unit_of_code(code: str) -> Unit:
    """Return the unit that bears the code. Raises `NoSuchCode`."""
    found: Unit | None = Unit.objects.filter(code=code).first()
    if found is None:
        raise NoSuchCode(_("No unit bears the code %(code)s. The page of units shows every code.") % {"code": code})
    return found


def kinds_on(on: date) -> dict[str, int]:
    """Return how many units of each kind exist on the day, from the committee down, without kinds that have none."""
    counted = dict(Unit.objects.valid_on(on).order_by().values_list("kind").annotate(number=Count("pk")))
    return {kind: counted[kind] for kind in UnitKind.values if kind in counted}


def units_like(words: str = "", *, kind: str = "", on: date) -> QuerySet[Unit]:
    """Return the units that exist on the day; with words, with or without accents, also those that have ended and bear
    them in their name, their short name or another wording. Narrowed by a kind; to be paged by `UNIT_ORDER`."""
    rows = Unit.objects.select_related("parent")
    if kind:
        rows = rows.filter(kind=kind)
    folded = fold(words)
    if not folded:
        return rows.valid_on(on)
    also_called = UnitName.objects.filter(key__contains=worded(words).key).values("unit_id")
    return rows.filter(Q(folded_name__contains=folded) | Q(folded_short_name__contains=folded) | Q(pk__in=also_called))


def members_on(group_ids: Collection[int], *, on: date) -> dict[int, list[Unit]]:
    """Return the units of each group as `units_of_groups`, for groups by their ids. Three queries, none for none."""
    return units_of_groups(AddresseeGroup.objects.filter(pk__in=group_ids), on=on) if group_ids else {}


def choices_on(on: date) -> list[str]:
    """Return the names that can be chosen for a body on the day `on`: groups first, then units."""
    groups = AddresseeGroup.objects.order_by("name").values_list("name", flat=True)
    return [*groups, *units_on(on).values_list("name", flat=True)]


def units_of_groups(groups: Iterable[AddresseeGroup], *, on: date) -> dict[int, list[Unit]]:
    """Return the units of each group on the day, by the group's id: from the committee down to divisions, each kind in
    the order in which its units were added. Two queries."""
    wanted = list(groups)
    if not wanted:
        return {}
    listed = set(
        AddresseeGroup.units.through.objects.filter(addresseegroup__in=wanted).values_list(
            "addresseegroup_id", "unit_id"
        )
    )
    kinds = {kind for group in wanted for kind in group.kinds}
    units = Unit.objects.valid_on(on).filter(Q(kind__in=kinds) | Q(pk__in={unit_id for _group, unit_id in listed}))
    in_order = sorted(units, key=lambda unit: (_ORDER[unit.kind], unit.pk))
    return {
        group.pk: [unit for unit in in_order if _is_of_kind(unit, group) or (group.pk, unit.pk) in listed]
        for group in wanted
    }


_ORDER = {kind: number for number, kind in enumerate(UnitKind.values)}


def _is_of_kind(unit: Unit, group: AddresseeGroup) -> bool:
    """The path of a unit directly below the top has two ids."""
    return unit.kind in group.kinds and (not group.top_level or unit.path.count("/") == 2)


def spans_of(groups: Iterable[AddresseeGroup]) -> dict[int, tuple[date, date | None]]:
    """Return from when to when a group has had members of its kinds, by the group's id; None: it has them still."""
    wanted = list(groups)
    kinds = {kind for group in wanted for kind in group.kinds}
    if not kinds:
        return {}
    rows = Unit.objects.filter(kind__in=kinds).values("kind")
    spans = {
        row["kind"]: (row["first"], row["last"] if row["ended"] == row["all"] else None)
        for row in rows.annotate(
            first=Min("valid_from"), last=Max("valid_to"), ended=Count("valid_to"), all=Count("pk")
        )
    }
    found = {}
    for group in wanted:
        of_kinds = [spans[kind] for kind in group.kinds if kind in spans]
        if of_kinds:
            ends = [end for _start, end in of_kinds if end is not None]
            found[group.pk] = (
                min(start for start, _end in of_kinds),
                max(ends) if len(ends) == len(of_kinds) else None,
            )
    return found


def successors_of(units: Iterable[Unit], *, on: date) -> dict[int, list[Unit]]:
    """Return to which units, existing on the day, the work of each has gone in the end, by the unit's id.

    A unit whose work is given out assignment by assignment has none. One query for each step of the longest chain.
    """
    asked = {unit.pk for unit in units}
    heirs: dict[int, list[Unit]] = {}
    open_ids = set(asked)
    while open_ids:
        rows = Succession.objects.filter(predecessor_id__in=open_ids, successor__isnull=False, on__lte=on)
        heirs.update({unit_id: [] for unit_id in open_ids})
        for row in rows.select_related("successor").order_by("on", "pk"):
            if row.successor is not None:
                heirs[row.predecessor_id].append(row.successor)
        following = {unit for found in heirs.values() for unit in found}
        open_ids = {unit.pk for unit in following if not unit.is_valid_on(on)} - heirs.keys()
    return {unit_id: _ends_of(unit_id, heirs, on, frozenset()) for unit_id in asked}


def _ends_of(unit_id: int, heirs: dict[int, list[Unit]], on: date, passed: frozenset[int]) -> list[Unit]:
    found: dict[Unit, None] = {}
    for unit in heirs.get(unit_id, []):
        if unit.is_valid_on(on):
            found[unit] = None
        elif unit.pk not in passed:
            found.update(dict.fromkeys(_ends_of(unit.pk, heirs, on, passed | {unit_id})))
    return list(found)


def successions_of(unit_id: int) -> QuerySet[Succession]:
    """Return by which successions the unit's work went directly to others, with them; a share may go to nobody yet."""
    return Succession.objects.filter(predecessor_id=unit_id).select_related("successor").order_by("on", "pk")


def other_names_of(unit: Unit) -> list[str]:
    """Return the wordings by which documents name the unit, besides its name and its short name."""
    rows = UnitName.objects.filter(unit=unit).exclude(wording__in=[unit.name, unit.short_name])
    return list(rows.order_by("wording").values_list("wording", flat=True))


def predecessors_of(unit_id: int) -> QuerySet[Succession]:
    """Return by which successions work came directly to the unit, oldest first, with the predecessors."""
    return Succession.objects.filter(successor_id=unit_id).select_related("predecessor").order_by("on", "pk")
