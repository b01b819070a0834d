"""The room's part of the `dondoc` command: roles and passwords for whom no page can give them."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from datetime import datetime

import click
from django.conf import settings
from django.utils.translation import gettext as _

from dondoc.kernel import clock
from dondoc.kernel.cells import inert
from dondoc.organization.actions import GrantFacts, make_password_links
from dondoc.organization.actions import grant_role as grant
from dondoc.organization.actors import Actor
from dondoc.organization.errors import NoSuchCode
from dondoc.organization.models import Person, Role
from dondoc.organization.passwords import address_of_link
from dondoc.organization.queries import without_password_on


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
    roles = list(Role.objects.order_by("code").values_list("code", flat=True))
    if role not in roles:
        said = _("There is no role %(role)s. The roles here are: %(roles)s.")
        raise NoSuchCode(said % {"role": role, "roles": ", ".join(roles) or "–"})
    facts = GrantFacts(
        username,
        role,
        unit or settings.DONDOC_COMMITTEE,
        first.date() if first else clock.local_date(at),
        last.date() if last else None,
    )
    made = grant(facts, by=Actor.system(), at=at)
    click.echo(_("Granted: %(what)s.") % {"what": made})


@click.command("password-link")
@click.argument("usernames", nargs=-1)
@click.option("--missing", is_flag=True, help="For everybody who holds a post today and has no password.")
def password_link(usernames: tuple[str, ...], missing: bool) -> None:
    """Make links by which people choose their passwords, once, within three days; print them as CSV.

    Passwords until now no longer count. So an administrator who forgot his own comes in again, and after a list of
    people was taken in each gets his first one.
    """
    at = clock.now()
    if bool(usernames) == missing:
        raise click.UsageError(_("Name the people by their sign-in names, or say --missing: one of the two."))
    people = without_password_on(clock.local_date(at)) if missing else _named(usernames)
    made = make_password_links([person.pk for person in people], by=Actor.system(), at=at)
    lines = csv.writer(sys.stdout)
    for person, secret in made:
        lines.writerow(
            (inert(person.username), inert(person.full_name), settings.DONDOC_SITE + address_of_link(person, secret))
        )


def _named(usernames: Sequence[str]) -> list[Person]:
    people = {person.username: person for person in Person.objects.filter(username__in=usernames)}
    unknown = [name for name in usernames if name not in people]
    if unknown:
        raise NoSuchCode(_("Nobody has the sign-in name %(names)s.") % {"names": ", ".join(unknown)})
    return list(people.values())
