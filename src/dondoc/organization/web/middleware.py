"""The one guard of all routes: no gate, no entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from dondoc.kernel import clock
from dondoc.kernel.errors import NotPermitted
from dondoc.kernel.gates import gate_of
from dondoc.organization.models import Person
from dondoc.organization.queries import actor_of
from dondoc.ui.refusals import answer_refusal


class GateMiddleware:
    """Works out who asks (`request.actor`, None for strangers) and lets him pass only where the route's gate opens.

    A stranger is led to the sign-in and back to where he was going. A view without a gate answers nobody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Put the actor on the request and go on."""
        person = request.user
        request.actor = (  # type: ignore[attr-defined]
            actor_of(person, on=clock.today()) if isinstance(person, Person) else None
        )
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Answer in the view's place when its gate does not open: with the sign-in, or with a refusal."""
        gate = gate_of(view)
        actor = request.actor  # type: ignore[attr-defined]
        if gate is not None and gate.opens_to == "everybody":
            return None
        if actor is None:
            if request.method not in {"GET", "HEAD"}:
                messages.warning(request, _not_carried_out())
            return redirect_to_login(_way_back(request))
        if gate is None or (gate.opens_to == "holders" and not actor.may(gate.verb)):
            return answer_refusal(request, _not_for_this_role())
        return None


def _way_back(request: HttpRequest) -> str:
    """Return where to go on after the sign-in: the page asked for; after a form, the page on which it stands, whose
    browser still has what was typed."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    page = urlsplit(request.headers.get("Referer", ""))
    return urlunsplit(("", "", page.path, page.query, "")) if page.netloc == request.get_host() else "/"


def _not_carried_out() -> str:
    return _("You were signed out meanwhile, so what you pressed was not carried out. Sign in, then press it again.")


def _not_for_this_role() -> NotPermitted:
    return NotPermitted(_("This page is not for your role. Go back to your work list, or ask an administrator."))
