"""Writing the organization. Each action takes many at once, since reorganisations come in hundreds."""

from __future__ import annotations

from dondoc.organization.actions.fields import (
    FieldFacts,
    MandateFacts,
    PortfolioFacts,
    charge_with_portfolios,
    end_mandate,
    end_portfolio,
    give_mandates,
    set_up_fields,
)
from dondoc.organization.actions.groups import GroupFacts, define_group, set_up_groups
from dondoc.organization.actions.people import (
    AppointmentFacts,
    PersonFacts,
    PostFacts,
    add_people,
    add_person,
    add_post,
    add_posts,
    appoint,
    appoint_all,
    appoint_to_new_post,
    end_appointment,
    give_password,
)
from dondoc.organization.actions.roles import GrantFacts, RoleFacts, define_role, end_grant, grant_role, grant_roles
from dondoc.organization.actions.substitutions import SubstitutionFacts, end_substitution, substitute
from dondoc.organization.actions.units import (
    SuccessionFacts,
    UnitFacts,
    add_succession,
    add_successions,
    add_unit,
    add_units,
    end_unit,
    reorganise,
)

__all__ = [
    "AppointmentFacts",
    "FieldFacts",
    "GrantFacts",
    "GroupFacts",
    "MandateFacts",
    "PersonFacts",
    "PortfolioFacts",
    "PostFacts",
    "RoleFacts",
    "SubstitutionFacts",
    "SuccessionFacts",
    "UnitFacts",
    "add_people",
    "add_person",
    "add_post",
    "add_posts",
    "add_succession",
    "add_successions",
    "add_unit",
    "add_units",
    "appoint",
    "appoint_all",
    "appoint_to_new_post",
    "charge_with_portfolios",
    "define_group",
    "define_role",
    "end_appointment",
    "end_grant",
    "end_mandate",
    "end_portfolio",
    "end_substitution",
    "end_unit",
    "give_mandates",
    "give_password",
    "grant_role",
    "grant_roles",
    "reorganise",
    "set_up_fields",
    "set_up_groups",
    "substitute",
]
