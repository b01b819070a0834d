"""The pages of working time: a year, a day marked and cleared, a file taken in, and why a date is due."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.workcalendar.actions import load_days
from dondoc.workcalendar.models import SpecialDay
from factories import SpecialDayFactory

DAY = {"on": "2027-09-03", "kind": "holiday", "name": "Quốc khánh", "source": "Thông báo thử"}


@pytest.fixture
def keeper(cast: Cast, client: Client) -> Client:
    client.force_login(cast.administrator)
    return client


@pytest.fixture
def official(cast: Cast, client: Client) -> Client:
    client.force_login(cast.official)
    return client


def page_of(client: Client, year: int) -> str:
    return client.get(reverse("workcalendar:calendar"), {"year": year}).content.decode()


def test_everybody_signed_in_reads_a_year_with_its_sources(official, actor, at):
    load_days(by=actor, at=at)
    page = page_of(official, 2025)
    assert "Thông báo 6150/TB-BLĐTBXH" in page
    assert reverse("workcalendar:mark") not in page


def test_a_year_ahead_of_its_notice_says_that_it_is_provisional(official, actor, at):
    load_days(by=actor, at=at)
    assert "tạm tính" in page_of(official, 2027)


@pytest.mark.parametrize("asked", ["hai nghìn", "1200", "-1", "²"])
def test_what_is_no_year_is_refused(official, asked):
    assert official.get(reverse("workcalendar:calendar"), {"year": asked}).status_code == 422


def test_the_keeper_marks_a_day_and_clears_it(keeper):
    answer = keeper.post(reverse("workcalendar:mark"), DAY)
    assert answer.headers["Location"].endswith("?year=2027")
    assert SpecialDay.objects.get().name == "Quốc khánh"
    assert "Quốc khánh" in page_of(keeper, 2027)
    keeper.post(reverse("workcalendar:clear"), {"on": DAY["on"]})
    assert not SpecialDay.objects.exists()


def test_a_saturday_worked_that_is_none_is_refused_and_what_was_typed_stays(keeper):
    answer = keeper.post(reverse("workcalendar:mark"), {**DAY, "kind": "worked-saturday"})
    assert answer.status_code == 422
    assert "thứ Bảy" in answer.content.decode()
    assert 'value="Quốc khánh"' in answer.content.decode()
    assert not SpecialDay.objects.exists()


def test_a_day_without_a_source_is_asked_for_it(keeper):
    assert keeper.post(reverse("workcalendar:mark"), {**DAY, "source": ""}).status_code == 422


def test_a_day_that_is_not_marked_cannot_be_cleared(keeper):
    answer = keeper.post(reverse("workcalendar:clear"), {"on": "2027-09-03"}, follow=True)
    assert "03/09/2027" in answer.content.decode()
    assert keeper.post(reverse("workcalendar:clear"), {"on": "mai"}, follow=True).status_code == 200


def test_a_file_of_days_is_taken_in_all_or_nothing(keeper):
    SpecialDayFactory(on=date(2027, 9, 2))
    head = "on,kind,name,source,provisional\n"
    good = head + "2027-09-02,holiday,Quốc khánh,Thông báo thử,\n2027-09-03,holiday,Quốc khánh,Thông báo thử,\n"
    for text, days in ((good + "2027-02-30,holiday,Sai,Nguồn,\n", 1), (good, 2)):
        file = SimpleUploadedFile("2027.csv", text.encode())
        assert keeper.post(reverse("workcalendar:file"), {"file": file}, follow=True).status_code == 200
        assert SpecialDay.objects.count() == days


def test_no_file_or_one_too_long_changes_nothing(keeper):
    keeper.post(reverse("workcalendar:file"), {})
    keeper.post(reverse("workcalendar:file"), {"file": SimpleUploadedFile("days.csv", b"x" * (1024 * 1024 + 1))})
    assert not SpecialDay.objects.exists()


def test_the_page_tells_why_a_date_is_due_step_by_step_with_articles(official, actor, at):
    load_days(by=actor, at=at)
    asked = {"start": "2025-08-28", "amount": "3", "unit": "working-day"}
    page = official.get(reverse("workcalendar:due"), asked).content.decode()
    assert "04/09/2025" in page
    assert "Điều 147" in page
    assert "Thông báo 6150/TB-BLĐTBXH" in page


def test_a_term_in_hours_starts_at_its_hour(official):
    asked = {"start": "2025-03-03", "at": "15:30", "amount": "4", "unit": "hour"}
    assert official.get(reverse("workcalendar:due"), asked).context["found"].due_time.isoformat() == "09:30:00"


@pytest.mark.parametrize("amount", ["0", "9999"])
def test_a_term_that_does_not_exist_is_refused_beside_its_field(official, amount):
    asked = {"start": "2025-03-03", "amount": amount, "unit": "year"}
    answer = official.get(reverse("workcalendar:due"), asked)
    assert answer.context["found"] is None
    assert answer.context["form"].errors


def test_the_form_is_empty_before_anything_is_asked(official):
    assert official.get(reverse("workcalendar:due")).context["found"] is None


@pytest.mark.parametrize(("on", "missing"), [(date(2026, 9, 30), []), (date(2026, 10, 1), [2027])])
def test_who_keeps_the_calendar_is_told_on_the_first_page_until_the_notice_is_entered(
    client, cast, actor, at, monkeypatch, on, missing
):
    load_days(by=actor, at=at)
    monkeypatch.setattr("dondoc.workcalendar.web.alarms.clock.local_date", lambda _at: on)
    for person, told in ((cast.administrator, missing), (cast.official, [])):
        client.force_login(person)
        page = client.get("/").content.decode()
        assert [year for year in (2026, 2027) if f"Ngày nghỉ của năm {year} chưa được nhập" in page] == told
