"""Ordering the ladder: loading the first one, adding a rung, ending one."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.oversight.actions.watching import reckon_again
from dondoc.oversight.errors import RungNotPossible
from dondoc.oversight.models import Rung
from dondoc.oversight.permissions import LADDER
from dondoc.oversight.rules.ladder import Does, Tells

LADDER_FILE = Path(__file__).parent.parent / "data" / "ladder.toml"
"""The ladder an installation starts with."""
MOST_DAYS = 400
LEVELS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class RungWording:
    """What a rung is to be: `days` working days from the due date; a level only for one that urges."""

    code: str
    name: str
    days: int
    does: Does
    tells: Sequence[Tells]
    level: int | None = None


def set_up_ladder(*, by: Actor, at: datetime, file: Path = LADDER_FILE) -> int:
    """Load the file as the ladder of an installation that has none; return how many rungs were added.

    An installation that has rungs, ended ones too, keeps its own.
    """
    by.require(LADDER)
    with transaction.atomic():
        if Rung.objects.exists():
            return 0
        wordings = read_ladder(file)
        for wording in wordings:
            _add(wording, clock.local_date(at), by=by, at=at)
        reckon_again()
    return len(wordings)


def read_ladder(file: Path) -> list[RungWording]:
    """Return the rungs of a TOML file. Raises `ValueError` for a deed or an addressee that does not exist."""
    return [
        RungWording(
            code=code,
            name=row["name"],
            days=row["days"],
            does=Does(row["does"]),
            tells=[Tells(one) for one in row["tells"]],
            level=row.get("level"),
        )
        for code, row in tomllib.loads(file.read_text(encoding="utf-8")).items()
    ]


def set_rung(*, wording: RungWording, by: Actor, at: datetime) -> Rung:
    """Put a rung into the ladder from today on, in the place of the one with its code. Raises `RungNotPossible`.

    The one before it holds to yesterday. One that was put in and has told somebody today still holds today.
    """
    by.require(LADDER)
    require_possible(wording)
    today = clock.local_date(at)
    with transaction.atomic():
        before = _holding(wording.code)
        if before is not None:
            _end(before, today, by=by, at=at)
        made = _add(wording, today, by=by, at=at)
        reckon_again()
        return made


def end_rung(*, code: str, by: Actor, at: datetime) -> Rung:
    """Take a rung out of the ladder from today on. What it did stays. Raises `RungNotPossible` when none holds."""
    by.require(LADDER)
    with transaction.atomic():
        found = _holding(code)
        if found is None:
            raise RungNotPossible(_("The ladder has no such rung. Open the ladder to see which hold today."))
        _end(found, clock.local_date(at), by=by, at=at)
        reckon_again()
        return found


def _holding(code: str) -> Rung | None:
    return Rung.objects.select_for_update().filter(code=code, valid_to__isnull=True).first()


def _add(wording: RungWording, today: date, *, by: Actor, at: datetime) -> Rung:
    made = Rung.objects.create(
        code=wording.code,
        name=wording.name.strip()[:120],
        days=wording.days,
        does=wording.does.value,
        level=wording.level,
        tells=[one.value for one in wording.tells],
        valid_from=today,
    )
    record(Deed("rung.set", "rung", made.pk, made.name, new=_told(made)), by=by.author, at=at)
    return made


def _end(rung: Rung, today: date, *, by: Actor, at: datetime) -> None:
    """A rung ends with yesterday. One that began today and has done nothing goes; the journal knows of it."""
    yesterday = today - timedelta(days=1)
    new = {"valid_to": yesterday}
    record(Deed("rung.ended", "rung", rung.pk, rung.name, old=_told(rung), new=new), by=by.author, at=at)
    if rung.valid_from <= yesterday:
        rung.valid_to = yesterday
    elif rung.steps.exists():
        rung.valid_to = today
    else:
        rung.delete()
        return
    rung.save(update_fields=["valid_to"])


def _told(rung: Rung) -> dict[str, Any]:
    return {"days": rung.days, "does": rung.does, "level": rung.level, "tells": rung.tells}


def require_possible(wording: RungWording) -> None:
    """Raise `RungNotPossible` for a rung that cannot stand in a ladder."""
    if not wording.name.strip() or not wording.code.strip():
        raise RungNotPossible(_("A rung needs a name by which people know what happens."))
    if not -MOST_DAYS <= wording.days <= MOST_DAYS:
        raise RungNotPossible(
            _("A rung stands at most %(most)s working days before or after the due date.") % {"most": MOST_DAYS}
        )
    if not wording.tells:
        raise RungNotPossible(_("A rung that tells nobody does nothing. Choose whom it tells."))
    if (wording.does is Does.URGE) != (wording.level in LEVELS):
        raise RungNotPossible(_("What urges has a level from 1 to 3; what does anything else has none."))
    if wording.does is not Does.REMIND and wording.days < 1:
        raise RungNotPossible(_("Before the due date and on its day the ladder only reminds."))
