"""From what a document prints about time to the last day on which work may still be handed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any

from dondoc.tasks.rules.periods import day_before


class DueKind(StrEnum):
    """How a task is bound in time. `UNDECIDED` is no kind of due: somebody still has to say."""

    UNDECIDED = "undecided"
    DATE = "date"
    TERM = "term"
    RECURRING = "recurring"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class DueSpec:
    """What binds a task in time, as far as it is known before the task is issued.

    `on` is the last day, included, and is set for `DATE` alone. A `TERM` of `amount` `unit`s starts at `event`. `text`
    is the printed wording. `every`, `on_day` and `interval` belong to `RECURRING` (`rules.periods.Recurrence`).
    """

    kind: DueKind = DueKind.UNDECIDED
    text: str = ""
    on: date | None = None
    at_time: time | None = None
    amount: int | None = None
    unit: str = ""
    event: str = ""
    every: str = ""
    on_day: str = ""
    interval: int = 1


UNDECIDED = DueSpec()
RECEIPT = "receipt"
"""The event of a term that starts with its arrival at the unit."""


def waits_for_event(kind: str, event: str) -> bool:
    """Return whether work bound so has no due date until somebody records the event that its term is counted from."""
    return kind == DueKind.TERM and event != RECEIPT


def last_day(printed: date, *, inclusive: bool) -> date:
    """Return the last day on which work may be handed in: "trước ngày 01/01/2025" leaves until 31/12/2024."""
    return printed if inclusive else printed - timedelta(days=1)


def due_of_reading(dues: Sequence[Mapping[str, Any]]) -> DueSpec:
    """Return the due of a task from what the reading found: the earliest date, else the first term, else the first
    recurrence, else undecided. A term that runs back from an event ("05 ngày trước ngày họp") ends on a day that nobody
    knows yet, and stays undecided. A task with several dues is for a person to split; none of them is lost, since the
    document's words stay beside the task.
    """
    dates = [due for due in dues if due.get("kind") == "date" and due.get("date")]
    if dates:
        return min((_fixed(due) for due in dates), key=lambda spec: spec.on or date.max)
    for due in dues:
        if due.get("kind") == "within" and due.get("event") != "before":
            return DueSpec(
                DueKind.TERM,
                text=due.get("text") or "",
                amount=int(due["amount"]),
                unit=due["unit"],
                event=due.get("event") or RECEIPT,
            )
        if due.get("kind") == "recurring":
            return _recurring(due)
    return UNDECIDED


def _recurring(due: Mapping[str, Any]) -> DueSpec:
    """ "Trước ngày 20 hằng tháng" leaves until the 19th."""
    every, on_day = due["every"], str(due.get("on") or "")
    return DueSpec(
        DueKind.RECURRING,
        text=due.get("text") or "",
        every=every,
        on_day=day_before(every, on_day) if due.get("inclusive") is False else on_day,
        interval=int(due.get("interval") or 1),
    )


def _fixed(due: Mapping[str, Any]) -> DueSpec:
    return DueSpec(
        DueKind.DATE,
        text=due.get("text") or "",
        on=last_day(date.fromisoformat(due["date"]), inclusive=bool(due.get("inclusive"))),
        at_time=time.fromisoformat(due["time"]) if due.get("time") else None,
    )
