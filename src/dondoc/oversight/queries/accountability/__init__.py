"""How desks answered for their work in a period: from stands, passages, requests and the journal, and nothing else.

A unit's desk has the work its stands say; a person's has what passages put him in charge of. Days are working days on
which the work was for the desk to move (`AT_DESK`): what waits for confirmation or is suspended lies with nobody here.
"""

from dondoc.oversight.queries.accountability.desks import AT_DESK, Answer, Clip, Declined, Desk, Lying
from dondoc.oversight.queries.accountability.people import desk_of_person
from dondoc.oversight.queries.accountability.units import (
    answers_of_units,
    as_declined,
    as_lying,
    declined,
    desk_of_unit,
    lying_of_unit,
    passed_on,
    requests,
    untouched_of_unit,
)

__all__ = [
    "AT_DESK",
    "Answer",
    "Clip",
    "Declined",
    "Desk",
    "Lying",
    "answers_of_units",
    "as_declined",
    "as_lying",
    "declined",
    "desk_of_person",
    "desk_of_unit",
    "lying_of_unit",
    "passed_on",
    "requests",
    "untouched_of_unit",
]
