"""What a dossier tells, as plain values that can be frozen."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from dondoc.kernel.clock import day_bounds, local_date
from dondoc.organization.actors import Actor
from dondoc.oversight.models import Explanation
from dondoc.oversight.queries.accountability import Desk, desk_of_person, desk_of_unit
from dondoc.tasks.models import Assignment
from dondoc.workcalendar.rules.periods import Period


def facts_of(
    actor: Actor, period: Period, *, today: date, person_id: int | None = None, unit_id: int | None = None
) -> dict[str, Any]:
    """Return the figures of a person's or a unit's desk with every entry behind them, and what was explained of the
    work meanwhile, so that the word of who had it stands beside the figure."""
    if unit_id is not None:
        desk = desk_of_unit(actor, unit_id, period, today=today)
    elif person_id is not None:
        desk = desk_of_person(actor, person_id, period, today=today)
    else:
        raise ValueError("a dossier is on a person or on a unit")
    return {"figures": asdict(desk.answer), **_entries(desk), "explanations": _explanations(desk, period)}


def _entries(desk: Desk) -> dict[str, Any]:
    return {
        "lying": [
            {
                **_work(one.assignment),
                "from": one.from_on.isoformat(),
                "until": one.until_on.isoformat() if one.until_on else "",
                "days": one.days,
                "idle": one.idle,
                "untouched": one.is_untouched,
            }
            for one in desk.lying
        ],
        "passed_on": [
            {
                **_work(one.assignment),
                "on": local_date(one.at).isoformat(),
                "to": f"{one.new_person}, {one.new_unit}" if one.new_person else str(one.new_unit),
                "reason": one.reason,
            }
            for one in desk.passed_on
        ],
        "declined": [
            {**_work(one.assignment), "on": local_date(one.at).isoformat(), "reason": one.reason}
            for one in desk.declined
        ],
        "requests": [
            {
                **_work(one.assignment),
                "on": local_date(one.asked_at).isoformat(),
                "due_on": one.old_due_on.isoformat(),
                "reason": one.reason,
                "was_late": one.was_late,
            }
            for one in desk.requests
        ],
    }


def _work(assignment: Assignment) -> dict[str, Any]:
    task = assignment.task
    return {"assignment": assignment.pk, "document": str(task.document or ""), "title": task.title}


def _explanations(desk: Desk, period: Period) -> list[dict[str, Any]]:
    work = {one.assignment.pk: one.assignment for one in desk.lying}
    rows = Explanation.objects.filter(
        assignment_id__in=work,
        asked_at__gte=day_bounds(period.first)[0],
        asked_at__lt=day_bounds(period.last)[1],
    ).order_by("asked_at", "pk")
    return [
        {
            **_work(work[one.assignment_id]),
            "question": one.question,
            "reply": one.reply,
            "by": one.replied_by_name,
            "state": one.state,
        }
        for one in rows
    ]
