from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import transaction

from dondoc.notices.actions import choose, tell, telling
from dondoc.notices.errors import HourNotPossible
from dondoc.notices.models import Channel, Delivery, DeliveryState, Notice
from dondoc.notices.rules import Mail, Manner
from dondoc.organization.queries import actor_of
from factories import PersonFactory, PreferenceFactory

TOMORROW_MORNING = datetime(2025, 1, 7, 0, 30, tzinfo=UTC)


def test_a_message_is_told_once_by_its_key(message, at):
    assert tell([message(), message()], at=at) == 1
    assert tell([message(title="Việc khác")], at=at + timedelta(hours=1)) == 0
    assert Notice.objects.get().title == "Việc mới"
    assert Delivery.objects.count() == 1


def test_the_same_key_tells_different_people(message, at):
    assert tell([message(), message(person_id=PersonFactory().pk)], at=at) == 2


def test_the_same_key_tells_more_people_than_are_told_together(message, at, monkeypatch):
    monkeypatch.setattr(telling, "_AT_ONCE", 2)
    people = PersonFactory.create_batch(5)
    assert tell([message(person_id=person.pk) for person in people], at=at) == 5
    assert Delivery.objects.count() == 5


def test_it_goes_into_the_next_digest_unless_it_is_urgent(message, at):
    tell([message(), message(key="sent:2", manner=Manner.AT_ONCE)], at=at)
    assert [one.next_at for one in Delivery.objects.order_by("pk")] == [TOMORROW_MORNING, at]


def test_without_a_mail_server_it_stands_in_the_application_only(message, at, settings):
    settings.EMAIL_HOST = ""
    tell([message()], at=at)
    assert Notice.objects.exists()
    assert not Delivery.objects.exists()


def test_the_webhook_is_for_who_wants_it(message, at, person, settings):
    settings.DONDOC_WEBHOOK = "https://gateway.example.test/"
    PreferenceFactory(person=person, by_webhook=True)
    tell([message(), message(person_id=PersonFactory().pk)], at=at)
    assert [one.person for one in Delivery.objects.filter(channel=Channel.WEBHOOK)] == [person]


def test_what_the_announcer_loses_is_not_told(message, at):
    def announce() -> None:
        with transaction.atomic():
            tell([message()], at=at)
            raise KeyError

    with pytest.raises(KeyError):
        announce()
    assert not Notice.objects.exists()


def test_what_waits_leaves_as_the_person_wants_it_now(message, at, person):
    tell([message(), message(key="sent:2", manner=Manner.AT_ONCE)], at=at)
    by = actor_of(person, on=at.date())
    choose(mail=Mail.DIGEST, digest_at=time(16), by_webhook=False, by=by, at=at)
    assert Delivery.objects.get(notice__key="sent:1").next_at == datetime(2025, 1, 6, 9, 0, tzinfo=UTC)
    choose(mail=Mail.NONE, digest_at=time(16), by_webhook=False, by=by, at=at)
    states = dict(Delivery.objects.values_list("notice__key", "state"))
    assert states == {"sent:1": DeliveryState.NEEDLESS, "sent:2": DeliveryState.WAITING}


def test_a_digest_is_not_wanted_at_night(at, person):
    by = actor_of(person, on=at.date())
    with pytest.raises(HourNotPossible):
        choose(mail=Mail.DIGEST, digest_at=time(5, 59), by_webhook=False, by=by, at=at)
