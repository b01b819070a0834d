"""Messages, deliveries and preferences."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from dondoc.notices import models
from factories.organization import PersonFactory


class NoticeFactory(DjangoModelFactory[models.Notice]):
    """A message about nothing in particular."""

    class Meta:
        model = models.Notice

    person = factory.SubFactory(PersonFactory)
    key = factory.Sequence(lambda n: f"thing:{n}")
    at = datetime(2025, 1, 6, 2, 0, tzinfo=UTC)
    manner = "tell"
    title = "Có việc mới giao"
    told = factory.LazyFunction(uuid.uuid4)


class DeliveryFactory(DjangoModelFactory[models.Delivery]):
    """A mail that waits."""

    class Meta:
        model = models.Delivery

    notice = factory.SubFactory(NoticeFactory)
    person = factory.SelfAttribute("notice.person")
    channel = models.Channel.MAIL
    next_at = datetime(2025, 1, 6, 2, 0, tzinfo=UTC)


class PreferenceFactory(DjangoModelFactory[models.Preference]):
    """What a person gets who chose nothing."""

    class Meta:
        model = models.Preference

    person = factory.SubFactory(PersonFactory)
