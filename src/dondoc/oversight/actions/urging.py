"""Urging: one piece of work or many, by a superior in line or the tracking officer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.kernel.events import announce
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit
from dondoc.oversight import queries
from dondoc.oversight.errors import NothingToUrge, UrgingNotPossible
from dondoc.oversight.events import Urged
from dondoc.oversight.letters import Letter
from dondoc.oversight.models import UrgedWork, Urging
from dondoc.oversight.permissions import URGE, may_urge
from dondoc.tasks.models import Assignment
from dondoc.tasks.permissions import TEXTS, visible_to
from dondoc.tasks.queries import committee
from dondoc.workcalendar.queries import working_calendar

LEVELS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class UrgingWording:
    """What is asked, on which level, and by when an answer is wanted, if by a day."""

    level: int
    text: str
    answer_on: date | None = None


def urge(*, assignment_ids: Sequence[int], wording: UrgingWording, by: Actor, at: datetime) -> Urging:
    """Urge the work, all under one number; each unit gets its own letter of it (`letters.letter_of`).

    Every chosen assignment must still have to be handed in and be the actor's to urge: otherwise nothing is urged.
    Raises `UrgingNotPossible`, `NothingToUrge` and `NotPermitted`.
    """
    by.require(URGE)
    _require_possible(wording, clock.local_date(at))
    with transaction.atomic():
        rows = _chosen(_rows(assignment_ids, by).select_for_update(of=("self",)), by, on=clock.local_date(at))
        issuer = Unit.objects.select_for_update().get(pk=_issuer().pk)  # numbers are given one after the other
        made = _worded(issuer, wording, by=by, at=at)
        numbered = Urging.objects.filter(issuer=issuer, year=made.year, level=made.level)
        made.number = (numbered.aggregate(last=Max("number"))["last"] or 0) + 1
        made.save()
        named = _named(made, rows, clock.local_date(at))
        UrgedWork.objects.bulk_create(named, batch_size=500)
        record(*deeds_of_urging(made, [(one.pk, str(one)) for one in rows]), by=by.author, at=at)
        ids = tuple(one.pk for one in rows)
        announce(Urged(made.pk, ids, made.level, made.text, made.answer_on, at))
        return made


def draft(*, assignment_ids: Sequence[int], wording: UrgingWording, by: Actor, at: datetime) -> list[Letter]:
    """Return the letter that `urge` would draft for each unit, by the unit's name. Keeps nothing, refuses what it
    refuses."""
    by.require(URGE)
    _require_possible(wording, clock.local_date(at))
    rows = _chosen(
        _rows(assignment_ids, by).select_related("task__document").defer("task__targets", *TEXTS),
        by,
        on=clock.local_date(at),
    )
    made = _worded(_issuer(), wording, by=by, at=at)
    by_unit: dict[int, list[UrgedWork]] = defaultdict(list)
    for row in sorted(
        _named(made, rows, clock.local_date(at)), key=lambda row: (row.due_on or date.max, row.assignment_id)
    ):
        by_unit[row.unit_id].append(row)
    return sorted(queries.letters_from(made, by_unit).values(), key=lambda letter: letter.unit)


def _require_possible(wording: UrgingWording, today: date) -> None:
    if wording.level not in LEVELS:
        raise UrgingNotPossible(_("There are three levels of urging: 1, 2 and 3."))
    if not wording.text.strip():
        raise UrgingNotPossible(_("Say in a sentence what the unit shall do."))
    if wording.answer_on is not None and wording.answer_on < today:
        raise UrgingNotPossible(_("An answer cannot be asked for by a day in the past."))


def _rows(assignment_ids: Sequence[int], by: Actor) -> QuerySet[Assignment]:
    """Return the chosen work. What the actor may not see counts as not there."""
    seen = visible_to(by).filter(pk__in=assignment_ids).values("pk")
    rows = Assignment.objects.filter(pk__in=seen).select_related("task", "unit")
    return rows.defer("task__text", "task__targets").order_by("pk")


def _chosen(found: QuerySet[Assignment], by: Actor, *, on: date) -> list[Assignment]:
    """Return the work, all of which can be urged by the actor on the day. Raises `NothingToUrge`."""
    rows = list(found)
    if not rows:
        raise NothingToUrge(_("Nothing is chosen that you can urge. Choose open work in the list."))
    closed = [one for one in rows if one.state not in queries.WATCHED_STATES]
    if closed:
        raise NothingToUrge(
            _("%(work)s is handed in or closed by now, so nothing was urged. Take it out of your choice.")
            % {"work": "; ".join(str(one) for one in closed[:5])}
        )
    hanging = [one for one in rows if not one.unit.is_valid_on(on)]
    if hanging:
        raise NothingToUrge(
            _("%(work)s lies at a unit that has ended, so nothing was urged. Hand that work on to its successor first.")
            % {"work": "; ".join(str(one) for one in hanging[:5])}
        )
    others = [one for one in rows if not may_urge(by, one)]
    if others:
        raise NothingToUrge(
            _("%(work)s is not yours to urge: only a superior in line or the tracking officer does, never the doer.")
            % {"work": "; ".join(str(one) for one in others[:5])}
        )
    return rows


def _issuer() -> Unit:
    top = committee()
    if top is None:
        raise UrgingNotPossible(_("No committee is set up in whose name one could urge. Ask an administrator."))
    return top


def _worded(issuer: Unit, wording: UrgingWording, *, by: Actor, at: datetime) -> Urging:
    """Return the urging without its number."""
    return Urging(
        issuer=issuer,
        year=clock.local_date(at).year,
        level=wording.level,
        at=at,
        by_id=by.person_id,
        by_name=by.name[:120],
        text=wording.text.strip(),
        answer_on=wording.answer_on,
    )


def _named(made: Urging, rows: Sequence[Assignment], today: date) -> list[UrgedWork]:
    calendar = working_calendar()
    return [
        UrgedWork(
            urging=made,
            assignment=one,
            unit=one.unit,
            due_on=one.due_on,
            days_late=max(0, calendar.working_days_between(one.due_on, today)) if one.due_on else 0,
        )
        for one in rows
    ]


def deeds_of_urging(made: Urging, work: Sequence[tuple[int, str]]) -> list[Deed]:
    """Return what is recorded of an urging and of every piece of work it names, given as id and label: each keeps it in
    its own history."""
    told = {"level": made.level, "number": made.number, "text": made.text, "answer_on": made.answer_on}
    return [
        Deed("urging.made", "urging", made.pk, str(made), new={**told, "work": [pk for pk, _label in work]}),
        *(
            Deed("assignment.urged", "assignment", pk, label, new=told | {"urging": made.pk}, reason=made.text)
            for pk, label in work
        ),
    ]
