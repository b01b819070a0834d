"""The letters of an urging and of a request for an explanation, as the work stood then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.text import Truncator

from dondoc.kernel.clock import local_date
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit, UnitKind
from dondoc.organization.queries import heads_on
from dondoc.oversight.letters import LateTask, Letter, place_of
from dondoc.oversight.models import Explanation, UrgedWork, Urging
from dondoc.oversight.queries.urgings import work_of
from dondoc.oversight.queries.wordings import Wordings
from dondoc.oversight.rules.wordings import LetterKind
from dondoc.tasks.models import Task
from dondoc.tasks.queries import committee
from dondoc.workcalendar.queries import working_calendar


def letters_of(urging: Urging, actor: Actor, *, unit_id: int | None = None) -> dict[int, Letter]:
    """Return the letter to each unit that the urging names, or to one, by the unit's id: as the work stood then."""
    rows = work_of(urging, actor)
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    by_unit: dict[int, list[UrgedWork]] = defaultdict(list)
    for row in rows:
        by_unit[row.unit_id].append(row)
    return letters_from(urging, by_unit)


def letters_from(urging: Urging, by_unit: Mapping[int, Sequence[UrgedWork]]) -> dict[int, Letter]:
    """Return the letter of an urging, kept or only drafted, to each unit over the work named of it, in the wording of
    its moment."""
    on = local_date(urging.at)
    signer = _head_of_office(on)
    wordings = Wordings(LetterKind.of_level(urging.level), urging.at)
    return {
        unit: Letter(
            issuer=urging.issuer.name,
            place=place_of(urging.issuer.name),
            unit=named[0].unit.name,
            wording=wordings.of(named[0].unit),
            on=on,
            text=urging.text,
            tasks=[_late_task(row) for row in named],
            signer=signer,
            answer_on=urging.answer_on,
        )
        for unit, named in by_unit.items()
    }


def letter_of_explanation(found: Explanation) -> Letter | None:
    """Return the letter that asks the unit for the explanation, over the work as it stood when it was asked; None of a
    word that was given unasked, and where no committee is set up in whose name it could be."""
    issuer, on = committee(), local_date(found.asked_at)
    if issuer is None or found.answer_on is None:
        return None
    work, stands = found.assignment, found.assignment.stands
    stood = stands.filter(since__lte=found.asked_at).order_by("-since", "-pk").first()
    due_on = stood.due_on if stood else work.due_on
    late = max(0, working_calendar().working_days_between(due_on, on)) if due_on else 0
    code = work.task.document.code if work.task.document else ""
    return Letter(
        issuer=issuer.name,
        place=place_of(issuer.name),
        unit=work.unit.name,
        wording=Wordings(LetterKind.EXPLANATION, found.asked_at).of(work.unit),
        on=on,
        text=found.question,
        tasks=[LateTask(code, _in_full(work.task), due_on, late)],
        signer=_head_of_office(on),
        answer_on=found.answer_on,
    )


def _late_task(row: UrgedWork) -> LateTask:
    task = row.assignment.task
    return LateTask(task.document.code if task.document else "", _in_full(task), row.due_on, row.days_late)


def _in_full(task: Task) -> str:
    """Return what was ordered as a letter names it: by its title, or where that is cut by the order's own words."""
    return Truncator(task.text).words(_MOST_WORDS) if task.title.endswith("…") else task.title


_MOST_WORDS = 110
"""How many words of an order a row of a letter holds."""


def _head_of_office(on: date) -> str:
    office = Unit.objects.valid_on(on).filter(kind=UnitKind.OFFICE).order_by("path").first()
    head = heads_on([office.pk], on=on).get(office.pk) if office else None
    return head.full_name if head else ""
