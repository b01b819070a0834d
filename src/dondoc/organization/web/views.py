"""Pages of units and people: as they stand on a day, and everything they were before."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from dondoc.kernel import clock
from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization import queries
from dondoc.organization.models import Person, UnitKind
from dondoc.organization.permissions import MANAGE, VIEW, get_person_for, get_unit_for, may_arrange_for
from dondoc.organization.web.requests import ActorRequest


@require_GET
@gate(VIEW)
def units(request: ActorRequest) -> HttpResponse:
    """The units of a day, or those of any time whose name, old or new, has the words."""
    on, words, kind = _day(request), request.GET.get("text", ""), request.GET.get("kind", "")
    page = page_after(
        queries.units_like(words, kind=kind, on=on), queries.UNIT_ORDER, after=request.GET.get("after"), size=100
    )
    heads = queries.heads_on([unit.pk for unit in page.rows], on=on)
    return render(
        request,
        "organization/units.html",
        {
            "on": on,
            "words": words,
            "kinds": [(code, UnitKind(code).label, number) for code, number in queries.kinds_on(on).items()],
            "may_manage": request.actor.may(MANAGE),
            "page": page,
            "rows": [(unit, heads.get(unit.pk)) for unit in page.rows],
        },
    )


@require_GET
@gate(VIEW)
def unit(request: ActorRequest, unit_id: int) -> HttpResponse:
    """One unit: who it is and was, to whom its work went, its people, its fields, what rooms above know of it."""
    found = get_unit_for(request.actor, unit_id)
    today = _day(request)
    on = today if found.is_valid_on(today) or found.valid_to is None else min(today, found.valid_to)
    in_charge = queries.in_charge_on("tracking-officer", "leader", on=on, unit=found)
    return render(
        request,
        "organization/unit.html",
        {
            "unit": found,
            "on": on,
            "has_ended": found.valid_to is not None and found.valid_to < today,
            "goes_to": queries.successions_of(found.pk),
            "came_from": queries.predecessors_of(found.pk),
            "names": queries.other_names_of(found),
            "heads": queries.heads_between(found.pk, found.valid_from, found.valid_to or today),
            "staff": queries.staff_of(found.pk, on=on),
            "fields": queries.mandates_of(found.pk),
            "trackers": in_charge["tracking-officer"],
            "leaders": in_charge["leader"],
            "may_manage": request.actor.may(MANAGE),
            "below": queries.units_on(on).filter(parent=found),
        },
    )


@require_GET
@gate(VIEW)
def person(request: ActorRequest, person_id: int) -> HttpResponse:
    """One person: the posts he holds and held, for whom he stands in and who for him, and his work."""
    found = get_person_for(request.actor, person_id)
    on = _day(request)
    career = list(queries.career_of(found.pk))
    grants = list(queries.grants_of(found.pk)) if request.actor.may(MANAGE) else []
    return render(
        request,
        "organization/person.html",
        {
            "person": found,
            "on": on,
            "career": [(row, row.is_valid_on(on)) for row in reversed(career)],
            "holds_a_post": any(row.is_valid_on(on) for row in career),
            "substitutions": queries.substitutions_of(found.pk),
            "portfolios": queries.portfolios_of(found.pk),
            "grants": grants,
            "holds_a_role": any(row.is_valid_on(on) for row in grants),
            "may_manage": request.actor.may(MANAGE),
            "wrong_passwords": _closed_to(found) if request.actor.may(MANAGE) else [],
            "may_arrange": may_arrange_for(request.actor, found.pk),
            "actor_id": request.actor.person_id,
        },
    )


def _closed_to(person: Person) -> list[tuple[str, int, datetime | None]]:
    """Return from where wrong passwords came lately: the address, how many, and until when it is closed, if it is."""
    tried = queries.wrong_passwords_for(person, at=clock.now())
    most = settings.AXES_FAILURE_LIMIT
    return [(address, number, until if number >= most else None) for address, number, until in tried]


def _day(request: ActorRequest) -> date:
    """The day asked about; today when none, or none that is a day, is given."""
    try:
        asked = parse_date(request.GET.get("on", ""))
    except ValueError:
        asked = None
    return asked or clock.today()
