"""Who may change working time. The calendar itself is law and open to everybody."""

from __future__ import annotations

from typing import Protocol

from dondoc.journal.rules import Author

MANAGE = "calendar.manage"


class Keeper(Protocol):
    """Who acts, as far as this room needs to know: the `Actor` of the room `organization`, which stands above it."""

    @property
    def author(self) -> Author:
        """How the journal names him."""

    def require(self, verb: str) -> None:
        """Raise `NotPermitted` unless he holds the permission."""

    def may(self, verb: str) -> bool:
        """Whether he holds the permission in any scope."""
