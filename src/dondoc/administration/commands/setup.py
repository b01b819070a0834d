"""`dondoc setup`: what an empty installation needs before anybody can sign in."""

from __future__ import annotations

import click
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.administration.actions import lay_foundations
from dondoc.kernel import clock
from dondoc.organization.actions import (
    GrantFacts,
    PersonFacts,
    UnitFacts,
    add_person,
    add_unit,
    give_password,
    grant_role,
)
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person, Unit, UnitKind

ROLE = "administrator"


@click.command()
@click.option(
    "--committee", required=True, help="Name of the body whose orders are tracked, as its documents print it."
)
@click.option("--username", required=True, help="Sign-in name of the first administrator.")
@click.option("--full-name", required=True, help="Full name of the first administrator.")
@click.password_option(help="Password of the first administrator; asked for when left out.")
def setup(committee: str, username: str, full_name: str, password: str) -> None:
    """Load the roles, the calendar and the groups, and open the first administrator's account. Twice harms nothing."""
    try:
        validate_password(password)
    except ValidationError as weak:
        raise click.BadParameter(" ".join(weak.messages), param_hint="--password") from weak
    by, at = Actor.system(), clock.now()
    today = clock.local_date(at)
    with transaction.atomic():
        lay_foundations(by=by, at=at)
        code = settings.DONDOC_COMMITTEE
        if not Unit.objects.filter(code=code).exists():
            facts = UnitFacts(code, committee, committee[:120], UnitKind.COMMITTEE, "Chủ tịch", valid_from=today)
            add_unit(facts, by=by, at=at)
        if Person.objects.filter(username__iexact=username).exists():
            click.echo(_("%(name)s can sign in already; the password stays as it is.") % {"name": username})
            return
        add_person(PersonFacts(username, full_name), by=by, at=at)
        grant_role(GrantFacts(username, ROLE, code, valid_from=today), by=by, at=at)
        give_password(username, password, by=by, at=at)
    click.echo(_("Ready. %(name)s can sign in and see to the rest.") % {"name": username})
