"""Reporting measurements of targets."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.actions.measuring import measure as measure_target
from dondoc.tasks.permissions import REPORT, get_assignment_for
from dondoc.tasks.web.forms.work import MeasureForm
from dondoc.tasks.web.views.assignments import assignment_page


@require_POST
@gate(REPORT)
def measure(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """Say what was reached of a target."""
    found = get_assignment_for(request.actor, assignment_id)
    form = MeasureForm(request.POST, targets=queries.targets_of(found.task), auto_id="measure_%s")
    if form.is_valid():
        try:
            measure_target(assignment_id=found.pk, by=request.actor, at=clock.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The figure is recorded."))
            return redirect("tasks:assignment", found.pk)
    return assignment_page(request, found, measure=form)
