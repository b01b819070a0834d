"""Explanations on the page of an assignment, on a person's day, and in a list of their own."""

from dondoc.oversight.web.explanations.listing import explanations
from dondoc.oversight.web.explanations.panels import (
    panel_of_assignment,
    panel_of_home,
    urging_of_assignment,
    words_beside,
)
from dondoc.oversight.web.explanations.steps import ask, decide, give, letter, volunteer, withdraw

__all__ = [
    "ask",
    "decide",
    "explanations",
    "give",
    "letter",
    "panel_of_assignment",
    "panel_of_home",
    "urging_of_assignment",
    "volunteer",
    "withdraw",
    "words_beside",
]
