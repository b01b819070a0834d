"""Refusals: what a user asked for and cannot have, as a sentence he can act on."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise


class Refusal(Exception):
    """An action that was not carried out. Nothing has changed.

    `code` is stable and for programs (API, tests). `sentence` says what was wrong, what was given, what is allowed and
    what to do next; it is lazy, and `values` what its placeholders stand for, so that the edge shows it in the reader's
    language.
    """

    code = "refused"

    def __init__(self, sentence: str | Promise, **values: Any) -> None:
        super().__init__(sentence)
        self.sentence, self.values = sentence, values

    def __str__(self) -> str:
        return str(self.sentence % self.values if self.values else self.sentence)


class NotFound(Refusal):
    """There is no such thing, or it is not for this person to see: the two are never told apart."""

    code = "not-found"


class NotPermitted(Refusal):
    """The person may see the thing but not do this with it."""

    code = "not-permitted"
