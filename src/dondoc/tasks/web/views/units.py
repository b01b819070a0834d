"""A unit's work as its head plans it: by day, and by who carries it."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dondoc.kernel import clock
from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization.permissions import get_unit_for
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.actions.extending import asked_from
from dondoc.tasks.permissions import ASK_EXTENSION, PUT_IN_CHARGE, VIEW


@require_GET
@gate(VIEW)
def unit_work(request: ActorRequest, unit_id: int) -> HttpResponse:
    """Everything due to a unit, from every origin, day by day, and who of its people is overloaded."""
    unit, today = get_unit_for(request.actor, unit_id), clock.today()
    page = page_after(
        queries.unit_work(request.actor, unit), ("sort_due", "id"), after=request.GET.get("after"), size=100
    )
    rows = queries.rows_of(page.rows, on=today)
    return render(
        request,
        "tasks/unit_work.html",
        {
            "unit": unit,
            "today": today,
            "page": page,
            "rows": rows,
            "days": [(day, list(those)) for day, those in groupby(rows, key=lambda row: row.assignment.due_on)],
            "suspended": queries.number_suspended(request.actor, unit),
            "loads": queries.loads_of(request.actor, unit, on=today),
            "may_put_in_charge": request.actor.power(PUT_IN_CHARGE).reaches(unit.pk),
            "asks_from": asked_from(today),
            "may_ask": request.actor.power(ASK_EXTENSION).reaches(unit.pk),
        },
    )
