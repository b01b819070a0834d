"""What this room refuses."""

from __future__ import annotations

from dondoc.kernel.errors import Refusal


class RungNotPossible(Refusal):
    """A rung that cannot stand in the ladder."""

    code = "rung-not-possible"


class NothingToUrge(Refusal):
    """None of the chosen work can be urged by this person now."""

    code = "nothing-to-urge"


class UrgingNotPossible(Refusal):
    """An urging without a text or on a level that does not exist."""

    code = "urging-not-possible"


class WordingNotPossible(Refusal):
    """A wording from which no letter can be drawn."""

    code = "wording-not-possible"


class ExplanationNotPossible(Refusal):
    """An explanation that cannot be asked for, given or decided on so."""

    code = "explanation-not-possible"


class DossierNotPossible(Refusal):
    """A dossier that cannot be made, shown, answered or used so."""

    code = "dossier-not-possible"


class SampleNotPossible(Refusal):
    """A sample that cannot be drawn, or a check that cannot be recorded so."""

    code = "sample-not-possible"
