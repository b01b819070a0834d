"""Guessing passwords is locked however it is spread; a session ends by itself, and what is old is removed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from dondoc.jobs.kinds import Order
from dondoc.kernel import clock
from dondoc.kernel.progress import silent
from dondoc.organization.jobs import forget_sign_ins
from dondoc.organization.passwords import counted_name

PASSWORD = "trời hôm nay trong xanh"
PAGE = "/sign-in/"


@pytest.fixture
def leader(cast):
    cast.leader.username = "lanh.dao"
    cast.leader.set_password(PASSWORD)
    cast.leader.save()
    return cast.leader


def sign_in(browser, username, password=PASSWORD):
    return browser.post(PAGE, {"username": username, "password": password})


@pytest.mark.parametrize("name", ["Lanh.Dao", "LANH.DAO", " lanh.dao ", "ｌanh.dao"])
def test_a_name_written_otherwise_is_locked_with_the_name(client, leader, settings, name):
    for _n in range(settings.AXES_FAILURE_LIMIT):
        sign_in(client, "lanh.dao", "sai")
    assert sign_in(client, name).status_code == 429


def test_ways_of_writing_a_name_give_no_more_attempts(client, leader, settings):
    names = ["lanh.dao", "Lanh.dao", "lAnh.dao", "laNh.dao", "lanH.dao", "lanh.Dao"][: settings.AXES_FAILURE_LIMIT]
    for name in names:
        sign_in(client, name, "sai")
    assert sign_in(client, "lanh.dao").status_code == 429


def test_letters_that_become_others_in_capitals_count_as_those():
    assert counted_name("quantrı") == counted_name("QuanTri") == "quantri"


def test_an_address_that_guesses_at_many_names_is_given_no_answer(client, leader, settings):
    settings.DONDOC_SIGN_IN_ATTEMPTS_AN_ADDRESS = 6
    for number in range(6):
        assert sign_in(client, f"nguoi.{number}", "sai").status_code == 200
    answer = sign_in(client, "lanh.dao")
    assert answer.status_code == 429
    assert "mạng" in answer.content.decode()


def test_attempts_of_another_quarter_of_an_hour_do_not_count(client, leader, settings):
    settings.DONDOC_SIGN_IN_ATTEMPTS_AN_ADDRESS = 2
    for number in range(2):
        sign_in(client, f"nguoi.{number}", "sai")
    AccessAttempt.objects.update(attempt_time=clock.now() - timedelta(minutes=16))
    assert sign_in(client, "lanh.dao").status_code == 302


def test_the_key_of_a_session_changes_at_the_sign_in_and_ends_within_a_working_day(client, leader):
    client.get(PAGE)
    client.session.save()
    before = client.session.session_key
    sign_in(client, "lanh.dao")
    cookie = client.cookies["sessionid"]
    assert cookie.value != before
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 12 * 3600


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_the_sign_in_leads_nowhere_else(client, leader, elsewhere):
    typed = {"username": "lanh.dao", "password": PASSWORD, "next": elsewhere}
    assert client.post(PAGE, typed).url == reverse("home")


def test_every_night_what_is_over_is_forgotten(client, leader):
    sign_in(client, "lanh.dao", "sai")
    sign_in(client, "lanh.dao")
    now = clock.now()
    forget_sign_ins(Order({}, None, now + timedelta(hours=1), silent))
    assert (Session.objects.count(), AccessLog.objects.count()) == (1, 1)
    Session.objects.update(expire_date=now - timedelta(minutes=1))
    AccessLog.objects.update(attempt_time=now - timedelta(days=366))
    sign_in(client, "ai.do", "sai")
    AccessAttempt.objects.update(attempt_time=now - timedelta(days=2))
    forget_sign_ins(Order({}, None, now, silent))
    assert not AccessLog.objects.exists()
    assert not AccessAttempt.objects.exists()
    assert not Session.objects.filter(expire_date__lt=now).exists()


def test_an_administrator_sees_from_where_an_account_is_closed_and_how_it_opens(client, leader, cast, settings):
    page = reverse("person", args=[leader.pk])
    sign_in(client, "lanh.dao", "sai")
    client.force_login(cast.administrator)
    assert "1 lần từ 127.0.0.1" in client.get(page).content.decode()
    assert "tạm khóa ở địa chỉ này" not in client.get(page).content.decode()
    client.logout()
    for _n in range(settings.AXES_FAILURE_LIMIT - 1):
        sign_in(client, "Lanh.Dao", "sai")
    client.force_login(cast.administrator)
    assert "tạm khóa ở địa chỉ này đến" in client.get(page).content.decode()
    client.force_login(cast.unit_head)
    assert "127.0.0.1" not in client.get(page).content.decode()


def test_who_presses_after_the_session_has_ended_is_told_that_nothing_was_done(client, db):
    answer = client.post(reverse("password"), follow=True)
    assert "chưa được thực hiện" in answer.text
    assert "Đăng nhập để xem trang đó" not in answer.text
    assert "chưa được thực hiện" not in client.get(reverse("password"), follow=True).text


@pytest.mark.parametrize(
    ("referer", "leads_to"),
    [
        ("http://testserver/assignments/7/?do=report", "http://testserver/assignments/7/?do=report"),
        ("https://example.org/", "/"),
    ],
)
def test_a_form_of_a_page_that_is_too_old_leads_back_to_that_page_and_nowhere_else(db, referer, leads_to):
    client = Client(enforce_csrf_checks=True, headers={"Referer": referer})
    answer = client.post("/sign-in/", {"username": "a", "password": "b"})
    assert answer.status_code == 403
    assert f'<a class="button button-primary" href="{leads_to}">' in answer.text
