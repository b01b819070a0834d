"""Taking in people with the posts they are to hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from django.db.models import Q
from django.utils.translation import gettext

from dondoc.administration.models import SheetKind
from dondoc.administration.rules import says_yes
from dondoc.administration.sheets.kinds.reading import RowPlan, RowReader, Rows
from dondoc.kernel.folding import fold
from dondoc.organization.actions import PersonFacts
from dondoc.organization.models import Appointment, Person, Unit


@dataclass(frozen=True, slots=True)
class Seat:
    """A person with the post he is to hold."""

    person: PersonFacts
    unit: str
    title: str
    is_head: bool
    valid_from: date
    decision: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What stands already or is to come, and from row to row what the file adds: units by code, full names by sign-in
    name, the posts held by whom and where, and the last day on which a unit has a head, by its code."""

    units: Mapping[str, Unit]
    names: dict[str, str]
    held: set[tuple[str, str, str]]
    headed: dict[str, date]


def _known(on: date) -> _Known:
    standing = Appointment.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on))
    heads = standing.filter(post__is_head=True).values_list("post__unit__code", "valid_to")
    held = standing.values_list("person__username", "post__unit__code", "post__title")
    names = Person.objects.values_list("username", "full_name")
    return _Known(
        units={unit.code: unit for unit in Unit.objects.all()},
        names={name.lower(): full for name, full in names},
        held={(username.lower(), code, fold(title)) for username, code, title in held},
        headed=dict(sorted(((code, last or date.max) for code, last in heads), key=itemgetter(1))),
    )


def plan_people(rows: Rows, on: date) -> list[RowPlan]:
    """Return what each row would do on the day. Four queries."""
    known = _known(on)
    return [_plan(number, row, known, on) for number, row in rows]


def _plan(number: int, row: Mapping[str, str], known: _Known, on: date) -> RowPlan:
    read = RowReader(SheetKind.PEOPLE, row)
    since = read.day("valid_from")
    read.check_address("email")
    is_head = says_yes(fold(row["is_head"]))
    place = (row["username"].lower(), row["unit"], fold(row["title"]))
    is_same = place in known.held
    _check(read, known, since, needs_empty_seat=is_head and not is_same)
    if is_head:
        known.headed[row["unit"]] = date.max
    known.held.add(place)
    known.names.setdefault(row["username"].lower(), row["full_name"])
    seat = Seat(
        PersonFacts(row["username"], row["full_name"], row["email"]),
        row["unit"],
        row["title"],
        is_head,
        since or on,
        row["decision"],
    )
    return read.plan(number, ", ".join(filter(None, (row["full_name"], row["title"]))), seat, is_same=is_same)


def _check(read: RowReader, known: _Known, since: date | None, *, needs_empty_seat: bool) -> None:
    row, unit = read.row, known.units.get(read.row["unit"])
    if row["unit"] and unit is None:
        read.wrong(gettext("no unit bears the code “%(code)s”") % {"code": row["unit"]})
    if unit is not None and since is not None and not unit.is_valid_on(since):
        read.wrong(gettext("%(unit)s does not exist on that day") % {"unit": unit.short_name})
    bearer = known.names.get(row["username"].lower(), row["full_name"])
    if bearer != row["full_name"]:
        read.wrong(gettext("the sign-in name belongs to %(name)s") % {"name": bearer})
    if needs_empty_seat and since is not None and since <= known.headed.get(row["unit"], date.min):
        read.wrong(gettext("the unit has a head on that day; end that appointment first"))
