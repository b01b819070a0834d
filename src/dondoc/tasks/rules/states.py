"""The life of an assignment as one table: from, verb, to, who may. Pages, actions and tests take it from here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where an assignment stands."""

    SENT = "sent"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in-progress"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    RECALLED = "recalled"
    SUSPENDED = "suspended"


class Verb(StrEnum):
    """What can be done with an assignment."""

    ACCEPT = "accept"
    DECLINE = "decline"
    REPORT = "report"
    SUBMIT = "submit"
    CONFIRM = "confirm"
    RETURN = "return"
    RECALL = "recall"
    SUSPEND = "suspend"
    RESUME = "resume"
    REOPEN = "reopen"
    SEND_AGAIN = "send-again"


class Side(StrEnum):
    """Who acts: the unit that has the work, or the side of the one who assigned it. Never the same person for both."""

    DOER = "doer"
    ASSIGNER = "assigner"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table. `permission` is held over the assignment's unit; `needs_reason` asks for a sentence."""

    verb: Verb
    sources: frozenset[State]
    target: State
    side: Side
    permission: str
    needs_reason: bool = False


OPEN = frozenset({State.SENT, State.ACCEPTED, State.IN_PROGRESS, State.SUBMITTED, State.RETURNED})
"""Work that still has to be done or confirmed, with its clock running."""

UNFINISHED = OPEN | {State.SUSPENDED}
"""Open work, and what is open again once it is taken up: what somebody must hold on every day."""

APART = frozenset({State.DECLINED, State.RECALLED, State.SUSPENDED})
"""In no rate; listed apart."""

AT_WORK = frozenset({State.ACCEPTED, State.IN_PROGRESS, State.RETURNED})
"""Taken on and not handed in: work that its unit has at hand."""

TRANSITIONS = (
    Transition(Verb.ACCEPT, frozenset({State.SENT}), State.ACCEPTED, Side.DOER, "assignment.accept"),
    Transition(
        Verb.DECLINE, frozenset({State.SENT}), State.DECLINED, Side.DOER, "assignment.accept", needs_reason=True
    ),
    Transition(Verb.REPORT, AT_WORK, State.IN_PROGRESS, Side.DOER, "assignment.report"),
    Transition(Verb.SUBMIT, AT_WORK, State.SUBMITTED, Side.DOER, "assignment.submit"),
    Transition(Verb.CONFIRM, frozenset({State.SUBMITTED}), State.CONFIRMED, Side.ASSIGNER, "assignment.confirm"),
    Transition(
        Verb.RETURN,
        frozenset({State.SUBMITTED}),
        State.RETURNED,
        Side.ASSIGNER,
        "assignment.confirm",
        needs_reason=True,
    ),
    Transition(
        Verb.RECALL,
        OPEN | {State.SUSPENDED, State.DECLINED},
        State.RECALLED,
        Side.ASSIGNER,
        "assignment.recall",
        needs_reason=True,
    ),
    Transition(
        Verb.SUSPEND,
        OPEN - {State.SUBMITTED},
        State.SUSPENDED,
        Side.ASSIGNER,
        "assignment.suspend",
        needs_reason=True,
    ),
    Transition(Verb.RESUME, frozenset({State.SUSPENDED}), State.ACCEPTED, Side.ASSIGNER, "assignment.suspend"),
    Transition(
        Verb.REOPEN,
        frozenset({State.CONFIRMED}),
        State.RETURNED,
        Side.ASSIGNER,
        "assignment.confirm",
        needs_reason=True,
    ),
    Transition(
        Verb.SEND_AGAIN, frozenset({State.DECLINED}), State.SENT, Side.ASSIGNER, "task.issue", needs_reason=True
    ),
)

OPENS_AGAIN = frozenset({Verb.REOPEN, Verb.SEND_AGAIN})
"""By these closed work is open again."""

BY_VERB = {transition.verb: transition for transition in TRANSITIONS}


def verbs_from(state: State) -> tuple[Transition, ...]:
    """Return the rows that lead out of `state`, in the order of the table."""
    return tuple(transition for transition in TRANSITIONS if state in transition.sources)
