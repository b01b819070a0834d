"""All reading of the room: the ladder, urgings and explanations with their letters, and whether all of it is right."""

from dondoc.oversight.queries.checking import Gap, gaps, vanished
from dondoc.oversight.queries.explanations import (
    Said,
    explanation_order,
    explanations_of,
    explanations_to,
    explanations_to_decide,
    explanations_to_give,
    newest_word,
    replies_on,
    said_of,
)
from dondoc.oversight.queries.letters import letter_of_explanation, letters_from, letters_of
from dondoc.oversight.queries.urgings import (
    MOST_OFFERED,
    UrgedUnit,
    asked_on_level,
    to_urge,
    urged_between,
    urged_of,
    work_of,
)
from dondoc.oversight.queries.watching import (
    WATCHED_ROLES,
    WATCHED_STATES,
    facts_of,
    is_overdue,
    ladder,
    rungs_on,
    steps_of,
    to_watch,
)

__all__ = [
    "MOST_OFFERED",
    "WATCHED_ROLES",
    "WATCHED_STATES",
    "Gap",
    "Said",
    "UrgedUnit",
    "asked_on_level",
    "explanation_order",
    "explanations_of",
    "explanations_to",
    "explanations_to_decide",
    "explanations_to_give",
    "facts_of",
    "gaps",
    "is_overdue",
    "ladder",
    "letter_of_explanation",
    "letters_from",
    "letters_of",
    "newest_word",
    "replies_on",
    "rungs_on",
    "said_of",
    "steps_of",
    "to_urge",
    "to_watch",
    "urged_between",
    "urged_of",
    "vanished",
    "work_of",
]
