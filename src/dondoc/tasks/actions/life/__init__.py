"""The life of an assignment, verb by verb, each by the state table."""

from dondoc.tasks.actions.life.accounts import Account, report, submit
from dondoc.tasks.actions.life.deciding import (
    accept,
    confirm,
    decline,
    end_own_part,
    ends_with_the_whole,
    recall,
    reopen,
    return_to_unit,
)
from dondoc.tasks.actions.life.sending import send_again
from dondoc.tasks.actions.life.stopping import resume, suspend

__all__ = [
    "Account",
    "accept",
    "confirm",
    "decline",
    "end_own_part",
    "ends_with_the_whole",
    "recall",
    "reopen",
    "report",
    "resume",
    "return_to_unit",
    "send_again",
    "submit",
    "suspend",
]
