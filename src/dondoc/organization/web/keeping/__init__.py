"""Pages on which units, posts, appointments and stand-ins are kept: one form each, that leads back to its thing."""

from dondoc.organization.web.keeping.correcting import correct_person, correct_unit
from dondoc.organization.web.keeping.people import account, add_person, end_grant, end_portfolio, give_portfolio
from dondoc.organization.web.keeping.posts import appoint, end_appointment, end_stand_in, stand_in
from dondoc.organization.web.keeping.units import add, end_mandate, give_mandate

__all__ = [
    "account",
    "add",
    "add_person",
    "appoint",
    "correct_person",
    "correct_unit",
    "end_appointment",
    "end_grant",
    "end_mandate",
    "end_portfolio",
    "end_stand_in",
    "give_mandate",
    "give_portfolio",
    "stand_in",
]
