"""The demo city: the units of Cần Thơ from 2023 to today with people nobody could take for real ones."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from dondoc.administration.actions import lay_foundations
from dondoc.kernel.clock import HOME
from dondoc.organization.actions import (
    AppointmentFacts,
    GrantFacts,
    MandateFacts,
    PersonFacts,
    PortfolioFacts,
    PostFacts,
    SuccessionFacts,
    UnitFacts,
    add_people,
    add_posts,
    add_successions,
    add_units,
    appoint_all,
    charge_with_portfolios,
    give_mandates,
    grant_roles,
)
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit

_DATA = Path(__file__).parent / "data"
FOUNDED_AT = datetime(2023, 1, 3, 0, 0, tzinfo=HOME)
"""When the demo's city was set up, so that its ladder holds in the years that it lives."""
_COMMITTEE, _OFFICE, _SAMPLE = "UBND", "VP", "SNV"
_DIGITS = ("Không", "Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín")


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account that the demo gives a password to."""

    username: str
    role: str
    full_name: str


@dataclass(frozen=True, slots=True)
class _Seat:
    """One invented person: what he is called, where he sits, as what, and the roles he holds (role, unit)."""

    username: str
    full_name: str
    unit: UnitFacts
    title: str
    grants: tuple[tuple[str, str], ...]
    is_head: bool = False


def load_city(*, by: Actor, at: datetime) -> bool:
    """Load the calendar, roles, groups, fields, units, successions and people; return whether the city was new.

    A second call adds only what is missing of calendar, roles, groups and fields, and leaves the rest as it stands.
    """
    with transaction.atomic():
        lay_foundations(by=by, at=at)
        if Unit.objects.filter(code=_COMMITTEE).exists():
            return False
        units = _units()
        add_units(units, by=by, at=at)
        add_successions(_successions(), by=by, at=at)
        give_mandates(_mandates(), by=by, at=at)
        _seat(list(_seats(units)), by=by, at=at)
        charge_with_portfolios(_portfolios(units[0].valid_from), by=by, at=at)
    return True


def demo_accounts() -> list[DemoAccount]:
    """Return one account for each role; they exist once the city is loaded."""
    wanted = {
        f"{_OFFICE}.theodoi": "tracking-officer",
        f"{_COMMITTEE}.lanhdao1": "leader",
        f"{_SAMPLE}.thutruong": "unit-head",
        f"{_SAMPLE}.congchuc1": "official",
        "quantri": "administrator",
    }
    names = {seat.username: seat.full_name for seat in _seats(_units())}
    return [DemoAccount(name.lower(), role, names[name.lower()]) for name, role in wanted.items()]


def _units() -> list[UnitFacts]:
    return [
        UnitFacts(
            code=row["code"],
            name=row["name"],
            short_name=row["short_name"],
            kind=row["kind"],
            head_title=row["head_title"],
            parent=row["parent"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        )
        for row in _rows("cantho-units.csv")
    ]


def _successions() -> list[SuccessionFacts]:
    return [
        SuccessionFacts(
            predecessor=row["predecessor"],
            successor=row["successor"],
            on=date.fromisoformat(row["on"]),
            share=row["share"],
            note=row["note"],
        )
        for row in _rows("cantho-succession.csv")
    ]


def _mandates() -> list[MandateFacts]:
    return [
        MandateFacts(
            unit=row["unit"],
            field=row["field"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        )
        for row in _rows("cantho-mandates.csv")
    ]


def _portfolios(since: date) -> list[PortfolioFacts]:
    """The Chairman looks after the whole city, a vice chairman after some fields; one officer tracks everything."""
    of_the_vice_chairman = ("nong-nghiep", "tai-nguyen-moi-truong", "xay-dung", "giao-thong")
    return [
        PortfolioFacts("ubnd.lanhdao1", "leader", since, unit=_COMMITTEE),
        *(PortfolioFacts("ubnd.lanhdao2", "leader", since, field=field) for field in of_the_vice_chairman),
        PortfolioFacts("vp.theodoi", "tracking-officer", since, unit=_COMMITTEE),
    ]


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _seats(units: Sequence[UnitFacts]) -> Iterator[_Seat]:
    by_code = {unit.code: unit for unit in units}
    committee, office = by_code[_COMMITTEE], by_code[_OFFICE]
    leads = (("leader", _COMMITTEE),)
    yield _Seat("ubnd.lanhdao1", "Lãnh Đạo Một", committee, committee.head_title, leads, is_head=True)
    yield _Seat("ubnd.lanhdao2", "Lãnh Đạo Hai", committee, f"Phó {committee.head_title}", leads)
    yield _Seat("vp.theodoi", "Theo Dõi Một", office, "Chuyên viên", (("tracking-officer", _COMMITTEE),))
    yield _Seat("quantri", "Quản Trị Một", office, "Quản trị hệ thống", (("administrator", _COMMITTEE),))
    for number, unit in enumerate((unit for unit in units if unit.code != _COMMITTEE), start=1):
        prefix = unit.code.lower()
        own = ("unit-head", unit.code)
        yield _Seat(f"{prefix}.thutruong", f"Đại Diện {spelled(number)}", unit, unit.head_title, (own,), is_head=True)
        for place in (1, 2):
            name = f"Ví Dụ {spelled(2 * number - 2 + place)}"
            yield _Seat(f"{prefix}.congchuc{place}", name, unit, "Chuyên viên", (("official", unit.code),))


def _seat(seats: Sequence[_Seat], *, by: Actor, at: datetime) -> None:
    add_people([PersonFacts(seat.username, seat.full_name) for seat in seats], by=by, at=at)
    posts = add_posts(
        [
            PostFacts(seat.unit.code, seat.title, seat.unit.valid_from, seat.unit.valid_to, seat.is_head)
            for seat in seats
        ],
        by=by,
        at=at,
    )
    appoint_all(
        [
            AppointmentFacts(seat.username, post, seat.unit.valid_from, seat.unit.valid_to)
            for seat, post in zip(seats, posts, strict=True)
        ],
        by=by,
        at=at,
    )
    grant_roles(
        [
            GrantFacts(seat.username, role, unit, seat.unit.valid_from, seat.unit.valid_to)
            for seat in seats
            for role, unit in seat.grants
        ],
        by=by,
        at=at,
    )


def spelled(number: int) -> str:
    """Return the number 1 to 999 in Vietnamese words, each with a capital ("Hai Mươi Mốt")."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    parts = [_DIGITS[hundreds], "Trăm"] if hundreds else []
    if tens == 0 and ones and hundreds:
        parts.append("Lẻ")
    if tens == 1:
        parts.append("Mười")
    elif tens > 1:
        parts += [_DIGITS[tens], "Mươi"]
    if ones:
        parts.append({1: "Mốt"}.get(ones, _DIGITS[ones]) if tens > 1 else _DIGITS[ones])
        if ones == 5 and tens:
            parts[-1] = "Lăm"
    return " ".join(parts)
