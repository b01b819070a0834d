"""`dondoc setup`: what an empty installation needs before anybody can sign in."""

from __future__ import annotations

from datetime import datetime

import click
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
_READY = gettext_lazy("Ready. %(name)s can sign in and see to the rest.")


@click.command()
@click.option("--committee", default="", help="Name of the body whose orders are tracked, as its documents print it.")
@click.option("--username", default="", help="Sign-in name of the first administrator.")
@click.option("--full-name", default="", help="Full name of the first administrator.")
@click.option("--password", default="", help="Password of the first administrator; asked for when left out.")
def setup(committee: str, username: str, full_name: str, password: str) -> None:
    """Load the roles, the calendar and the groups, and open the first administrator's account. Twice harms nothing:
    after an update, without options, it adds what the new version brings."""
    by, at = Actor.system(), clock.now()
    if Person.objects.exists() and not username:
        lay_foundations(by=by, at=at)
        click.echo(_("Roles, working days, groups and the ladder have all that this version brings."))
        return
    if not (committee and username and full_name):
        raise click.UsageError(_("Nobody can sign in yet: give --committee, --username and --full-name."))
    stands = Person.objects.filter(username__iexact=username).exists()
    if not stands:
        password = _strong(password or click.prompt(_("Password"), hide_input=True, confirmation_prompt=True))
    with transaction.atomic():
        lay_foundations(by=by, at=at)
        if not stands:
            _found(committee, PersonFacts(username, full_name), password, by=by, at=at)
    said = _("%(name)s can sign in already; the password stays as it is.") if stands else _READY
    click.echo(said % {"name": username})


def _strong(password: str) -> str:
    try:
        validate_password(password)
    except ValidationError as weak:
        raise click.BadParameter(" ".join(weak.messages), param_hint="--password") from weak
    return password


def _found(committee: str, first: PersonFacts, password: str, *, by: Actor, at: datetime) -> None:
    """Add the committee, where it is missing, and its first administrator."""
    today, code = clock.local_date(at), settings.DONDOC_COMMITTEE
    if not Unit.objects.filter(code=code).exists():
        facts = UnitFacts(code, committee, committee[:120], UnitKind.COMMITTEE, "Chủ tịch", valid_from=today)
        add_unit(facts, by=by, at=at)
    add_person(first, by=by, at=at)
    grant_role(GrantFacts(first.username, ROLE, code, valid_from=today), by=by, at=at)
    give_password(first.username, password, by=by, at=at)
