"""What could not be sent is tried again, and what is old is put away."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dondoc.jobs.kinds import Order
from dondoc.journal.models import Entry
from dondoc.kernel.errors import NotPermitted
from dondoc.kernel.progress import silent
from dondoc.notices.actions import put_away, retry_failed
from dondoc.notices.jobs import put_old_away
from dondoc.notices.models import Delivery, DeliveryState, Notice
from factories import DeliveryFactory, NoticeFactory


@pytest.fixture
def given_up(db, at):
    return DeliveryFactory(state=DeliveryState.FAILED, ended_at=at, attempts=7, fault="ConnectionRefusedError: 25")


def test_what_was_given_up_waits_to_be_sent_once_more(given_up, cast, at):
    sent = DeliveryFactory(state=DeliveryState.SENT, ended_at=at)
    by = cast.as_actor(cast.administrator, on=at.date())
    assert retry_failed(by=by, at=at) == 1
    given_up.refresh_from_db()
    sent.refresh_from_db()
    assert (given_up.state, given_up.attempts, given_up.next_at) == (DeliveryState.WAITING, 0, at)
    assert sent.state == DeliveryState.SENT
    assert Entry.objects.get(verb="notice.retried").new == {"deliveries": 1}
    assert retry_failed(by=by, at=at) == 0
    assert Entry.objects.filter(verb="notice.retried").count() == 1


def test_only_who_runs_the_installation_has_things_sent_again(given_up, cast, at):
    by = cast.as_actor(cast.tracking_officer, on=at.date())
    for act in (lambda: retry_failed(by=by, at=at), lambda: put_away(older_than=timedelta(1), by=by, at=at)):
        with pytest.raises(NotPermitted):
            act()


def test_old_messages_are_put_away_but_for_those_that_wait(db, at, actor):
    old, waiting, young = (NoticeFactory(at=at - timedelta(days=days)) for days in (800, 800, 700))
    DeliveryFactory(notice=old, state=DeliveryState.SENT, ended_at=at)
    DeliveryFactory(notice=waiting)
    assert put_away(older_than=timedelta(days=730), by=actor, at=at) == 1
    assert set(Notice.objects.all()) == {waiting, young}
    assert Delivery.objects.count() == 1


@pytest.mark.parametrize(("days", "left"), [(730, 0), (0, 1)])
def test_the_nightly_run_keeps_messages_as_long_as_the_installation_says(db, at, settings, days, left):
    settings.DONDOC_MESSAGES_KEPT_DAYS = days
    NoticeFactory(at=at - timedelta(days=800))
    put_old_away(Order({}, None, at, silent))
    assert Notice.objects.count() == left


def test_the_page_of_deliveries_says_what_went_wrong_but_not_what_was_told(given_up, cast, client, at):
    again = DeliveryFactory(attempts=2, fault="TimeoutError: timed out")
    DeliveryFactory()
    Notice.objects.update(title="Điều không ai khác được đọc")
    client.force_login(cast.administrator)
    page = client.get("/messages/deliveries/").content.decode()
    assert "ConnectionRefusedError: 25" in page
    assert "TimeoutError: timed out" in page
    assert given_up.person.full_name in page
    assert again.person.full_name in page
    assert "Điều không ai khác được đọc" not in page
    answer = client.post("/messages/deliveries/retry/", follow=True)
    assert "1 lượt gửi" in answer.content.decode()
    given_up.refresh_from_db()
    assert given_up.state == DeliveryState.WAITING


def test_an_installation_without_ways_out_says_so(cast, client, settings):
    settings.EMAIL_HOST = ""
    client.force_login(cast.administrator)
    assert "Hệ thống này không gửi gì ra ngoài" in client.get("/messages/deliveries/").content.decode()
