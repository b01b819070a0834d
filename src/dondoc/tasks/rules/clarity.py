"""The "6 rõ": nothing leaves before person, task, time, responsibility, product and authority are clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dondoc.tasks.rules.dues import DueKind, DueSpec
from dondoc.tasks.rules.periods import recurrence


class Clarity(StrEnum):
    """One of the six, in the order officials say them: rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm,
    rõ thẩm quyền."""

    PERSON = "person"
    TASK = "task"
    TIME = "time"
    RESPONSIBILITY = "responsibility"
    PRODUCT = "product"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """A body named by a task: its role, whether it is known who is meant, and how many units that is on the day.

    `headless` counts the units among them that have neither a head nor a person in charge on that day; `beyond` those
    the assigner does not stand above.
    """

    role: str
    is_resolved: bool
    is_outside: bool = False
    units: int = 0
    headless: int = 0
    beyond: int = 0


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What the gate looks at."""

    text: str
    due: DueSpec
    parties: Sequence[PartyFacts]
    product: str
    is_standing: bool
    has_confirmer: bool
    authority_note: str


def unclear(task: TaskFacts) -> tuple[Clarity, ...]:
    """Return which of the six are not yet clear, in their order.

    A task led wholly by bodies that are not ours ("another body's work") is assigned to nobody: of it only the text
    must be there.
    """
    if is_elsewhere(task.parties):
        return () if task.text.strip() else (Clarity.TASK,)
    checks = {
        Clarity.PERSON: _person(task.parties),
        Clarity.TASK: bool(task.text.strip()),
        Clarity.TIME: _time(task.due),
        Clarity.RESPONSIBILITY: task.has_confirmer
        and all(party.is_resolved for party in task.parties if party.role != "lead"),
        Clarity.PRODUCT: bool(task.product.strip()) or task.is_standing,
        Clarity.AUTHORITY: bool(task.authority_note.strip()) or not any(party.beyond for party in task.parties),
    }
    return tuple(clarity for clarity, is_clear in checks.items() if not is_clear)


def is_elsewhere(parties: Sequence[PartyFacts]) -> bool:
    """Whether the task is wholly another body's work."""
    leads = [party for party in parties if party.role == "lead"]
    return bool(leads) and all(party.is_outside for party in leads)


def _time(due: DueSpec) -> bool:
    """Undecided is not clear, nor is a recurrence whose day nobody can find in a calendar."""
    if due.kind is DueKind.RECURRING:
        return recurrence(due.every, due.on_day, due.interval) is not None
    return due.kind is not DueKind.UNDECIDED


def _person(parties: Sequence[PartyFacts]) -> bool:
    leads = [party for party in parties if party.role == "lead"]
    ours = [party for party in leads if not party.is_outside]
    return (
        bool(ours)
        and all(party.is_resolved for party in leads)
        and all(party.units > 0 and party.headless == 0 for party in ours)
    )
