"""What an official report tells: the figures of its period and annexes, as facts that can be frozen and compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from dondoc.jobs.models import Run, RunState
from dondoc.jobs.queries import runs_of
from dondoc.organization.actors import Actor
from dondoc.organization.models import UnitKind
from dondoc.organization.queries import heads_on, units_on
from dondoc.oversight.models import Step
from dondoc.oversight.queries import newest_word
from dondoc.oversight.queries.wordings import Wordings
from dondoc.oversight.rules.ladder import Does
from dondoc.oversight.rules.wordings import LetterKind, Part
from dondoc.reports.columns import Basis, days_late
from dondoc.reports.models import OfficialReport
from dondoc.reports.permissions import require_city, require_published
from dondoc.reports.queries.grouping import By
from dondoc.reports.queries.measures import Share, entry, updates
from dondoc.reports.queries.periods import Counted, breakdown, listed_of_period
from dondoc.tasks.models import Stand
from dondoc.tasks.queries import committee
from dondoc.tasks.rules.timeliness import Timeliness
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules.periods import Period, Window

FREEZE = "official-report"
"""The kind of run that freezes a report."""
PUBLISHED = 12
"""How many quarters are published: three years."""
ANNEXES = (By.UNIT, By.FIELD, By.LEADER)
_BULKY = ("assignment__task__document__text", "assignment__task__document__reading")


def reports_of(actor: Actor) -> QuerySet[OfficialReport]:
    """Return the official reports, the newest period first. Raises `NotPermitted`."""
    require_city(actor)
    return OfficialReport.objects.defer("facts").order_by("-last_on", "-pk")


def published() -> list[OfficialReport]:
    """Return what everybody may see: the newest report of each of the last `PUBLISHED` quarters, the newest first.

    Only its figures by unit are published. Raises `NotFound` where this installation publishes nothing.
    """
    require_published()
    rows = OfficialReport.objects.filter(window=Window.QUARTER.value).order_by("last_on", "pk")
    newest = {row.last_on: row for row in rows.defer("facts")}
    return list(newest.values())[::-1][:PUBLISHED]


def pending(actor: Actor) -> QuerySet[Run]:
    """Return the reports the actor asked for that are still being made or could not be made, the newest first."""
    unfinished = runs_of(actor.person_id).filter(kind=FREEZE).exclude(state=RunState.DONE)
    return unfinished.order_by("-pk")[:5]


def facts_of(actor: Actor, period: Period) -> dict[str, Any]:
    """Return what the report of the period tells, in plain values: heads, figures, annexes. Raises `NotPermitted`."""
    require_city(actor)
    return {**_bodies(period), **_numbers(actor, period), "overdue": _overdue(actor, period)}


def wording_of(report: OfficialReport) -> Mapping[Part, str]:
    """Return how reports were worded at the moment this one was frozen."""
    return Wordings(LetterKind.REPORT, report.made_at).of(None)


def differs(actor: Actor, report: OfficialReport) -> list[str]:
    """Count the period of the report again; return the parts whose numbers differ from the frozen ones, none if equal.

    Names may have changed since: only numbers are compared, and only what the report tells.
    """
    period = Period(Window(report.window), report.first_on, report.last_on)
    again = _numbers(actor, period)
    return [part for part, rows in again.items() if part in report.facts and _bare(rows) != _bare(report.facts[part])]


def _bodies(period: Period) -> dict[str, Any]:
    top = committee()
    office = units_on(period.last).filter(kind=UnitKind.OFFICE).order_by("pk").first()
    head = heads_on([office.pk], on=period.last).get(office.pk) if office else None
    return {
        "committee": top.name if top else "",
        "office": office.name if office else "",
        "head": head.full_name if head else "",
        "head_title": office.head_title if office else "",
    }


def _numbers(actor: Actor, period: Period) -> dict[str, Any]:
    found = {by: breakdown(actor, period, by=by) for by in ANNEXES}
    former = breakdown(actor, period.former, by=By.UNIT)
    return {
        "sum": [_plain(found[By.UNIT].sum)],
        "former": [_plain(former.sum)],
        **{by.value: [_plain(row) for row in found[by].rows] for by in ANNEXES},
        "updates": [_plain(updates(actor, period, by=By.UNIT).sum)],
        "entry": [_plain(entry(actor, period))],
    }


def _plain(row: Counted | Share) -> dict[str, Any]:
    return asdict(row)


def _bare(rows: list[Mapping[str, Any]]) -> dict[Any, dict[str, Any]]:
    return {row["key"]: {name: value for name, value in row.items() if name != "name"} for row in rows}


def _overdue(actor: Actor, period: Period) -> list[dict[str, Any]]:
    rows = listed_of_period(
        actor,
        period,
        by=By.UNIT,
        key=None,
        everything=True,
        column=Timeliness.OPEN_OVERDUE.value,
        basis=Basis.CURRENT,
    )
    calendar = working_calendar()
    return [
        {
            "assignment": stand.assignment_id,
            "document": str(stand.assignment.task.document or ""),
            "title": stand.assignment.task.title,
            "unit": stand.unit.name,
            "first_due_on": stand.first_due_on.isoformat() if stand.first_due_on else "",
            "due_on": stand.due_on.isoformat() if stand.due_on else "",
            "days_late": days_late(stand, basis=Basis.CURRENT, on=period.last, calendar=calendar),
            "explained": said or "",
            "named": named,
        }
        for stand, said, named in _with_words(rows, period)
    ]


def _with_words(rows: QuerySet[Stand], period: Period) -> Iterator[tuple[Stand, str | None, bool]]:
    """Yield each piece of late work with the newest word of who has it, so that nobody is told late without his reply,
    and whether the ladder has it named in the report by the end of the period."""
    named = Step.objects.filter(
        assignment=OuterRef("assignment"),
        due_on=OuterRef("due_on"),
        rung__does=Does.NAME.value,
        is_passed_over=False,
        stood_on__lte=period.last,
    )
    found = rows.annotate(said=newest_word(OuterRef("assignment")), named=Exists(named))
    for stand in found.defer(*_BULKY).order_by("due_on", "pk"):
        yield stand, stand.said, stand.named
