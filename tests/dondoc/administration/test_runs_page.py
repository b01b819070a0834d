"""Long work is watched, left, and come back to; nobody sees another's."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from dondoc.jobs.models import RunState
from dondoc.kernel import clock
from factories import RunFactory


@pytest.fixture
def mine(cast):
    return RunFactory(asked_by_id=cast.unit_head.pk, label="Nhập danh sách")


def page(client, run):
    return client.get(reverse("administration:run", args=[run.pk]))


def test_a_running_run_shows_its_bar_and_asks_for_itself_again(client, cast, mine):
    client.force_login(cast.unit_head)
    mine.state, mine.done, mine.total = RunState.RUNNING, 50, 100
    mine.started_at = clock.now() - timedelta(seconds=30)
    mine.lease_until = clock.now() + timedelta(minutes=1)
    mine.save()
    said = page(client, mine).content.decode()
    assert '<progress max="100" value="50">' in said
    assert re.search("còn 3[0-9] giây", said)
    assert "hx-get" in said
    part = client.get(reverse("administration:run", args=[mine.pk]), headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="run"')


@pytest.mark.parametrize(("seconds", "expected"), [(100, "còn 2 phút"), (9000, "còn hơn một giờ")])
def test_the_time_left_is_said_in_the_unit_a_person_would_use(client, cast, mine, seconds, expected):
    client.force_login(cast.unit_head)
    mine.state, mine.done, mine.total = RunState.RUNNING, 50, 100
    mine.started_at = clock.now() - timedelta(seconds=seconds)
    mine.lease_until = clock.now() + timedelta(minutes=1)
    mine.save()
    assert expected in page(client, mine).content.decode()


def test_a_finished_run_leads_to_what_came_of_it(client, cast, mine):
    client.force_login(cast.unit_head)
    mine.state, mine.sentence, mine.address, mine.attempts = RunState.DONE, "Đã nhập 3 đơn vị.", "/units/", 2
    mine.save()
    said = page(client, mine).content.decode()
    assert "Đã nhập 3 đơn vị." in said
    assert 'href="/units/"' in said
    assert "hx-get" not in said


def test_others_runs_are_for_who_keeps_the_installation(client, cast, mine):
    client.force_login(cast.official)
    assert page(client, mine).status_code == 404
    assert "Nhập danh sách" not in client.get(reverse("administration:runs")).content.decode()
    client.force_login(cast.administrator)
    assert page(client, mine).status_code == 200
    assert "Nhập danh sách" in client.get(reverse("administration:runs")).content.decode()


def test_the_list_says_when_nobody_works(client, cast, mine):
    client.force_login(cast.administrator)
    assert "dondoc work" in client.get(reverse("administration:runs")).content.decode()
    mine.not_before = clock.now()
    mine.save()
    assert "dondoc work" not in client.get(reverse("administration:runs")).content.decode()


def test_what_nobody_asked_for_is_named_in_the_language_of_the_reader(client, cast):
    run = RunFactory(kind="seal", label="Niêm nhật ký hằng đêm", asked_by_id=None)
    client.force_login(cast.administrator)
    client.cookies["django_language"] = "en"
    assert "Nightly seal of the journal" in client.get(reverse("administration:runs")).content.decode()
    assert "Nightly seal of the journal" in page(client, run).content.decode()
