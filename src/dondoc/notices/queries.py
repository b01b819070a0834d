"""All reading of the room."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from dondoc.notices.models import Channel, Delivery, DeliveryState, Notice, Preference
from dondoc.notices.permissions import visible_to
from dondoc.organization.actors import Actor

NOTICE_ORDER = ("-at", "-id")
TROUBLE_ORDER = ("-id",)
MOST_COUNTED = 99


def messages_of(actor: Actor) -> QuerySet[Notice]:
    """Return the messages to the actor, to be paged by `NOTICE_ORDER`."""
    return visible_to(actor)


def unread_of(actor: Actor) -> int:
    """Return how many messages the actor has not opened, 100 for more than 99."""
    return visible_to(actor).filter(read_at__isnull=True)[: MOST_COUNTED + 1].count()


def preferences_of(person_ids: Iterable[int]) -> dict[int, Preference]:
    """Return how each of the people wants his messages, what nobody chose as it is when nothing is chosen."""
    wanted = set(person_ids)
    chosen = {row.person_id: row for row in Preference.objects.filter(person_id__in=wanted)}
    return {person_id: chosen.get(person_id) or Preference(person_id=person_id) for person_id in wanted}


def channels() -> frozenset[Channel]:
    """Return the ways out of the house that this installation has set up."""
    found = {Channel.MAIL: settings.EMAIL_HOST, Channel.WEBHOOK: settings.DONDOC_WEBHOOK}
    return frozenset(channel for channel, address in found.items() if address)


def to_send(at: datetime) -> QuerySet[Delivery]:
    """Return the deliveries whose moment has come, the longest waiting first."""
    return Delivery.objects.filter(state=DeliveryState.WAITING, next_at__lte=at).order_by("next_at", "id")


def troubled() -> QuerySet[Delivery]:
    """Return the deliveries that were given up or tried in vain, to be paged by `TROUBLE_ORDER`."""
    in_vain = Q(state=DeliveryState.WAITING, attempts__gt=0) & ~Q(fault="")
    return Delivery.objects.filter(Q(state=DeliveryState.FAILED) | in_vain).select_related("person", "notice")


def counted() -> dict[str, int]:
    """Return how many deliveries there are in each state."""
    rows = Delivery.objects.values_list("state").annotate(number=Count("pk"))
    return dict(rows)
