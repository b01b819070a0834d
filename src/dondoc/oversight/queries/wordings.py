"""How letters are worded: what holds for a unit at a moment, and what held before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet

from dondoc.organization.models import Unit
from dondoc.oversight.letters import shipped
from dondoc.oversight.models import LetterWording
from dondoc.oversight.rules.wordings import LetterKind, Part

Texts = Mapping[Part, str]


class Wordings:
    """The wordings of a kind of letter as they held at a moment. One query: keep it for a piece of work."""

    def __init__(self, kind: LetterKind, at: datetime) -> None:
        self.shipped: Texts = shipped()[kind]
        rows = LetterWording.objects.filter(kind=kind.value, set_at__lte=at).order_by("set_at", "pk")
        newest = {row.unit_id: row for row in rows}
        self.set: dict[int | None, LetterWording] = {key: row for key, row in newest.items() if row.parts}

    def of(self, unit: Unit | None) -> Texts:
        """Return the wording for the unit: its own, else its nearest superior's that has one, else that of all."""
        row = self.holding(unit)
        return self.shipped if row is None else {**self.shipped, **texts_of(row)}

    def holding(self, unit: Unit | None) -> LetterWording | None:
        """Return the row from which the unit's wording comes, None for what is shipped."""
        above = [int(pk) for pk in unit.path.split("/") if pk] if unit else []
        return next((self.set[key] for key in (*reversed(above), None) if key in self.set), None)


def texts_of(row: LetterWording) -> Texts:
    """Return the texts of a row by part."""
    return {Part(part): text for part, text in row.parts.items()}


def wordings_of(kind: LetterKind, unit_id: int | None) -> QuerySet[LetterWording]:
    """Return all that was set for the unit itself, or for all units, the newest first."""
    return LetterWording.objects.filter(kind=kind.value, unit=unit_id).order_by("-set_at", "-pk")


def units_worded(at: datetime) -> dict[LetterKind, list[LetterWording]]:
    """Return by kind what is set now: for all units first, then the units with a wording of their own by name."""
    found = {}
    for kind in LetterKind:
        rows = list(Wordings(kind, at).set.values())
        names = dict(Unit.objects.filter(pk__in=[row.unit_id for row in rows]).values_list("pk", "name"))
        found[kind] = sorted(rows, key=lambda row: names.get(row.unit_id or 0, ""))
    return found
