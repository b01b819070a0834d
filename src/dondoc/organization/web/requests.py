"""The request as views meet it once the gate has let it pass."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from dondoc.organization.actors import Actor


class ActorRequest(HttpRequest):
    """A request of somebody signed in; `actor` is who, with his powers today. `typed` holds the forms of the page that
    were refused, by the code of what they do, so that the panels of rooms above show what was typed."""

    actor: Actor
    typed: Mapping[str, Any]
