"""Pages on which units, posts, appointments and stand-ins are kept: one form each, that leads back to its thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound, Refusal
from dondoc.kernel.gates import gate
from dondoc.organization import actions, queries
from dondoc.organization.models import Person, Unit
from dondoc.organization.permissions import (
    MANAGE,
    VIEW,
    get_appointment_for,
    get_grant_for,
    get_mandate_for,
    get_person_for,
    get_portfolio_for,
    get_substitution_for,
    get_unit_for,
    may_arrange_for,
)
from dondoc.organization.web.forms import (
    AccountForm,
    AppointForm,
    EndAppointmentForm,
    LastDayForm,
    MandateForm,
    PersonForm,
    PortfolioForm,
    SubstituteForm,
    UnitForm,
)
from dondoc.organization.web.requests import ActorRequest


@dataclass(frozen=True, slots=True)
class _Page:
    """A form as it is shown: what it does, and where it leads back to.

    `units` and `people` are proposed where a name is typed.
    """

    heading: str
    button: str
    back: str
    back_label: str
    explained: str = ""
    units: Iterable[Unit] = ()
    people: Iterable[Person] = field(default_factory=tuple)


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def add(request: ActorRequest) -> HttpResponse:
    """Add a unit."""
    on = _today()
    form = UnitForm(request.POST or None, on=on, initial={"valid_from": on})
    page = _Page(
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

    return _kept(request, form, page, send)


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def appoint(request: ActorRequest, unit_id: int) -> HttpResponse:
    """Appoint somebody to a post of the unit, one it has or a new one."""
    unit = get_unit_for(request.actor, unit_id)
    on = _today()
    form = AppointForm(request.POST or None, unit=unit, on=on, initial={"valid_from": on})
    page = _Page(
        heading=_("Appoint somebody in %(name)s") % {"name": unit.name},
        button=_("Appoint"),
        back=reverse("unit", args=[unit.pk]),
        back_label=unit.short_name,
        explained=_("Who is not known yet is added first, on the page of people to add."),
        people=queries.colleagues_of(unit, on=on),
    )

    def send() -> str:
        data, now = form.cleaned_data, clock.now()
        new = form.new_post()
        if new is None:
            row = actions.appoint(form.facts(data["post"]), by=request.actor, at=now)
        else:
            row = actions.appoint_to_new_post(
                new,
                username=data["person"].username,
                valid_to=data["valid_to"],
                decision=data["decision"],
                by=request.actor,
                at=now,
            )
        said = _("%(name)s is appointed: %(post)s.")
        messages.success(request, said % {"name": row.person.full_name, "post": row.post.title})
        return reverse("unit", args=[unit.pk])

    return _kept(request, form, page, send)


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def add_person(request: ActorRequest) -> HttpResponse:
    """Add a person, who is then appointed on the page of his unit."""
    form = PersonForm(request.POST or None)
    page = _Page(
        heading=_("Add a person"),
        button=_("Add the person"),
        back=reverse("units"),
        back_label=_("Units"),
        explained=_("Many people at once are better taken in from a spreadsheet."),
    )

    def send() -> str:
        person = actions.add_person(form.facts(), by=request.actor, at=clock.now())
        said = _("%(name)s is added. Appoint him on the page of his unit, by the sign-in name %(username)s.")
        messages.success(request, said % {"name": person.full_name, "username": person.username})
        return reverse("person", args=[person.pk])

    return _kept(request, form, page, send)


@require_http_methods(["GET", "POST"])
@gate(VIEW)
def stand_in(request: ActorRequest, person_id: int) -> HttpResponse:
    """Arrange who stands in for a person: everybody for himself, who manages the organization for anybody."""
    absent = get_person_for(request.actor, person_id)
    if not may_arrange_for(request.actor, absent.pk):
        raise NotFound(_("Only %(name)s or an administrator arranges who stands in.") % {"name": absent.full_name})
    on = _today()
    form = SubstituteForm(request.POST or None, initial={"valid_from": on})
    page = _Page(
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

    return _kept(request, form, page, send)


@require_http_methods(["GET", "POST"])
@gate(VIEW)
def end_stand_in(request: ActorRequest, substitution_id: int) -> HttpResponse:
    """Let a substitution end earlier or later."""
    row = get_substitution_for(request.actor, substitution_id)
    page = _Page(
        heading=_("End the standing in of %(name)s") % {"name": row.substitute.full_name},
        button=_("Set the last day"),
        back=reverse("person", args=[row.absent_id]),
        back_label=row.absent.full_name,
        explained=_("It began on %(from)s and runs to %(to)s.")
        % {"from": f"{row.valid_from:%d/%m/%Y}", "to": f"{row.valid_to:%d/%m/%Y}"},
    )
    return _ended(request, page, partial(actions.end_substitution, row.pk))


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def end_appointment(request: ActorRequest, appointment_id: int) -> HttpResponse:
    """Let an appointment end."""
    row = get_appointment_for(request.actor, appointment_id)
    form = EndAppointmentForm(request.POST or None, initial={"last_day": _today()})
    page = _Page(
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

    return _kept(request, form, page, send)


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def give_mandate(request: ActorRequest, unit_id: int) -> HttpResponse:
    """Charge a unit with a field of work."""
    unit = get_unit_for(request.actor, unit_id)
    form = MandateForm(request.POST or None, initial={"valid_from": _today()})
    page = _Page(
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

    return _kept(request, form, page, send)


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def end_mandate(request: ActorRequest, mandate_id: int) -> HttpResponse:
    """Let a unit's charge with a field end."""
    row = get_mandate_for(request.actor, mandate_id)
    page = _Page(
        heading=_("%(name)s gives up a field of work") % {"name": row.unit.short_name},
        button=_("Set the last day"),
        back=reverse("unit", args=[row.unit_id]),
        back_label=row.unit.short_name,
        explained=row.field.name,
    )
    return _ended(request, page, partial(actions.end_mandate, row.pk))


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def give_portfolio(request: ActorRequest, person_id: int) -> HttpResponse:
    """Let a person look after a field of work or a unit."""
    person = get_person_for(request.actor, person_id)
    on = _today()
    form = PortfolioForm(request.POST or None, on=on, initial={"valid_from": on})
    page = _Page(
        heading=_("What %(name)s looks after") % {"name": person.full_name},
        button=_("Enter it"),
        back=reverse("person", args=[person.pk]),
        back_label=person.full_name,
        explained=_("A vice chairman as leader, an official of the Office as tracking officer; with all below it."),
        units=queries.units_on(on),
    )

    def send() -> str:
        (row,) = actions.charge_with_portfolios([form.facts(person)], by=request.actor, at=clock.now())
        messages.success(request, _("%(portfolio)s: entered.") % {"portfolio": row})
        return reverse("person", args=[person.pk])

    return _kept(request, form, page, send)


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def end_portfolio(request: ActorRequest, portfolio_id: int) -> HttpResponse:
    """Let a portfolio end."""
    row = get_portfolio_for(request.actor, portfolio_id)
    page = _Page(
        heading=_("%(name)s gives up a portfolio") % {"name": row.person.full_name},
        button=_("Set the last day"),
        back=reverse("person", args=[row.person_id]),
        back_label=row.person.full_name,
        explained=str(row.field or row.unit),
    )
    return _ended(request, page, partial(actions.end_portfolio, row.pk))


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def end_grant(request: ActorRequest, grant_id: int) -> HttpResponse:
    """Let a person hold a role no longer."""
    row = get_grant_for(request.actor, grant_id)
    page = _Page(
        heading=_("%(name)s gives up a role") % {"name": row.person.full_name},
        button=_("Set the last day"),
        back=reverse("person", args=[row.person_id]),
        back_label=row.person.full_name,
        explained=f"{row.role.name}, {row.unit.name}",
    )
    return _ended(request, page, partial(actions.end_grant, row.pk))


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def account(request: ActorRequest, person_id: int) -> HttpResponse:
    """Close the account of a person, or open it again."""
    person = get_person_for(request.actor, person_id)
    form, is_open = AccountForm(request.POST or None), not person.is_active
    page = _Page(
        heading=(_("Open the account of %(name)s") if is_open else _("Close the account of %(name)s"))
        % {"name": person.full_name},
        button=_("Open the account") if is_open else _("Close the account"),
        back=reverse("person", args=[person.pk]),
        back_label=person.full_name,
        explained=_("He can then sign in again, with his password or a new link.")
        if is_open
        else _("He is signed out everywhere and can no longer sign in. Posts, roles and what he did stay as they are."),
    )

    def send() -> str:
        reason = form.cleaned_data["reason"]
        actions.let_sign_in(person.pk, is_allowed=is_open, reason=reason, by=request.actor, at=clock.now())
        messages.success(request, _("The account is open.") if is_open else _("The account is closed."))
        return page.back

    return _kept(request, form, page, send)


def _ended(request: ActorRequest, page: _Page, end: Callable[..., object]) -> HttpResponse:
    """Ask for the last day of a thing and let the action `end` it."""
    form = LastDayForm(request.POST or None, initial={"last_day": _today()})

    def send() -> str:
        last_day = form.cleaned_data["last_day"]
        end(last_day=last_day, by=request.actor, at=clock.now())
        messages.success(request, _("It ends on %(day)s.") % {"day": f"{last_day:%d/%m/%Y}"})
        return page.back

    return _kept(request, form, page, send)


def _kept(request: ActorRequest, form: forms.Form, page: _Page, send: Callable[[], str]) -> HttpResponse:
    """Show the form, or send it and go where `send` says; what is refused stands above what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(send())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return render(request, "organization/keep.html", {"form": form, "page": page}, status=422 if form.errors else 200)


def _today() -> date:
    return clock.local_date(clock.now())
