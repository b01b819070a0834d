"""How desks answered for their work in a period: units beside each other, and what stands behind each figure."""

from __future__ import annotations

from typing import cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound
from dondoc.kernel.gates import gate, signed_in
from dondoc.kernel.paging import page_after
from dondoc.organization.models import Person, Unit
from dondoc.organization.permissions import get_person_for
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight.permissions import ACCOUNT, DOSSIER, accountable_units
from dondoc.oversight.queries import accountability as queries
from dondoc.ui.narrowing import shown
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules.periods import Period, Window
from dondoc.workcalendar.web.asked import WINDOW_NAMES, NoSuchDay, period_of

FIGURE_NAMES = {
    "days": gettext_lazy("working days at the desk"),
    "idle": gettext_lazy("before the first action"),
    "untouched": gettext_lazy("still untouched"),
    "passed_on": gettext_lazy("passed on"),
    "declined": gettext_lazy("declined"),
    "requests": gettext_lazy("asked for more time"),
    "late_requests": gettext_lazy("asked after the due date"),
}


@require_GET
@gate(ACCOUNT)
def accountability(request: ActorRequest) -> HttpResponse:
    """Units with their days, idle days, passages and requests, the most days first."""
    period, today = period_of(request), clock.today()
    asked = _asked(period)
    page = shown(request, queries.answers_of_units(request.actor, period, today=today), lambda one: one[0].name)
    rows = [
        (unit, answer, {name: f"{_address(unit)}?{urlencode({**asked, 'figure': name})}" for name in FIGURE_NAMES})
        for unit, answer in page.rows
    ]
    context = {**_frame(period), "page": page, "rows": rows}
    return render(request, "oversight/accountability.html", context)


@require_GET
@gate(ACCOUNT)
def of_unit(request: ActorRequest, unit_id: int) -> HttpResponse:
    """What stands behind a figure of a unit."""
    period, today = period_of(request), clock.today()
    units = accountable_units(request.actor)
    unit = Unit.objects.filter(pk=unit_id).first() if units is None or unit_id in units else None
    if unit is None:
        raise NotFound(_("There is no such unit, or its figures are not yours to see."))
    figure = request.GET.get("figure", "days")
    if figure not in FIGURE_NAMES:
        raise NoSuchDay(_("There is no figure “%(given)s”. Open the list from its figure.") % {"given": figure[:40]})
    context = _listed(request, queries.Clip(period, today), unit_id, figure)
    figures = list(FIGURE_NAMES.items())
    back = f"{reverse('oversight:accountability')}?{urlencode(_asked(period))}"
    shown: dict[str, object] = {"may_make": request.actor.power(DOSSIER).reaches(unit_id)}
    shown |= {"unit": unit, "figure_name": FIGURE_NAMES[figure], "figures": figures, "back": back}
    return render(request, "oversight/unit_desk.html", {**_frame(period), **shown, **context})


def _listed(request: ActorRequest, clip: queries.Clip, unit_id: int, figure: str) -> dict[str, object]:
    after, actor = request.GET.get("after"), request.actor
    if figure in {"days", "idle", "untouched"}:
        stands = queries.lying_of_unit(actor, clip, unit_id, idle=figure == "idle")
        if figure == "untouched":
            stands = queries.untouched_of_unit(actor, clip, unit_id)
        page = page_after(stands, ("since", "id"), after=after)
        return {"page": page, "lying": list(queries.as_lying(page.rows, clip, working_calendar()))}
    if figure == "passed_on":
        passages = page_after(queries.passed_on(actor, clip, unit_id=unit_id), ("at", "id"), after=after)
        return {"page": passages, "passages": passages.rows}
    if figure == "declined":
        found = page_after(queries.declined(actor, clip, unit_id=unit_id), ("since", "id"), after=after)
        return {"page": found, "declined": queries.as_declined(found.rows)}
    asked = queries.requests(actor, clip, unit_id=unit_id)
    if figure == "late_requests":
        asked = asked.filter(was_late=True)
    extensions = page_after(asked, ("asked_at", "id"), after=after)
    return {"page": extensions, "requests": extensions.rows}


@require_GET
@signed_in
def of_person(request: ActorRequest, person_id: int) -> HttpResponse:
    """How a person answered for the work he was in charge of: for himself, and for who may see figures of desks."""
    if not _may_see(request, person_id):
        raise NotFound(_("There is no such person, or his figures are not yours to see."))
    person = get_person_for(request.actor, person_id)
    period, today = period_of(request), clock.today()
    desk = queries.desk_of_person(request.actor, person_id, period, today=today)
    context = {
        "person": person,
        "may_make": request.actor.may(DOSSIER) and request.actor.person_id != person_id,
        "is_self": request.actor.person_id == person_id,
        "answer": desk.answer,
        "lying": desk.lying,
        "passages": desk.passed_on,
        "declined": desk.declined,
        "requests": desk.requests,
    }
    return render(request, "oversight/person_desk.html", {**_frame(period), **context})


def panel_of_person(request: HttpRequest, person: Person) -> SafeString:
    """Return the way from a person's page to how he answered for his work, where the reader may see it."""
    if not _may_see(cast("ActorRequest", request), person.pk):
        return SafeString("")
    return render_to_string("oversight/_person_panel.html", {"person": person}, request)


def _may_see(request: ActorRequest, person_id: int) -> bool:
    return request.actor.person_id == person_id or request.actor.may(ACCOUNT)


def _frame(period: Period) -> dict[str, object]:
    return {
        "period": period,
        "windows": list(WINDOW_NAMES.items()),
        "is_span": period.window is Window.SPAN,
        "asked": urlencode(_asked(period)),
    }


def _asked(period: Period) -> dict[str, str]:
    asked = {"window": period.window.value, "on": period.last.isoformat()}
    return asked | ({"since": period.first.isoformat()} if period.window is Window.SPAN else {})


def _address(unit: Unit) -> str:
    return reverse("oversight:unit-desk", args=[unit.pk])
