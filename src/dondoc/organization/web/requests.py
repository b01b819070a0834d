"""The request as views meet it once the gate has let it pass."""

from __future__ import annotations

from django.http import HttpRequest

from dondoc.organization.actors import Actor


class ActorRequest(HttpRequest):
    """A request of somebody signed in; `actor` is who, with his powers today."""

    actor: Actor
