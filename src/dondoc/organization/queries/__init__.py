"""Reading the organization: who is who on a day."""

from __future__ import annotations

from dondoc.organization.queries.fields import (
    closest_in_charge_on,
    in_charge_on,
    mandates_of,
    mandates_on,
    portfolios_of,
    units_charged_with,
)
from dondoc.organization.queries.people import (
    acting_heads_on,
    career_of,
    colleagues_of,
    colleagues_of_person,
    headed_on,
    heads_between,
    heads_on,
    holders_on,
    people_called,
    staff_of,
    substitutions_of,
)
from dondoc.organization.queries.powers import (
    actor_by_id,
    actor_of,
    stood_in_for,
)
from dondoc.organization.queries.roles import grants_of
from dondoc.organization.queries.units import (
    UNIT_ORDER,
    choices_on,
    kinds_on,
    members_on,
    other_names_of,
    predecessors_of,
    spans_of,
    successions_of,
    successors_of,
    unit_of_code,
    units_like,
    units_of_groups,
    units_on,
)

__all__ = [
    "UNIT_ORDER",
    "acting_heads_on",
    "actor_by_id",
    "actor_of",
    "career_of",
    "choices_on",
    "closest_in_charge_on",
    "colleagues_of",
    "colleagues_of_person",
    "grants_of",
    "headed_on",
    "heads_between",
    "heads_on",
    "holders_on",
    "in_charge_on",
    "kinds_on",
    "mandates_of",
    "mandates_on",
    "members_on",
    "other_names_of",
    "people_called",
    "portfolios_of",
    "predecessors_of",
    "spans_of",
    "staff_of",
    "stood_in_for",
    "substitutions_of",
    "successions_of",
    "successors_of",
    "unit_of_code",
    "units_charged_with",
    "units_like",
    "units_of_groups",
    "units_on",
]
