"""The page on which a unit is ended: first tried and undone, so that one sees what would happen, then carried out."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.organization import actions, queries
from dondoc.organization.models import Unit
from dondoc.organization.permissions import MANAGE, get_unit_for
from dondoc.organization.web.forms import EndUnitForm
from dondoc.organization.web.requests import ActorRequest
from dondoc.ui.panels import panels_for


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def end(request: ActorRequest, unit_id: int) -> HttpResponse:
    """End a unit and say to whom its work goes; the work itself moves on the page to which this leads."""
    unit = get_unit_for(request.actor, unit_id)
    on = clock.today()
    form = EndUnitForm(request.POST or None, unit=unit, on=on, initial={"on": on})
    effects, work, is_tried = None, SafeString(""), False
    if request.method == "POST" and form.is_valid():
        carry_out = request.POST.get("step") == "end"
        effects = queries.effects_of_ending(unit, on=form.cleaned_data["on"])
        try:
            with transaction.atomic():
                _end(request, unit, form)
                if not carry_out:
                    work = panels_for("unit-ending", request, get_unit_for(request.actor, unit.pk))
                    transaction.set_rollback(True)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            if carry_out:
                messages.success(request, _("%(name)s ends. Hand its open work on now.") % {"name": unit.name})
                return redirect("unit", unit.pk)
            is_tried = True
    return render(
        request,
        "organization/end_unit.html",
        {
            "unit": unit,
            "form": form,
            "is_tried": is_tried,
            "effects": effects,
            "work": work,
            "units": queries.units_on(on).exclude(pk=unit.pk),
        },
        status=422 if form.errors else 200,
    )


def _end(request: ActorRequest, unit: Unit, form: EndUnitForm) -> None:
    actions.reorganise(
        ending=[unit.code],
        on=form.cleaned_data["on"],
        successions=list(form.successors()),
        decision=form.cleaned_data["decision"],
        by=request.actor,
        at=clock.now(),
    )
