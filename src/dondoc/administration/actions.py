"""What those who run an installation do."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dondoc.administration.models import Sheet, SheetKind
from dondoc.administration.permissions import get_sheet_for, require_kind
from dondoc.administration.rules import RowOutcome, guess, heading_row
from dondoc.administration.sheets.files import rows_of
from dondoc.administration.sheets.kinds import COLUMN_NAMES, COLUMNS, Seat, plan_of
from dondoc.jobs.actions import ask
from dondoc.jobs.models import Run
from dondoc.journal.actions import Deed, record
from dondoc.journal.models import Entry
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.folding import fold
from dondoc.kernel.progress import Progress, silent
from dondoc.organization.actions import (
    AppointmentFacts,
    GrantFacts,
    PostFacts,
    RoleFacts,
    add_people,
    add_posts,
    add_units,
    appoint_all,
    define_roles,
    grant_roles,
    set_up_fields,
    set_up_groups,
)
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person, Role, RolePermission, Scope
from dondoc.organization.permissions import MANAGE
from dondoc.oversight.actions.ladder import set_up_ladder
from dondoc.tasks.actions.backlog import take_over
from dondoc.workcalendar.actions import load_days

ROLES = Path(__file__).parent / "data" / "roles.toml"
"""The roles an installation starts with."""


def lay_foundations(*, by: Actor, at: datetime) -> None:
    """Load what every installation begins with: the calendar, roles, groups of addressees, fields of work and the
    ladder. A second time it adds only what is missing."""
    with transaction.atomic():
        load_days(by=by, at=at)
        set_up_roles(by=by, at=at)
        set_up_groups(by=by, at=at)
        set_up_fields(by=by, at=at)
        set_up_ladder(by=by, at=at)


def set_up_roles(*, by: Actor, at: datetime, file: Path = ROLES) -> int:
    """Add the roles and permissions of the file that are missing; return how many roles were touched.

    What the installation has changed stays: no scope is altered, nothing is taken away, and what somebody took away
    from a role does not come back.
    """
    by.require(MANAGE)
    with transaction.atomic():
        standing = {role.code: role for role in Role.objects.prefetch_related("permissions")}
        roles = read_roles(file)
        missing = [facts for facts in roles if facts.code not in standing]
        if missing:
            define_roles(missing, by=by, at=at)
        found = [(standing[facts.code], facts) for facts in roles if facts.code in standing]
        return len(missing) + sum(_add_missing(role, facts, by=by, at=at) for role, facts in found)


def read_roles(file: Path) -> list[RoleFacts]:
    """Return the roles of a TOML file in its order. Raises `ValueError` for a scope that does not exist."""
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return [
        RoleFacts(code, row["name"], {verb: Scope(scope) for verb, scope in row["permissions"].items()})
        for code, row in tables.items()
    ]


def _add_missing(role: Role, facts: RoleFacts, *, by: Actor, at: datetime) -> bool:
    held = {permission.verb for permission in role.permissions.all()}
    changes = Entry.objects.filter(object_type="role", object_id=role.pk, verb="role.changed")
    taken_away = {verb for old in changes.values_list("old", flat=True) for verb in old["permissions"]}
    missing = {verb: scope for verb, scope in facts.permissions.items() if verb not in held | taken_away}
    if missing:
        RolePermission.objects.bulk_create(
            RolePermission(role=role, verb=verb, scope=scope) for verb, scope in missing.items()
        )
        record(Deed("role.widened", "role", role.pk, role.name, new={"permissions": missing}), by=by.author, at=at)
    return bool(missing)


TAKE_IN = "take-in-sheet"
"""The kind of run that takes a spreadsheet in."""

_TITLE_ROWS = 15
_HEAD_ROLE, _OFFICIAL_ROLE = "unit-head", "official"


class SheetNotReady(Refusal):
    """A spreadsheet that cannot be taken in: columns missing, rows wrong, or taken in already. Nothing of it was."""

    code = "sheet-not-ready"


def keep_sheet(*, kind: SheetKind, name: str, content: bytes, by: Actor, at: datetime) -> Sheet:
    """Keep a spreadsheet to be looked at before it is taken in, its columns recognised by their headings.

    Lists of offices have titles above: the headings are looked for in the first fifteen rows. Raises
    `UnreadableSheet`, and `NotPermitted` for a kind that is not the actor's to take in.
    """
    require_kind(by, kind)
    rows = rows_of(content)
    folded = [[fold(text) for text in row] for row in rows[:_TITLE_ROWS]]
    place = heading_row(folded, COLUMNS[kind])
    return Sheet.objects.create(
        kind=kind,
        name=name[:200],
        headings=rows[place],
        rows=rows[place + 1 :],
        first_row=place + 2,
        mapping=guess(folded[place], COLUMNS[kind]),
        by_id=by.person_id,
        by_name=by.name[:120],
        at=at,
    )


def map_sheet(*, sheet_id: int, mapping: Mapping[str, int], by: Actor) -> Sheet:
    """Say which column is which, by its place from 0. Unknown columns and places are left out."""
    with transaction.atomic():
        sheet = get_sheet_for(by, sheet_id, lock=True)
        known = {column.code for column in COLUMNS[SheetKind(sheet.kind)]}
        sheet.mapping = {
            code: place for code, place in mapping.items() if code in known and 0 <= place < len(sheet.headings)
        }
        sheet.save(update_fields=["mapping"])
        return sheet


def ask_to_take_in(*, sheet_id: int, by: Actor, at: datetime) -> Run:
    """Ask for the run that takes the spreadsheet in. Raises `SheetNotReady` when it cannot be."""
    with transaction.atomic():
        sheet = get_sheet_for(by, sheet_id, lock=True)
        _require_ready(sheet, on=clock.local_date(at))
        label = gettext("Taking in %(file)s") % {"file": sheet.name}
        return ask(kind=TAKE_IN, label=label, arguments={"sheet": sheet.pk}, by=by.author, at=at)


def take_in(*, sheet_id: int, by: Actor, at: datetime, progress: Progress = silent) -> int:
    """Take in every row of the spreadsheet that is new, all of them or none; return how many.

    Taking it in again makes nothing twice. Raises `SheetNotReady` when something has become wrong since it was looked
    at, and what the rooms refuse.
    """
    with transaction.atomic():
        sheet = get_sheet_for(by, sheet_id, lock=True)
        if sheet.taken_at is not None:
            return 0
        new = _require_ready(sheet, on=clock.local_date(at))
        match SheetKind(sheet.kind):
            case SheetKind.UNITS:
                add_units(new, by=by, at=at)
            case SheetKind.PEOPLE:
                _seat(new, by=by, at=at)
            case SheetKind.BACKLOG:
                take_over(new, by=by, at=at, progress=progress)
        sheet.taken_at = at
        sheet.save(update_fields=["taken_at"])
        told = {"kind": sheet.kind, "rows": len(new)}
        record(Deed("sheet.taken-in", "sheet", sheet.pk, sheet.name, new=told), by=by.author, at=at)
        progress(len(new), len(new))
        return len(new)


def _require_ready(sheet: Sheet, *, on: date) -> list[Any]:
    """Return what the new rows make, after refusing a spreadsheet that is not ready."""
    if sheet.taken_at is not None:
        raise SheetNotReady(_("This file has been taken in already. Give the next one."))
    kind = SheetKind(sheet.kind)
    missing = [column.code for column in COLUMNS[kind] if column.is_needed and column.code not in sheet.mapping]
    if missing:
        raise SheetNotReady(
            _("Nothing was taken in: no column is chosen for %(columns)s."),
            columns=", ".join(str(COLUMN_NAMES[code]) for code in missing),
        )
    plans = plan_of(sheet, on=on)
    wrong = [plan.number for plan in plans if plan.outcome is RowOutcome.WRONG]
    if wrong:
        raise SheetNotReady(
            _("Nothing was taken in: rows %(rows)s are wrong. Mend them in the file and give it again."),
            rows=", ".join(map(str, wrong[:10])) + (", …" if len(wrong) > 10 else ""),
        )
    return [plan.made for plan in plans if plan.outcome is RowOutcome.ADD]


def _seat(seats: Sequence[Seat], *, by: Actor, at: datetime) -> None:
    """Add who is new, and give each his post and the role that goes with it."""
    standing = {name.lower() for name in Person.objects.values_list("username", flat=True)}
    new = {seat.person.username.lower(): seat.person for seat in seats}
    add_people([facts for name, facts in new.items() if name not in standing], by=by, at=at)
    spelled = {name.lower(): name for name in Person.objects.values_list("username", flat=True)}
    posts = add_posts(
        [PostFacts(seat.unit, seat.title, seat.valid_from, None, seat.is_head) for seat in seats], by=by, at=at
    )
    names = [spelled[seat.person.username.lower()] for seat in seats]
    appoint_all(
        [
            AppointmentFacts(name, post, seat.valid_from, decision=seat.decision)
            for name, post, seat in zip(names, posts, seats, strict=True)
        ],
        by=by,
        at=at,
    )
    roles = [_HEAD_ROLE if seat.is_head else _OFFICIAL_ROLE for seat in seats]
    grant_roles(
        [
            GrantFacts(name, role, seat.unit, seat.valid_from)
            for name, role, seat in zip(names, roles, seats, strict=True)
        ],
        by=by,
        at=at,
    )
