"""Who may sign in. Each person chooses his own password: an administrator hands him a link and learns nothing of it.

Who makes a link could open it himself. So there is none for who may do more than its maker, each is kept with its maker
and its use, and whoever is concerned is told of the use (ADR 0010).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from axes.utils import reset
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound
from dondoc.kernel.events import announce
from dondoc.organization.actions.checks import by_code
from dondoc.organization.actors import Actor
from dondoc.organization.errors import LinkUsedUp, OwnRights, ReachesTooFar, TooManyLinks
from dondoc.organization.events import PasswordLinkUsed
from dondoc.organization.models import PasswordLink, Person
from dondoc.organization.passwords import counted_name
from dondoc.organization.permissions import MANAGE
from dondoc.organization.queries.powers import actor_of, reaching_further

MOST_LINKS = 1000
"""For how many people somebody makes links at once, on one sheet."""


def give_password(username: str, password: str, *, by: Actor, at: datetime) -> Person:
    """Let the person sign in with this password. The journal says that it was given, never what it is."""
    by.require(MANAGE)
    with transaction.atomic():
        person = by_code(Person.objects.select_for_update(), [username], field="username")[username]
        return _set(person, password, "person.password-given", by=by, at=at)


def change_password(password: str, *, by: Actor, at: datetime) -> Person:
    """Let the actor sign in with another password from now on; his sessions elsewhere end. That he knows the old one
    is asked where it is typed. Raises `NotFound` for the system, which has none."""
    if by.person_id is None:
        raise NotFound(_("Only a person has a password."))
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=by.person_id)
        return _set(person, password, "person.password-changed", by=by, at=at)


def make_password_links(person_ids: Collection[int], *, by: Actor, at: datetime) -> list[tuple[Person, str]]:
    """Return the people with the secret by which each chooses a password once, within `PASSWORD_RESET_TIMEOUT` seconds.

    From now on they have no password: old ones and earlier secrets no longer count, and their sessions end. Raises
    `NotFound` where one is unknown, `OwnRights` for oneself, who changes the password he knows, `ReachesTooFar` where
    one may do more than the actor, and `TooManyLinks` for more than `MOST_LINKS` by a person.
    """
    by.require(MANAGE)
    _require_links_possible(person_ids, by=by, at=at)
    with transaction.atomic():
        people = list(Person.objects.select_for_update().filter(pk__in=person_ids).order_by("pk"))
        if len(people) != len(set(person_ids)):
            raise NotFound(_("There is no such person. Look him up on the page of his unit."))
        for person in people:
            person.password = make_password(None)
        Person.objects.bulk_update(people, ["password"], batch_size=500)
        _let_lapse(person_ids, at=at)
        lapses_at = at + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
        PasswordLink.objects.bulk_create(
            [PasswordLink(person=one, made_by_id=by.person_id, made_at=at, lapses_at=lapses_at) for one in people],
            batch_size=500,
        )
        deeds = (Deed("person.password-link-made", "person", one.pk, one.full_name) for one in people)
        record(*deeds, by=by.author, at=at)
    return [(person, default_token_generator.make_token(person)) for person in people]


def _require_links_possible(person_ids: Collection[int], *, by: Actor, at: datetime) -> None:
    if by.person_id in person_ids:
        raise OwnRights(_("Your own password you change yourself, under your name at the top of the page."))
    if not by.is_system and len(person_ids) > MOST_LINKS:
        raise TooManyLinks(
            _("%(asked)s links at once are more than a sheet holds: at most %(most)s. Choose a smaller unit.")
            % {"asked": len(person_ids), "most": MOST_LINKS}
        )
    further = reaching_further(by, person_ids, keeps=MANAGE, on=clock.local_date(at))
    if further:
        names = Person.objects.filter(pk__in=further).order_by("full_name").values_list("full_name", flat=True)
        raise ReachesTooFar(
            _(
                "%(names)s may do more in this installation than you. Who makes a link could use it himself, so for "
                "them who runs the machine makes it there: dondoc password-link."
            )
            % {"names": ", ".join(names)}
        )


def _let_lapse(person_ids: Collection[int], *, at: datetime) -> None:
    waiting = PasswordLink.objects.filter(person_id__in=person_ids, used_at__isnull=True, lapses_at__gt=at)
    waiting.update(lapses_at=at)


def use_password_link(person_id: int, secret: str, password: str, *, at: datetime, address: str = "") -> Person:
    """Let who holds the secret of `make_password_links` choose the person's password, from this address; a lock after
    wrong attempts is lifted. Raises `LinkUsedUp` for a secret that was used, has lapsed or was replaced."""
    with transaction.atomic():
        person = Person.objects.select_for_update().filter(pk=person_id).first()
        waiting = PasswordLink.objects.filter(person_id=person_id, used_at__isnull=True, lapses_at__gt=at)
        link = waiting.order_by("-made_at", "-pk").first()
        if person is None or link is None or not default_token_generator.check_token(person, secret):
            raise LinkUsedUp(_("This link no longer counts. Ask your administrator for another one."))
        himself = actor_of(person, on=clock.local_date(at))
        link.used_at, link.used_from = at, address or None
        link.save(update_fields=["used_at", "used_from"])
        _set(person, password, "person.password-chosen", by=himself, at=at)
        announce(PasswordLinkUsed(link.pk, at))
        reset(username=counted_name(person.username))
    return person


def let_sign_in(person_id: int, *, is_allowed: bool, reason: str, by: Actor, at: datetime) -> Person:
    """Let the person sign in, or no longer: then his sessions end. Posts, roles and what he did stay as they are.

    Nothing is written where it is so already. Raises `NotFound`, and `OwnRights` for oneself.
    """
    by.require(MANAGE)
    if by.person_id == person_id:
        raise OwnRights(_("Nobody closes his own account. Ask another administrator."))
    with transaction.atomic():
        person = Person.objects.select_for_update().filter(pk=person_id).first()
        if person is None:
            raise NotFound(_("There is no such person. Look him up on the page of his unit."))
        if person.is_active != is_allowed:
            person.is_active = is_allowed
            person.save(update_fields=["is_active"])
            verb = "person.account-opened" if is_allowed else "person.account-closed"
            record(Deed(verb, "person", person.pk, person.full_name, reason=reason), by=by.author, at=at)
    return person


def _set(person: Person, password: str, verb: str, *, by: Actor, at: datetime) -> Person:
    person.set_password(password)
    person.save(update_fields=["password"])
    _let_lapse([person.pk], at=at)
    record(Deed(verb, "person", person.pk, person.full_name), by=by.author, at=at)
    return person
