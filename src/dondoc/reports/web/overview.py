"""A leader's day on one screen: what is late and by how much, the worst units, what waits for his decision."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from dondoc.kernel import clock
from dondoc.kernel.gates import gate, signed_in
from dondoc.organization.queries import heads_on
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight.permissions import URGE
from dondoc.oversight.queries import explanations_to_decide, replies_on
from dondoc.reports import queries
from dondoc.reports.columns import Basis, days_late
from dondoc.reports.permissions import OVERDUE
from dondoc.reports.queries import Course, Mark, Scope, Standing
from dondoc.reports.web.course import bars_of, kept_course
from dondoc.reports.web.scope import scope_of, whose_choices
from dondoc.reports.web.states import columns_of, list_address, rows_of
from dondoc.tasks.permissions import DECIDE_EXTENSION, VIEW
from dondoc.tasks.queries import extensions_to_decide, waiting_for_confirmation
from dondoc.tasks.web.views.home import home as work_of_today
from dondoc.ui.formats import number, share
from dondoc.ui.heat import cells_of

_WORST = 10
_LONGEST = 3
_SHOWN = {"overdue", "near_due", "in_time", "done_on_time", "done_late"}


@require_GET
@signed_in
def home(request: ActorRequest) -> HttpResponse:
    """The first page: the overview for who decides for the whole city, his own work for everybody else."""
    actor = request.actor
    if actor.power(OVERDUE).everywhere and actor.may(DECIDE_EXTENSION):
        return overview(request)
    return work_of_today(request)


@require_GET
@gate(OVERDUE)
def overview(request: ActorRequest) -> HttpResponse:
    """How many due and late, by how much, the ten worst units, the trend, and whose desk the longest delay is on."""
    scope = scope_of(request)
    course, counted_at = kept_course(scope)
    units = queries.units_now(scope, course)
    worst, columns = units[:_WORST], columns_of(scope, _SHOWN)
    total = sum((one.now for one in units), Standing())
    return render(
        request,
        "reports/overview.html",
        {
            "on": scope.on,
            "figures": [*_late_and_due(scope, total), _on_time(scope, course), *_decisions(request)],
            "headings": [one.heading for one in columns],
            "rows": list(zip(worst, cells_of(columns, rows_of(worst)), strict=True)),
            "number_of_units": len(units),
            "bars": bars_of(course),
            "desks": _desks(scope),
            "counted_at": counted_at,
            "whose": whose_choices(request, scope),
            "may_urge": request.actor.may(URGE),
        },
    )


def _late_and_due(scope: Scope, total: Standing) -> list[dict[str, Any]]:
    found = queries.headline(scope)
    dated = total.overdue + total.near_due + total.in_time
    late_by = ""
    if found.oldest_due_on is not None:
        days = scope.calendar.working_days_between(found.oldest_due_on, scope.on)
        late_by = ngettext("longest %(days)s working day", "longest %(days)s working days", days) % {
            "days": number(days)
        }
    if found.long_late:
        late_by += " · " + _("%(number)s over 30 days") % {"number": number(found.long_late)}
    return [
        {
            "name": _("Overdue"),
            "value": total.overdue,
            "of": dated,
            "of_label": _("open with a due date"),
            "note": late_by,
            "href": list_address(scope, Mark.OVERDUE),
            "tone": "late" if total.overdue else "ink",
        },
        {
            "name": _("Due this week, until Sunday"),
            "value": found.this_week,
            "of": dated,
            "of_label": _("open with a due date"),
            "note": _("%(number)s without any report yet") % {"number": number(found.silent)} if found.silent else "",
            "href": list_address(scope, Mark.THIS_WEEK),
            "tone": "near-due" if found.this_week else "ink",
        },
    ]


def _on_time(scope: Scope, course: Course) -> dict[str, Any]:
    on_time, fell_due = course.year.rate
    first_on_time, first_fell_due = kept_course(scope, Basis.FIRST)[0].year.rate
    return {
        "name": _("On time, 12 months"),
        "value": share(on_time, fell_due),
        "of": f"{number(on_time)} / {number(fell_due)}",
        "note": _("by first due date: %(rate)s") % {"rate": share(first_on_time, first_fell_due)},
        "href": reverse("reports:trend") + ("" if scope.leader_id else "?whose=all"),
        "tone": "done" if on_time else "ink",
    }


def _decisions(request: ActorRequest) -> list[dict[str, Any]]:
    if not request.actor.may(VIEW):
        return []
    asked = extensions_to_decide(request.actor).count() if request.actor.may(DECIDE_EXTENSION) else 0
    explained = len(explanations_to_decide(request.actor)) if request.actor.may(URGE) else 0
    handed_in = waiting_for_confirmation(request.actor).count()
    parts = [
        told % {"n": number(count)}
        for told, count in (
            (ngettext("%(n)s for more time", "%(n)s for more time", asked), asked),
            (ngettext("%(n)s explanation", "%(n)s explanations", explained), explained),
            (ngettext("%(n)s to confirm", "%(n)s to confirm", handed_in), handed_in),
        )
        if count
    ]
    return [
        {
            "name": _("Waits for my decision"),
            "value": asked + explained + handed_in,
            "note": " · ".join(parts),
            "href": reverse("reports:decisions"),
        }
    ]


def _desks(scope: Scope) -> list[dict[str, Any]]:
    """The work that has been late longest, and on whose desk it lies: the person in charge, else the unit's head."""
    rows = queries.longest_late(scope, _LONGEST)
    heads = heads_on([row.unit_id for row in rows], on=scope.on)
    said = replies_on([row.assignment_id for row in rows])
    return [
        {
            "stand": row,
            "days": days_late(row, basis=Basis.CURRENT, on=scope.on, calendar=scope.calendar),
            "who": row.assignment.person or heads.get(row.unit_id),
            "said": said.get(row.assignment_id),
        }
        for row in rows
    ]


@require_GET
@gate(VIEW)
def decisions(request: ActorRequest) -> HttpResponse:
    """What waits for this person: requests for more time, explanations, work handed in; the oldest first."""
    actor, on = request.actor, clock.today()
    context = {
        "on": on,
        "extensions": extensions_to_decide(actor)[:200] if actor.may(DECIDE_EXTENSION) else (),
        "explanations": explanations_to_decide(actor) if actor.may(URGE) else (),
        "handed_in": waiting_for_confirmation(actor)[:200],
    }
    return render(request, "reports/decisions.html", context)
