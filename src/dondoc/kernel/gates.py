"""Every route declares its gate; a route without one is closed (the middleware of `organization` sees to both)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Gate:
    """Who may pass: anybody, anybody signed in, or who holds the permission `verb` in any scope.

    A gate lets a person into a page; which objects he meets there is decided by the room's `visible_to`.
    """

    opens_to: Literal["everybody", "signed-in", "holders"]
    verb: str = ""


def gate(verb: str) -> Callable[[View], View]:
    """Open the view to those who hold the permission `verb`."""
    return _declares(Gate("holders", verb))


def signed_in(view: View) -> View:
    """Open the view to everybody who is signed in."""
    return _declares(Gate("signed-in"))(view)


def everybody(view: View) -> View:
    """Open the view to everybody, signed in or not."""
    return _declares(Gate("everybody"))(view)


def gate_of(view: Callable[..., Any]) -> Gate | None:
    """Return the gate a view declares, `None` when it declares none."""
    found = getattr(view, "gate", None)
    return found if isinstance(found, Gate) else None


def _declares(declared: Gate) -> Callable[[View], View]:
    def declare(view: View) -> View:
        view.gate = declared  # type: ignore[attr-defined]
        return view

    return declare
