"""What this room refuses."""

from __future__ import annotations

from dondoc.kernel.errors import Refusal


class CodeTaken(Refusal):
    """Another unit, person, group or role bears this code."""

    code = "code-taken"


class NoSuchCode(Refusal):
    """No unit, person or role bears this code."""

    code = "no-such-code"


class DatesDoNotFit(Refusal):
    """The end lies before the beginning, or outside the span of what it belongs to."""

    code = "dates-do-not-fit"


class LastAdministrator(Refusal):
    """Nobody would be left who may keep units, people and roles."""

    code = "last-administrator"


class OwnRights(Refusal):
    """Nobody widens what he may do himself."""

    code = "own-rights"


class PermissionNotPossible(Refusal):
    """A permission that no role can hold, or not that far."""

    code = "permission-not-possible"


class PostTaken(Refusal):
    """A unit has one head at a time."""

    code = "post-taken"


class WordingTaken(Refusal):
    """The wording already names another group."""

    code = "wording-taken"


class NoSuchSubstitution(Refusal):
    """Nobody stands in for himself, directly or in a circle."""

    code = "no-such-substitution"


class LinkUsedUp(Refusal):
    """The link to choose a password was used, has lapsed, or was replaced by another."""

    code = "link-used-up"


class ReachesTooFar(Refusal):
    """The person may do more than who would make him a link."""

    code = "reaches-too-far"


class TooManyLinks(Refusal):
    """More links at once than one sheet holds."""

    code = "too-many-links"
