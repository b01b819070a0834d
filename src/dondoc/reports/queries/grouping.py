"""By what figures are told apart: whose row a stand is on a day, and which rows are somebody's; both from one place.

By unit, field and leader it is told of stands and of what is kept alike."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import BigIntegerField, Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils.text import Truncator

from dondoc.documents.models import Document
from dondoc.organization.models import FieldOfWork, Person, Portfolio, Unit
from dondoc.organization.queries import heads_on

_FIELD = "field_id"
_LEADER = "leader"
_WORDS_OF_SUBJECT = 8


class By(StrEnum):
    """What a row of figures stands for."""

    UNIT = "unit"
    FIELD = "field"
    LEADER = "leader"
    DOCUMENT = "document"
    PERSON = "person"


_COLUMN = {By.UNIT: "unit_id", By.FIELD: _FIELD, By.DOCUMENT: "document_id"}
KEPT = frozenset({By.UNIT, By.FIELD, By.LEADER})
"""By what figures can be told apart that are kept by unit and field."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """How stands are grouped: by which columns, which key a group has (None: nobody's), and which rows are `among`
    those of some keys, in parts that share no row and that an index serves, each by itself."""

    columns: tuple[str, ...]
    key: Callable[[Mapping[str, Any]], int | None]
    among: Callable[[Collection[int | None]], Sequence[Q]]
    prepared: Callable[[QuerySet[Any]], QuerySet[Any]] = lambda rows: rows

    def rows_of(self, *keys: int | None) -> Q:
        """Return what the rows with the keys fulfil."""
        return reduce(or_, self.among(keys))


ALTOGETHER = Grouping((), lambda row: None, lambda keys: [Q()])
"""All stands in one row, which is nobody's."""


def grouping(by: By, *, on: date) -> Grouping:
    """Return how stands are told apart at the end of the day `on`."""
    if by in _COLUMN:
        return _plain(_COLUMN[by])
    return _by_leader(on) if by is By.LEADER else _by_person(on)


def names_of(by: By, keys: Collection[int]) -> dict[int, str]:
    """Return what the rows are called whose keys these are."""
    if by is By.DOCUMENT:
        return {one.pk: _called(one) for one in Document.objects.filter(pk__in=keys).only("code", "subject")}
    if by in {By.UNIT, By.FIELD}:
        model: type[Unit | FieldOfWork] = Unit if by is By.UNIT else FieldOfWork
        return dict(model._default_manager.filter(pk__in=keys).values_list("pk", "name"))
    return dict(Person.objects.filter(pk__in=keys).values_list("pk", "full_name"))


def _called(document: Document) -> str:
    """Its number alone tells nobody what it is about."""
    about = Truncator(document.subject).words(_WORDS_OF_SUBJECT)
    return f"{document.code} · {about}" if document.code and about else str(document)


def name_of(by: By, key: int | None) -> str:
    """Return what one row is called, blank for nobody's and that of all work."""
    return names_of(by, [key]).get(key, "") if key is not None else ""


def _plain(column: str) -> Grouping:
    def among(keys: Collection[int | None]) -> Sequence[Q]:
        some = Q(**{f"{column}__in": [key for key in keys if key is not None]})
        return [some, Q(**{f"{column}__isnull": True})] if None in keys else [some]

    return Grouping((column,), lambda row: row[column], among)


def _by_leader(on: date) -> Grouping:
    """The leader whose portfolio holds the field of the task, else the one whose portfolio holds the unit."""
    portfolios = Portfolio.objects.valid_on(on).filter(role__code=_LEADER).order_by("pk")
    of_field = {row.field_id: row.person_id for row in reversed(portfolios) if row.field_id}
    of_unit = {row.unit_id: row.person_id for row in reversed(portfolios) if row.unit_id}
    fields = _inherited(FieldOfWork.objects.values_list("pk", "path"), of_field)
    units = _inherited(Unit.objects.values_list("pk", "path"), of_unit)

    def rows_of(key: int | None) -> Q:
        by_unit = _among("unit_id", units, key) if key else ~Q(unit_id__in=list(units))
        by_unit &= ~Q(**{f"{_FIELD}__in": list(fields)})
        return by_unit | _among(_FIELD, fields, key) if key else by_unit

    def among(keys: Collection[int | None]) -> Sequence[Q]:
        return [reduce(or_, map(rows_of, keys))] if keys else []

    owners = [
        When(_among(column, owned, key), then=Value(key))
        for column, owned in ((_FIELD, fields), ("unit_id", units))
        for key in set(owned.values())
    ]
    if not owners:
        return Grouping(("unit_id",), lambda row: None, among)
    owner = Case(*owners, output_field=BigIntegerField())
    return Grouping(("owner",), lambda row: row["owner"], among, lambda rows: rows.annotate(owner=owner))


def _by_person(on: date) -> Grouping:
    """The person in charge, else who is head of the unit on the day."""
    heads = {unit_id: head.pk for unit_id, head in heads_on(Unit.objects.values_list("pk", flat=True), on=on).items()}
    # In one column: by the two PostgreSQL reads an index in their order, through all work there is
    desk = Coalesce("person_id", F("unit_id") * -1, output_field=BigIntegerField())

    def key(row: Mapping[str, Any]) -> int | None:
        of = int(row["desk"])
        return of if of > 0 else heads.get(-of)

    def among(keys: Collection[int | None]) -> Sequence[Q]:
        people = [key for key in keys if key is not None]
        headed = Q(unit_id__in=[unit_id for unit_id, head in heads.items() if head in people])
        if None in keys:
            headed |= ~Q(unit_id__in=list(heads))
        return [Q(person_id__in=people), headed & Q(person_id__isnull=True)]

    return Grouping(("desk",), key, among, lambda rows: rows.annotate(desk=desk))


def _among(column: str, owners: Mapping[int, int], key: int) -> Q:
    return Q(**{f"{column}__in": [thing for thing, owner in owners.items() if owner == key]})


def _inherited(things: Iterable[tuple[int, str]], owners: Mapping[int, int]) -> dict[int, int]:
    """Give each thing the owner of the nearest one along its path that has an owner."""
    found = {}
    for pk, path in things:
        upwards = [int(part) for part in reversed(path.split("/")) if part]
        owner = next((owners[one] for one in upwards if one in owners), None)
        if owner is not None:
            found[pk] = owner
    return found
