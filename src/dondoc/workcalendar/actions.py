"""Writing working time: single days, and files of them, as often as one likes."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel.errors import Refusal
from dondoc.kernel.events import announce
from dondoc.workcalendar.events import CalendarChanged
from dondoc.workcalendar.models import SpecialDay
from dondoc.workcalendar.permissions import MANAGE, Keeper
from dondoc.workcalendar.rules import DayKind, MarkedDay

DAYS = Path(__file__).parent / "data" / "days.csv"
"""The days of 2023 to 2027 as the notices have them; 2027 is reckoned ahead of its notice."""


class UnreadableDays(Refusal):
    """A file of days that cannot be taken in. Nothing of it was."""

    code = "unreadable-days"


class DayNotPossible(Refusal):
    """A day that cannot be marked or cleared so."""

    code = "day-not-possible"


def load_days(*, by: Keeper, at: datetime, file: Path = DAYS) -> int:
    """Mark the days of the file as it says and leave all others as they are; return how many days changed.

    The file is a CSV with the columns on, kind, name, source, provisional ("yes" or empty). Taking the same file in
    again changes nothing. Raises `UnreadableDays`.
    """
    by.require(MANAGE)
    return _mark(read_days(file), by=by, at=at)


def mark_day(*, day: MarkedDay, by: Keeper, at: datetime) -> bool:
    """Mark one day, whatever it was marked as before; return whether that changed anything.

    Raises `DayNotPossible` for a day without its legal source, and for a worked Saturday that is no Saturday.
    """
    by.require(MANAGE)
    if (wrong := _wrong_of(day)) is not None:
        raise DayNotPossible(
            _("%(day)s cannot be marked so: %(why)s. Nothing was changed.")
            % {"day": f"{day.on:%d/%m/%Y}", "why": wrong}
        )
    return _mark([day], by=by, at=at) > 0


def clear_day(*, on: date, by: Keeper, at: datetime) -> None:
    """Let a day be what its weekday says. Raises `DayNotPossible` when it is not marked."""
    by.require(MANAGE)
    with transaction.atomic():
        standing = SpecialDay.objects.select_for_update().filter(on=on).first()
        if standing is None:
            raise DayNotPossible(
                _("%(day)s is not marked, so there is nothing to clear. Look at its year again.")
                % {"day": f"{on:%d/%m/%Y}"}
            )
        deed = Deed("day.cleared", "day", standing.pk, str(standing), old=asdict(standing.marked))
        standing.delete()
        record(deed, by=by.author, at=at)
        announce(CalendarChanged((on,), by.author, at))


def _mark(wanted: Sequence[MarkedDay], *, by: Keeper, at: datetime) -> int:
    with transaction.atomic():
        standing = {day.on: day for day in SpecialDay.objects.select_for_update().filter(on__in=[d.on for d in wanted])}
        before = {on: day.marked for on, day in standing.items()}
        changed = [day for day in wanted if before.get(day.on) != day]
        if not changed:
            return 0
        SpecialDay.objects.bulk_create(
            [SpecialDay(**asdict(day)) for day in changed],
            update_conflicts=True,
            unique_fields=["on"],
            update_fields=["kind", "name", "source", "provisional"],
        )
        ids = dict(SpecialDay.objects.filter(on__in=[day.on for day in changed]).values_list("on", "pk"))
        record(*(_deed(ids[day.on], before.get(day.on), day) for day in changed), by=by.author, at=at)
        announce(CalendarChanged(tuple(day.on for day in changed), by.author, at))
    return len(changed)


def read_days(file: Path) -> list[MarkedDay]:
    """Return the days of a CSV file. Raises `UnreadableDays` for the first line that is wrong."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        found: dict[date, MarkedDay] = {}
        for row in rows:
            day = _day(row, rows.line_num)
            if day.on in found:
                raise _unreadable(rows.line_num, _("the day stands there twice"))
            found[day.on] = day
    return list(found.values())


def _day(row: dict[str, Any], line: int) -> MarkedDay:
    try:
        day = MarkedDay(
            on=date.fromisoformat(row["on"]),
            kind=DayKind(row["kind"]),
            name=row["name"].strip(),
            source=row["source"].strip(),
            provisional={"yes": True, "": False}[(row.get("provisional") or "").strip()],
        )
    except (KeyError, ValueError, AttributeError) as wrong:
        raise _unreadable(line, str(wrong)) from wrong
    if (why := _wrong_of(day)) is not None:
        raise _unreadable(line, why)
    return day


def _wrong_of(day: MarkedDay) -> Promise | None:
    if not day.source:
        return _("the legal source is missing")
    if day.kind is DayKind.WORKED_SATURDAY and day.on.weekday() != 5:
        return _("the day is no Saturday")
    return None


def _unreadable(line: int, why: Any) -> UnreadableDays:
    return UnreadableDays(
        _(
            "Line %(line)d of the file of days cannot be taken in: %(why)s. A line has a day (2026-09-02), a kind "
            "(%(kinds)s), a name, a legal source, and “yes” where it is provisional. Nothing was changed; "
            "put the line right and take the file in again."
        )
        % {"line": line, "why": why, "kinds": ", ".join(DayKind)}
    )


def _deed(day_id: int, before: MarkedDay | None, after: MarkedDay) -> Deed:
    return Deed(
        verb="day.marked",
        object_type="day",
        object_id=day_id,
        label=f"{after.on:%d/%m/%Y}: {after.name}",
        old=asdict(before) if before else {},
        new=asdict(after),
    )
