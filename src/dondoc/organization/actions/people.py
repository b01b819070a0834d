"""People, the posts of units, and who is appointed to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.journal.actions import Deed, record
from dondoc.kernel.events import announce
from dondoc.organization.actions.checks import by_code, require_free, require_order
from dondoc.organization.actors import Actor
from dondoc.organization.errors import DatesDoNotFit, PostTaken
from dondoc.organization.events import AppointmentEnded
from dondoc.organization.models import Appointment, Person, Post, Unit
from dondoc.organization.permissions import MANAGE, get_appointment_for


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person to add, who cannot sign in until a password is given."""

    username: str
    full_name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class PostFacts:
    """A post in a unit."""

    unit: str
    title: str
    valid_from: date
    valid_to: date | None = None
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class AppointmentFacts:
    """That a person, by his sign-in name, holds a post from a day to a day."""

    username: str
    post: Post
    valid_from: date
    valid_to: date | None = None
    decision: str = ""


def add_person(facts: PersonFacts, *, by: Actor, at: datetime) -> Person:
    """Add one person; see `add_people`."""
    return add_people([facts], by=by, at=at)[0]


def add_people(facts: Sequence[PersonFacts], *, by: Actor, at: datetime) -> list[Person]:
    """Add the people, without passwords; return them in order. Raises `CodeTaken` for a sign-in name."""
    by.require(MANAGE)
    with transaction.atomic():
        require_free(Person.objects.all(), [fact.username for fact in facts], field="username")
        made = Person.objects.bulk_create(
            [
                Person(username=fact.username, full_name=fact.full_name, email=fact.email, password=make_password(None))
                for fact in facts
            ],
            batch_size=500,
        )
        record(
            *(Deed("person.added", "person", row.pk, row.full_name, new={"username": row.username}) for row in made),
            by=by.author,
            at=at,
        )
    return made


def add_post(facts: PostFacts, *, by: Actor, at: datetime) -> Post:
    """Add one post; see `add_posts`."""
    return add_posts([facts], by=by, at=at)[0]


def add_posts(facts: Sequence[PostFacts], *, by: Actor, at: datetime) -> list[Post]:
    """Add posts to units; return them in order. Raises `NoSuchCode`, `DatesDoNotFit`."""
    by.require(MANAGE)
    for fact in facts:
        require_order(fact.valid_from, fact.valid_to, fact.title)
    with transaction.atomic():
        units = by_code(Unit.objects.all(), {fact.unit for fact in facts})
        made = Post.objects.bulk_create(
            [
                Post(
                    unit=units[fact.unit],
                    title=fact.title,
                    is_head=fact.is_head,
                    valid_from=fact.valid_from,
                    valid_to=fact.valid_to,
                )
                for fact in facts
            ],
            batch_size=500,
        )
        deeds = (
            Deed("post.added", "post", row.pk, str(row), new={"is_head": row.is_head, "valid_from": row.valid_from})
            for row in made
        )
        record(*deeds, by=by.author, at=at)
    return made


def appoint(facts: AppointmentFacts, *, by: Actor, at: datetime) -> Appointment:
    """Appoint one person; see `appoint_all`."""
    return appoint_all([facts], by=by, at=at)[0]


def appoint_all(facts: Sequence[AppointmentFacts], *, by: Actor, at: datetime) -> list[Appointment]:
    """Appoint people to posts; return the appointments in order.

    Raises `NoSuchCode`, `DatesDoNotFit`, and `PostTaken` where a unit would have two heads on a day.
    """
    by.require(MANAGE)
    for fact in facts:
        require_order(fact.valid_from, fact.valid_to, str(fact.post))
        _require_within_post(fact)
    with transaction.atomic():
        people = by_code(Person.objects.all(), {fact.username for fact in facts}, field="username")
        _require_one_head(facts)
        made = Appointment.objects.bulk_create(
            [
                Appointment(
                    person=people[fact.username],
                    post=fact.post,
                    valid_from=fact.valid_from,
                    valid_to=fact.valid_to,
                    decision=fact.decision,
                )
                for fact in facts
            ],
            batch_size=500,
        )
        deeds = (
            Deed(
                "appointment.made",
                "appointment",
                row.pk,
                str(row),
                new={"valid_from": row.valid_from, "valid_to": row.valid_to, "decision": row.decision},
            )
            for row in made
        )
        record(*deeds, by=by.author, at=at)
    return made


def appoint_to_new_post(
    post: PostFacts, *, username: str, by: Actor, at: datetime, valid_to: date | None = None, decision: str = ""
) -> Appointment:
    """Add the post and appoint the person to it from its first day, as one. Raises what its parts raise."""
    with transaction.atomic():
        facts = AppointmentFacts(username, add_post(post, by=by, at=at), post.valid_from, valid_to, decision)
        return appoint(facts, by=by, at=at)


def end_appointment(appointment_id: int, *, last_day: date, by: Actor, at: datetime, reason: str = "") -> Appointment:
    """Let the appointment end on `last_day`, the last on which the person holds the post. Raises `NotFound`."""
    with transaction.atomic():
        row = get_appointment_for(by, appointment_id, lock=True)
        require_order(row.valid_from, last_day, str(row))
        old, row.valid_to = row.valid_to, last_day
        row.save(update_fields=["valid_to"])
        record(
            Deed(
                "appointment.ended",
                "appointment",
                row.pk,
                str(row),
                old={"valid_to": old},
                new={"valid_to": last_day},
                reason=reason,
            ),
            by=by.author,
            at=at,
        )
        announce(AppointmentEnded(row.person_id, row.post.unit_id, last_day))
    return row


def _require_within_post(fact: AppointmentFacts) -> None:
    post = fact.post
    ends_too_late = post.valid_to is not None and (fact.valid_to is None or fact.valid_to > post.valid_to)
    if fact.valid_from < post.valid_from or ends_too_late:
        raise DatesDoNotFit(
            _("%(post)s exists from %(from)s to %(to)s. Appoint within these dates.")
            % {
                "post": post,
                "from": f"{post.valid_from:%d/%m/%Y}",
                "to": f"{post.valid_to:%d/%m/%Y}" if post.valid_to else "…",
            }
        )


def _require_one_head(facts: Sequence[AppointmentFacts]) -> None:
    """A unit has one head at a time: refuse two whose spans share a day."""
    heads = [fact for fact in facts if fact.post.is_head]
    spans: dict[int, list[tuple[date, date]]] = defaultdict(list)
    standing = Appointment.objects.filter(post__is_head=True, post__unit_id__in={fact.post.unit_id for fact in heads})
    for unit_id, start, end in standing.values_list("post__unit_id", "valid_from", "valid_to"):
        spans[unit_id].append((start, end or date.max))
    for fact in heads:
        start, end = fact.valid_from, fact.valid_to or date.max
        if any(start <= other_end and other_start <= end for other_start, other_end in spans[fact.post.unit_id]):
            raise PostTaken(
                _("%(unit)s has a head on some of these days. End that appointment first, or choose other days.")
                % {"unit": fact.post.unit.name}
            )
        spans[fact.post.unit_id].append((start, end))
