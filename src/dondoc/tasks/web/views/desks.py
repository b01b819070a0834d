"""Work that goes from desk to desk: what hangs, where an ended unit's work goes, and who is put in charge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.models import Unit
from dondoc.organization.permissions import get_person_for, get_unit_for
from dondoc.organization.queries import successions_of, units_on
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.actions.passing import pass_on, put_in_charge
from dondoc.tasks.permissions import HAND_ON, PUT_IN_CHARGE, VIEW, get_assignment_for
from dondoc.tasks.queries import PlannedPassage
from dondoc.tasks.web.forms.desks import ChargeForm, HandOnForm
from dondoc.tasks.web.views.assignments import assignment_page
from dondoc.tasks.wording import PASSING_RULE_NAMES

_LISTED = 200


@require_GET
@gate(VIEW)
def hanging(request: ActorRequest) -> HttpResponse:
    """Unfinished work at empty desks: of units that have ended, and of people who left theirs."""
    on = clock.today()
    return render(
        request,
        "tasks/hanging.html",
        {
            "units": queries.units_without_a_desk(request.actor, on=on),
            "people": queries.people_who_left(request.actor, on=on),
            "may_hand_on": request.actor.may(HAND_ON),
            "may_put_in_charge": request.actor.may(PUT_IN_CHARGE),
        },
    )


@require_http_methods(["GET", "POST"])
@gate(HAND_ON)
def hand_on(request: ActorRequest, unit_id: int) -> HttpResponse:
    """Where the work of an ended unit would go; carried out as proposed, or for what is ticked as a person says."""
    unit = get_unit_for(request.actor, unit_id)
    on = clock.today()
    plan = queries.plan_of(request.actor, unit, on=on)
    goes_to = list(successions_of(unit.pk))
    decision = next((row.decision for row in goes_to if row.decision), "")
    form = HandOnForm(request.POST or None, initial={"decision": decision})
    ticked = {int(one) for one in request.POST.getlist("work") if one.isdecimal()}
    if request.method == "POST" and form.is_valid():
        choices = _choices(form, plan, ticked, is_proposed=request.POST.get("carry-out") == "proposed")
        if choices and _passed_on(request, unit, choices, form.cleaned_data["decision"]):
            return redirect("tasks:hand-on", unit.pk)
    context = {
        "unit": unit,
        "form": form,
        "goes_to": goes_to,
        "total": len(plan),
        "decided": sum(one.unit is not None for one in plan),
        "targets": Counter(one.unit for one in plan if one.unit is not None).most_common(),
        "plan": [(one, PASSING_RULE_NAMES[one.rule], one.assignment.pk in ticked) for one in _open_first(plan)],
        "listed": _LISTED,
        "units": units_on(on),
    }
    return render(request, "tasks/hand_on.html", context, status=422 if form.errors else 200)


def _passed_on(request: ActorRequest, unit: Unit, choices: Mapping[int, int], decision: str) -> bool:
    """Hand the work on and say how much; say why not, and return False, when it is refused."""
    try:
        moved = pass_on(unit_id=unit.pk, choices=choices, decision=decision, by=request.actor, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    said = ngettext("%(n)s assignment went on.", "%(n)s assignments went on.", moved)
    messages.success(request, said % {"n": moved})
    return True


def _open_first(plan: Sequence[PlannedPassage]) -> list[PlannedPassage]:
    """What a person must choose comes first."""
    return sorted(plan, key=lambda one: one.unit is not None)[:_LISTED]


def _choices(
    form: HandOnForm, plan: Sequence[PlannedPassage], ticked: set[int], *, is_proposed: bool
) -> Mapping[int, int]:
    """Return where each assignment goes; empty, with what is wrong in the form, when that is not clear."""
    if is_proposed:
        return {one.assignment.pk: one.unit.pk for one in plan if one.unit is not None}
    name = form.cleaned_data["unit"].strip()
    found = list(units_on(clock.today()).filter(name=name)[:2])
    if len(found) != 1:
        form.add_error("unit", _("“%(name)s” is no unit of today. Choose one from the list.") % {"name": name})
    if not ticked:
        form.add_error(None, _("Nothing is ticked. Tick the work that goes to this unit."))
    return dict.fromkeys(ticked, found[0].pk) if not form.errors else {}


@require_http_methods(["GET", "POST"])
@gate(PUT_IN_CHARGE)
def hand_over(request: ActorRequest, person_id: int) -> HttpResponse:
    """The unfinished work a person is in charge of, by unit, to be handed over to a colleague or back to the head."""
    person = get_person_for(request.actor, person_id)
    on = clock.today()
    work = list(queries.work_of_person(request.actor, person.pk))
    ticked = [int(one) for one in request.POST.getlist("work") if one.isdecimal()]
    units = {one.unit_id: one.unit for one in work}
    given = {
        pk: ChargeForm(
            request.POST if request.POST.get("unit") == str(pk) else None,
            unit=unit,
            on=on,
            is_change=True,
            prefix=str(pk),
        )
        for pk, unit in units.items()
    }
    for form in given.values():
        if form.is_bound and form.is_valid() and _charge(request, form, ticked):
            return redirect("tasks:hand-over", person.pk)
    return render(
        request,
        "tasks/hand_over.html",
        {
            "person": person,
            "groups": [
                (unit, given[pk], queries.rows_of([one for one in work if one.unit_id == pk], on=on))
                for pk, unit in units.items()
            ],
            "ticked": ticked or [one.pk for one in work],
        },
        status=422 if any(form.errors for form in given.values()) else 200,
    )


@require_POST
@gate(PUT_IN_CHARGE)
def charge(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """Put somebody in charge of one assignment."""
    found = get_assignment_for(request.actor, assignment_id)
    on, is_change = clock.today(), found.person_id is not None
    form = ChargeForm(request.POST, unit=found.unit, on=on, is_change=is_change, auto_id="charge_%s")
    if form.is_valid() and _charge(request, form, [found.pk]):
        return redirect("tasks:assignment", found.pk)
    return assignment_page(request, found, charge=form)


def _charge(request: ActorRequest, form: ChargeForm, ids: Sequence[int]) -> bool:
    person = form.cleaned_data["person"]
    try:
        number = put_in_charge(
            assignment_ids=ids,
            person_id=person.pk if person else None,
            reason=form.cleaned_data.get("reason", ""),
            by=request.actor,
            at=clock.now(),
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    if len(ids) == 1:
        messages.success(request, _("In charge now: %(person)s.") % {"person": person or _("the head of the unit")})
        return True
    said = ngettext("%(n)s assignment changed hands.", "%(n)s assignments changed hands.", number)
    messages.success(request, said % {"n": number})
    return True
