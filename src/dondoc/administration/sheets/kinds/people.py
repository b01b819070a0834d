"""Taking in people with the posts they are to hold."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date

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
    """What stands already, and from row to row what the file adds: units by code, full names by sign-in name, the posts
    held by whom and where, and the codes of units that have a head."""

    units: Mapping[str, Unit]
    names: dict[str, str]
    held: Set[tuple[str, str, str]]
    headed: set[str]


def _known(on: date) -> _Known:
    standing = Appointment.objects.valid_on(on)
    held = standing.values_list("person__username", "post__unit__code", "post__title")
    names = Person.objects.values_list("username", "full_name")
    return _Known(
        units={unit.code: unit for unit in Unit.objects.all()},
        names={name.lower(): full for name, full in names},
        held={(username.lower(), code, fold(title)) for username, code, title in held},
        headed=set(standing.filter(post__is_head=True).values_list("post__unit__code", flat=True)),
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
    is_same = (row["username"].lower(), row["unit"], fold(row["title"])) in known.held
    _check(read, known, since, needs_empty_seat=is_head and not is_same)
    if is_head:
        known.headed.add(row["unit"])
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
    if needs_empty_seat and row["unit"] in known.headed:
        read.wrong(gettext("the unit has a head on that day; end that appointment first"))
