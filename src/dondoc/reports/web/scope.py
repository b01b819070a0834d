"""Whose work an address asks for: a leader's own portfolio, or all."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dondoc.kernel import clock
from dondoc.organization.web.requests import ActorRequest
from dondoc.reports import queries
from dondoc.reports.queries import Scope


def scope_of(request: ActorRequest) -> Scope:
    """Return whose work is asked for: a leader's own portfolio where he has one, unless all is asked for."""
    on = clock.today()
    person_id = request.actor.person_id
    mine = not _wants_all(request) and queries.has_portfolio(person_id, on=on)
    return Scope(request.actor, on, person_id if mine else None)


def whose_choices(request: ActorRequest, scope: Scope) -> list[tuple[str, str]]:
    """Return what a leader with a portfolio chooses between; nothing for others."""
    chose_all = _wants_all(request) and queries.has_portfolio(request.actor.person_id, on=scope.on)
    return [("", _("In my charge")), ("all", _("Everything"))] if scope.leader_id is not None or chose_all else []


def _wants_all(request: ActorRequest) -> bool:
    return request.GET.get("whose") == "all"
