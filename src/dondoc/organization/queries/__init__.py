"""Reading the organization: who is who on a day."""

from __future__ import annotations

from dondoc.organization.queries.fields import in_charge_on, mandates_on, units_charged_with
from dondoc.organization.queries.people import acting_heads_on, career_of, heads_between, heads_on, holders_on, staff_of
from dondoc.organization.queries.powers import actor_of, stood_in_for
from dondoc.organization.queries.units import (
    choices_on,
    members_on,
    predecessors_of,
    spans_of,
    successors_of,
    units_of_groups,
    units_on,
)

__all__ = [
    "acting_heads_on",
    "actor_of",
    "career_of",
    "choices_on",
    "heads_between",
    "heads_on",
    "holders_on",
    "in_charge_on",
    "mandates_on",
    "members_on",
    "predecessors_of",
    "spans_of",
    "staff_of",
    "stood_in_for",
    "successors_of",
    "units_charged_with",
    "units_of_groups",
    "units_on",
]
