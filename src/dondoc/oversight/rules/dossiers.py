"""When a dossier may be used: pure. Nobody is judged by what he could not answer."""

from __future__ import annotations

from datetime import date


def is_usable(*, is_withdrawn: bool, is_answered: bool, answer_on: date | None, on: date) -> bool:
    """Whether the dossier may be used on the day: it was answered, or its person was shown it and the last day of his
    answer, `answer_on`, is over. One that was withdrawn never is again."""
    if is_withdrawn:
        return False
    return is_answered or (answer_on is not None and answer_on < on)
