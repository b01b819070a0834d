"""People: added, given what they look after, let go of a role, and their accounts."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.kernel import clock
from dondoc.kernel.gates import gate
from dondoc.organization import actions, queries
from dondoc.organization.permissions import MANAGE, get_grant_for, get_person_for, get_portfolio_for
from dondoc.organization.web.forms import AccountForm, PersonForm, PortfolioForm
from dondoc.organization.web.keeping.page import Page, ended, kept
from dondoc.organization.web.requests import ActorRequest


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def add_person(request: ActorRequest) -> HttpResponse:
    """Add a person, who is then appointed on the page of his unit."""
    on = clock.today()
    form = PersonForm(request.POST or None, on=on)
    page = Page(
        heading=_("Add a person"),
        button=_("Add the person"),
        back=reverse("units"),
        back_label=_("Units"),
        explained=_("Many people at once are better taken in from a spreadsheet."),
        units=queries.units_on(on),
    )

    def send() -> str:
        person = actions.add_person(form.facts(), by=request.actor, at=clock.now())
        unit = form.cleaned_data["unit"]
        if unit is not None:
            messages.success(request, _("%(name)s is added. Appoint the person now.") % {"name": person.full_name})
            return f"{reverse('unit-appoint', args=[unit.pk])}?{urlencode({'person': person.username})}"
        said = _("%(name)s is added. Appoint him on the page of his unit, by the sign-in name %(username)s.")
        messages.success(request, said % {"name": person.full_name, "username": person.username})
        return reverse("person", args=[person.pk])

    return kept(request, form, page, send)


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def give_portfolio(request: ActorRequest, person_id: int) -> HttpResponse:
    """Let a person look after a field of work or a unit."""
    person = get_person_for(request.actor, person_id)
    on = clock.today()
    form = PortfolioForm(request.POST or None, on=on, initial={"valid_from": on})
    page = Page(
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

    return kept(request, form, page, send)


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def end_portfolio(request: ActorRequest, portfolio_id: int) -> HttpResponse:
    """Let a portfolio end."""
    row = get_portfolio_for(request.actor, portfolio_id)
    page = Page(
        heading=_("%(name)s gives up a portfolio") % {"name": row.person.full_name},
        button=_("Set the last day"),
        back=reverse("person", args=[row.person_id]),
        back_label=row.person.full_name,
        explained=str(row.field or row.unit),
    )
    return ended(request, page, partial(actions.end_portfolio, row.pk))


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def end_grant(request: ActorRequest, grant_id: int) -> HttpResponse:
    """Let a person hold a role no longer."""
    row = get_grant_for(request.actor, grant_id)
    page = Page(
        heading=_("%(name)s gives up a role") % {"name": row.person.full_name},
        button=_("Set the last day"),
        back=reverse("person", args=[row.person_id]),
        back_label=row.person.full_name,
        explained=f"{row.role.name}, {row.unit.name}",
    )
    return ended(request, page, partial(actions.end_grant, row.pk))


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def account(request: ActorRequest, person_id: int) -> HttpResponse:
    """Close the account of a person, or open it again."""
    person = get_person_for(request.actor, person_id)
    form, is_open = AccountForm(request.POST or None), not person.is_active
    page = Page(
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

    return kept(request, form, page, send)
