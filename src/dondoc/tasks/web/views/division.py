"""Dividing work among the divisions and officials of a unit."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks.actions.dividing import divide as divide_work
from dondoc.tasks.permissions import DIVIDE, get_assignment_for
from dondoc.tasks.web.forms.desks import DivideForm
from dondoc.tasks.web.views.assignments import assignment_page


@require_POST
@gate(DIVIDE)
def divide(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """Give a part of the work on."""
    found = get_assignment_for(request.actor, assignment_id)
    at = clock.now()
    form = DivideForm(request.POST, unit=found.unit, on=clock.local_date(at), auto_id="divide_%s")
    if form.is_valid():
        try:
            made = divide_work(
                assignment_id=found.pk, part=form.part(), reason=form.cleaned_data["reason"], by=request.actor, at=at
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _("%(who)s has this part now. You confirm it.")
            messages.success(request, said % {"who": made.person or made.unit.short_name})
            page = reverse("tasks:assignment", args=[found.pk])
            return redirect(f"{page}?do=divide#do-divide" if request.POST.get("then") == "divide" else page)
    return assignment_page(request, found, divide=form)
