"""Links by which people choose their passwords: what became of them, and for whom some can be made."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Q, QuerySet, Sum

from dondoc.kernel.searching import has_words
from dondoc.organization.models import Appointment, PasswordLink, Person, Unit
from dondoc.organization.passwords import counted_name

LINK_ORDER = ("-made_at", "-pk")
_LATELY = timedelta(hours=settings.AXES_COOLOFF_TIME)


def password_links(words: str = "") -> QuerySet[PasswordLink]:
    """Return the links with person and maker; with words, those for people whose name or sign-in name has them."""
    rows = PasswordLink.objects.select_related("person", "made_by")
    return rows.filter(person__in=Person.objects.filter(has_words(words))) if words.strip() else rows


def last_used_link_of(person_id: int) -> PasswordLink | None:
    """Return the link by which the person last chose a password, with its maker; None when he never did."""
    return password_links().filter(person_id=person_id, used_at__isnull=False).order_by("-used_at").first()


def waiting_link_of(person_id: int) -> PasswordLink | None:
    """Return the newest link that was made for the person and not used, with its maker; None when there is none."""
    return password_links().filter(person_id=person_id, used_at__isnull=True).order_by(*LINK_ORDER).first()


def wrong_passwords_from(address: str, *, at: datetime) -> int:
    """Return how many wrong passwords came from the address lately, for whatever names; those of names that came in
    meanwhile are left out."""
    lately = AccessAttempt.objects.filter(ip_address=address, attempt_time__gte=at - _LATELY)
    return lately.aggregate(number=Sum("failures_since_start"))["number"] or 0


def wrong_passwords_for(person: Person, *, at: datetime) -> list[tuple[str, int, datetime]]:
    """Return from which addresses wrong passwords came for the person lately: how many, and until when the account
    takes none from there; the address that is closed longest first."""
    lately = AccessAttempt.objects.filter(username=counted_name(person.username), attempt_time__gte=at - _LATELY)
    rows = lately.order_by("-attempt_time").values_list("ip_address", "failures_since_start", "attempt_time")
    return [(address or "", number, tried + _LATELY) for address, number, tried in rows]


def without_password_on(on: date) -> list[Person]:
    """Return who holds a post on the day and has no password, by sign-in name."""
    held = Appointment.objects.valid_on(on).values("person_id")
    rows = Person.objects.filter(pk__in=held, is_active=True).order_by("username")
    return [person for person in rows if not person.has_usable_password()]


def people_for_links(unit: Unit | None, usernames: Collection[str], *, on: date) -> list[Person]:
    """Return who may sign in and holds a post on the day in the unit or below it, or has one of the sign-in names; by
    name."""
    chosen = Q(username__in=usernames)
    if unit is not None:
        held = Appointment.objects.valid_on(on).filter(post__unit__path__startswith=unit.path)
        chosen |= Q(pk__in=held.values("person_id"))
    return list(Person.objects.filter(chosen, is_active=True).order_by("full_name", "pk"))


def unit_names_on(person_ids: Collection[int], *, on: date) -> dict[int, str]:
    """Return the name of the unit in which each of the people holds a post on the day; who holds none is left out."""
    held = Appointment.objects.valid_on(on).filter(person_id__in=person_ids).order_by("post__is_head", "-pk")
    return dict(held.values_list("person_id", "post__unit__name"))
