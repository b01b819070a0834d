"""Who holds a post, and who stands in for whom."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound
from dondoc.kernel.gates import gate
from dondoc.organization import actions, queries
from dondoc.organization.actors import Actor
from dondoc.organization.models import Appointment, Role
from dondoc.organization.permissions import (
    MANAGE,
    VIEW,
    get_appointment_for,
    get_person_for,
    get_substitution_for,
    get_unit_for,
    may_arrange_for,
)
from dondoc.organization.web.forms import AppointForm, EndAppointmentForm, SubstituteForm
from dondoc.organization.web.keeping.page import Page, ended, kept
from dondoc.organization.web.requests import ActorRequest


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def appoint(request: ActorRequest, unit_id: int) -> HttpResponse:
    """Appoint somebody to a post of the unit, one it has or a new one."""
    unit = get_unit_for(request.actor, unit_id)
    on = clock.today()
    form = AppointForm(request.POST or None, unit=unit, on=on, initial=_proposed(request, on))
    page = Page(
        heading=_("Appoint somebody in %(name)s") % {"name": unit.name},
        button=_("Appoint"),
        back=reverse("unit", args=[unit.pk]),
        back_label=unit.short_name,
        explained=_("Who is not known yet is added first, on the page of people to add."),
        people=queries.colleagues_of(unit, on=on),
    )

    def send() -> str:
        row = _appointed(form, by=request.actor, at=clock.now())
        said = _("%(name)s is appointed: %(post)s.")
        messages.success(request, said % {"name": row.person.full_name, "post": row.post.title})
        return reverse("unit", args=[unit.pk])

    return kept(request, form, page, send)


def _proposed(request: ActorRequest, on: date) -> dict[str, Any]:
    """The person of the address, who was added just now, and the role that most hold."""
    role = Role.objects.filter(code="official").first()
    return {"valid_from": on, "person": request.GET.get("person", ""), "role": role}


def _appointed(form: AppointForm, *, by: Actor, at: datetime) -> Appointment:
    """Appoint, to the chosen post or a new one, and grant the role with it: both or neither."""
    data, new = form.cleaned_data, form.new_post()
    with transaction.atomic():
        if new is None:
            row = actions.appoint(form.facts(data["post"]), by=by, at=at)
        else:
            username, until, decision = data["person"].username, data["valid_to"], data["decision"]
            row = actions.appoint_to_new_post(new, username=username, valid_to=until, decision=decision, by=by, at=at)
        if data["role"]:
            actions.grant_with_post(row, role=data["role"].code, by=by, at=at)
    return row


@require_http_methods(["GET", "POST"])
@gate(VIEW)
def stand_in(request: ActorRequest, person_id: int) -> HttpResponse:
    """Arrange who stands in for a person: everybody for himself, who manages the organization for anybody."""
    absent = get_person_for(request.actor, person_id)
    if not may_arrange_for(request.actor, absent.pk):
        raise NotFound(_("Only %(name)s or an administrator arranges who stands in.") % {"name": absent.full_name})
    on = clock.today()
    form = SubstituteForm(request.POST or None, initial={"valid_from": on})
    page = Page(
        heading=_("Who stands in for %(name)s") % {"name": absent.full_name},
        button=_("Arrange it"),
        back=reverse("person", args=[absent.pk]),
        back_label=absent.full_name,
        explained=_(
            "For these days the one has the powers of the other, and what he does bears his own name in the journal."
        ),
        people=queries.colleagues_of_person(absent.pk, on=on),
    )

    def send() -> str:
        row = actions.substitute(form.facts(absent), by=request.actor, at=clock.now())
        said = _("%(substitute)s stands in for %(absent)s from %(from)s to %(to)s.")
        messages.success(
            request,
            said
            % {
                "substitute": row.substitute,
                "absent": row.absent,
                "from": f"{row.valid_from:%d/%m/%Y}",
                "to": f"{row.valid_to:%d/%m/%Y}",
            },
        )
        return reverse("person", args=[absent.pk])

    return kept(request, form, page, send)


@require_http_methods(["GET", "POST"])
@gate(VIEW)
def end_stand_in(request: ActorRequest, substitution_id: int) -> HttpResponse:
    """Let a substitution end earlier or later."""
    row = get_substitution_for(request.actor, substitution_id)
    page = Page(
        heading=_("End the standing in of %(name)s") % {"name": row.substitute.full_name},
        button=_("Set the last day"),
        back=reverse("person", args=[row.absent_id]),
        back_label=row.absent.full_name,
        explained=_("It began on %(from)s and runs to %(to)s.")
        % {"from": f"{row.valid_from:%d/%m/%Y}", "to": f"{row.valid_to:%d/%m/%Y}"},
    )
    return ended(request, page, partial(actions.end_substitution, row.pk))


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def end_appointment(request: ActorRequest, appointment_id: int) -> HttpResponse:
    """Let an appointment end."""
    row = get_appointment_for(request.actor, appointment_id)
    form = EndAppointmentForm(request.POST or None, initial={"last_day": clock.today()})
    page = Page(
        heading=_("%(name)s leaves a post") % {"name": row.person.full_name},
        button=_("End the appointment"),
        back=reverse("person", args=[row.person_id]),
        back_label=row.person.full_name,
        explained=_("%(post)s, since %(day)s. What he is in charge of is then to be handed over.")
        % {"post": row.post, "day": f"{row.valid_from:%d/%m/%Y}"},
    )

    def send() -> str:
        data = form.cleaned_data
        actions.end_appointment(
            row.pk, last_day=data["last_day"], reason=data["reason"], by=request.actor, at=clock.now()
        )
        messages.success(request, _("The appointment ends on %(day)s.") % {"day": f"{data['last_day']:%d/%m/%Y}"})
        return reverse("person", args=[row.person_id])

    return kept(request, form, page, send)
