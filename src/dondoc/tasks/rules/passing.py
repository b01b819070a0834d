"""To which successor an assignment of a unit goes: what follows from the decision, and what a person must choose."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

WHOLE = "all"
"""The share of a successor that takes everything that goes to nobody else by name."""


class PassingRule(StrEnum):
    """Why a successor is proposed."""

    ONLY_HEIR = "only-heir"
    MANDATE = "mandate"
    SHARE = "share"
    REST = "rest"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Heir:
    """A successor: the share of the work it takes, folded ("giam ngheo", or `WHOLE`), and the fields it is charged
    with. Without a unit the share goes to nobody: each assignment is given out or recalled by a person."""

    unit_id: int | None
    share: str = WHOLE
    fields: frozenset[int] = frozenset()


def heir_of(words: str, fields: Collection[int], heirs: Sequence[Heir]) -> tuple[int | None, PassingRule]:
    """Return the unit an assignment goes to and why; no unit where only a person can say.

    `words` is the folded text of the work, `fields` the fields of work it belongs to. The work follows the function
    (resolution 190/2025/QH15: no function, field or area is interrupted, doubled or left out): to the only successor;
    else to the one whose share stands in the words of the work; else to the only one charged with its field; else to
    the one that takes the rest. Whatever fits two of them, or none, is a person's choice.
    """
    units = {heir.unit_id for heir in heirs}
    if len(units) == 1 and None not in units and all(heir.share == WHOLE for heir in heirs):
        return heirs[0].unit_id, PassingRule.ONLY_HEIR
    for rule, fitting in (
        (PassingRule.SHARE, {heir.unit_id for heir in heirs if heir.share != WHOLE and _stands_in(heir.share, words)}),
        (PassingRule.MANDATE, {heir.unit_id for heir in heirs if heir.fields & set(fields)}),
        (PassingRule.REST, {heir.unit_id for heir in heirs if heir.share == WHOLE}),
    ):
        if len(fitting) == 1:
            (unit_id,) = fitting
            return (unit_id, rule) if unit_id is not None else (None, PassingRule.CHOICE)
        if fitting:
            return None, PassingRule.CHOICE
    return None, PassingRule.CHOICE


def _stands_in(share: str, words: str) -> bool:
    return f" {share} " in f" {words} "
