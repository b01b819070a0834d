"""The room's part of the `dondoc` command: roles for whom no page can give them."""

from __future__ import annotations

from datetime import datetime

import click
from django.conf import settings
from django.utils.translation import gettext as _

from dondoc.kernel import clock
from dondoc.organization.actions import GrantFacts
from dondoc.organization.actions import grant_role as grant
from dondoc.organization.actors import Actor


@click.command("grant-role")
@click.argument("username")
@click.argument("role")
@click.option("--unit", default="", help="Code of the unit in which it is held; the Committee's when left out.")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), help="First day; today when left out.")
@click.option("--until", "last", type=click.DateTime(["%Y-%m-%d"]), help="Last day, included; no end when left out.")
def grant_role(username: str, role: str, unit: str, first: datetime | None, last: datetime | None) -> None:
    """Grant a role, by its code, to a person, by the sign-in name.

    On the pages nobody grants himself a role; an installation with one administrator gets its second one here.
    """
    at = clock.now()
    facts = GrantFacts(
        username,
        role,
        unit or settings.DONDOC_COMMITTEE,
        first.date() if first else clock.local_date(at),
        last.date() if last else None,
    )
    made = grant(facts, by=Actor.system(), at=at)
    click.echo(_("Granted: %(what)s.") % {"what": made})
