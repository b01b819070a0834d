"""One page that leads to everything an administrator keeps."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from dondoc.administration.permissions import JOURNAL, RUNS, SHEETS
from dondoc.kernel.gates import gate
from dondoc.notices.permissions import RETRY
from dondoc.organization.actors import Actor
from dondoc.organization.permissions import MANAGE
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight.permissions import LADDER
from dondoc.tasks.permissions import VIEW as SEE_ASSIGNMENTS
from dondoc.workcalendar.permissions import MANAGE as KEEP_CALENDAR

_PLACES = (
    (_("Units and succession"), "units", MANAGE, _("Add and end units, say who takes over, hand their open work on.")),
    (
        _("A new person"),
        "person-new",
        MANAGE,
        _("Posts and stand-ins are kept on pages of units and people."),
    ),
    (
        _("Links to choose a password"),
        "password-links",
        MANAGE,
        _("Let people in, one or many at once, and see which links were used."),
    ),
    (_("Roles"), "roles", MANAGE, _("What each role permits, and who holds it.")),
    (
        _("The ladder"),
        "oversight:ladder",
        LADDER,
        _("What is done how many working days before and after a due date, and who is told."),
    ),
    (
        _("Wording of letters"),
        "administration:letters",
        LADDER,
        _("How letters and reports are worded, for all units or for one."),
    ),
    (
        _("Groups of addressees"),
        "groups",
        MANAGE,
        _("Bodies that orders name together, and their wordings."),
    ),
    (
        _("Working calendar"),
        "workcalendar:calendar",
        KEEP_CALENDAR,
        _("Days off and days worked, with their source."),
    ),
    (
        _("Spreadsheets"),
        "administration:sheets",
        SHEETS,
        _("Take in units, people and running tasks, and give them back."),
    ),
    (
        _("Long work"),
        "administration:runs",
        RUNS,
        _("Imports, sweeps and seals: how far they are."),
    ),
    (_("Deliveries"), "notices:deliveries", RETRY, _("Messages that could not be sent, and why; try them again.")),
    (_("State and settings"), "administration:state", MANAGE, _("Whether all is in order, and how the system is set.")),
    (_("Journal"), "administration:journal", JOURNAL, _("Who did what, and when; sealed every night.")),
)


@require_GET
@gate(MANAGE)
def hub(request: ActorRequest) -> HttpResponse:
    """The places that are this administrator's to keep, each with what it is for."""
    return render(request, "administration/hub.html", {"places": places_of(request.actor)})


def places_of(actor: Actor) -> list[tuple[Promise, str, Promise]]:
    """Return what the actor keeps: its name, its address and what it is for."""
    return [(name, reverse(url), about) for name, url, verb, about in _PLACES if actor.may(verb)]


def panel_of_home(request: HttpRequest, actor: Actor) -> SafeString:
    """Return the places at hand on Today, for who keeps units, people and roles and has no work of his own there."""
    if not actor.may(MANAGE) or actor.may(SEE_ASSIGNMENTS):
        return SafeString("")
    return render_to_string("administration/_home.html", {"places": places_of(actor)}, request)
