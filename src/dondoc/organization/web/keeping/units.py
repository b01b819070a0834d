"""Units, and the fields of work with which they are charged."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.kernel import clock
from dondoc.kernel.gates import gate
from dondoc.organization import actions, queries
from dondoc.organization.permissions import MANAGE, get_mandate_for, get_unit_for
from dondoc.organization.web.forms import MandateForm, UnitForm
from dondoc.organization.web.keeping.page import Page, ended, kept
from dondoc.organization.web.requests import ActorRequest


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def add(request: ActorRequest) -> HttpResponse:
    """Add a unit."""
    on = clock.today()
    form = UnitForm(request.POST or None, on=on, initial={"valid_from": on})
    page = Page(
        heading=_("Add a unit"),
        button=_("Add the unit"),
        back=reverse("units"),
        back_label=_("Units"),
        explained=_(
            "A renamed or merged body is a new unit: add it here, then end the old one and name this as its successor."
        ),
        units=queries.units_on(on),
    )

    def send() -> str:
        unit = actions.add_unit(form.facts(), by=request.actor, at=clock.now())
        messages.success(request, _("%(name)s is added. Appoint its head now.") % {"name": unit.name})
        return reverse("unit", args=[unit.pk])

    return kept(request, form, page, send)


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def give_mandate(request: ActorRequest, unit_id: int) -> HttpResponse:
    """Charge a unit with a field of work."""
    unit = get_unit_for(request.actor, unit_id)
    form = MandateForm(request.POST or None, initial={"valid_from": clock.today()})
    page = Page(
        heading=_("Charge %(name)s with a field of work") % {"name": unit.name},
        button=_("Charge it"),
        back=reverse("unit", args=[unit.pk]),
        back_label=unit.short_name,
        explained=_("The unit is then proposed for tasks of this field and of all below it."),
    )

    def send() -> str:
        (row,) = actions.give_mandates([form.facts(unit)], by=request.actor, at=clock.now())
        messages.success(request, _("%(mandate)s: entered.") % {"mandate": row})
        return reverse("unit", args=[unit.pk])

    return kept(request, form, page, send)


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def end_mandate(request: ActorRequest, mandate_id: int) -> HttpResponse:
    """Let a unit's charge with a field end."""
    row = get_mandate_for(request.actor, mandate_id)
    page = Page(
        heading=_("%(name)s gives up a field of work") % {"name": row.unit.short_name},
        button=_("Set the last day"),
        back=reverse("unit", args=[row.unit_id]),
        back_label=row.unit.short_name,
        explained=row.field.name,
    )
    return ended(request, page, partial(actions.end_mandate, row.pk))
