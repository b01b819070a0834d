"""What this room refuses."""

from __future__ import annotations

from dondoc.kernel.errors import Refusal


class HourNotPossible(Refusal):
    """A digest cannot be wanted at night."""

    code = "hour-not-possible"
