"""An official's day on a phone: three taps bring a photo in; a session that ends in the middle takes nothing along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from dondoc.kernel import clock
from dondoc.organization.models import Person
from dondoc.tasks.models import Assignment, Report
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory

pytestmark = [pytest.mark.browser, pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
OFFICIAL = "snv.congchuc1"


@pytest.fixture
def work(page: Page, passwords: dict[str, str]) -> Assignment:
    """Work that this official is in charge of, due this week."""
    page.set_viewport_size({"width": 360, "height": 740})
    official = Person.objects.get(username=OFFICIAL)
    due_on = clock.local_date(clock.now()) + timedelta(days=1)
    unit = official.appointments.get().post.unit
    return AssignmentFactory(unit=unit, person=official, state=State.ACCEPTED, due_on=due_on, first_due_on=due_on)


def test_three_taps_report_with_a_photo(
    page: Page, sign_in: Callable[[str], None], work: Assignment, tmp_path: Path
) -> None:
    photo = tmp_path / "hien-truong.txt"
    photo.write_text("Ảnh hiện trường.", encoding="utf-8")
    sign_in(OFFICIAL)
    page.get_by_role("link", name="Ảnh, tệp").click()
    with page.expect_file_chooser() as chooser:
        page.locator("#report_evidence").click()
    chooser.value.set_files(photo)
    page.locator("#do-report form button.button").click()
    expect(page.locator("#messages")).to_contain_text("Đã ghi báo cáo")
    assert [file.name for file in Report.objects.get(assignment=work).evidence.all()] == [photo.name]


SMALL = """() => [...document.querySelectorAll("button, summary, .button, .control, .bell, .menu > summary, .brand")]
    .filter((one) => one.checkVisibility() && !one.closest(".visually-hidden") && !one.matches(".term"))
    .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
    .filter(([, box]) => box.height < 44 || box.width < 44).map(([name]) => name)"""
"""What is pressed or typed in and is smaller than a thumb."""


def test_all_that_is_pressed_is_as_large_as_a_thumb_and_the_button_of_a_report_is_in_sight(
    page: Page, sign_in: Callable[[str], None], work: Assignment
) -> None:
    sign_in(OFFICIAL)
    assert page.evaluate(SMALL) == []
    page.get_by_role("link", name="Ảnh, tệp").click()
    expect(page.locator("#do-report form > .buttons .button")).to_be_in_viewport()
    assert page.evaluate(SMALL) == []
    page.locator("#report_done").fill("Đã rà soát")
    expect(page.locator("#do-report .draft-kept")).to_be_visible()
    assert float(page.locator("#report_done").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")) >= 16


def test_work_handed_in_whose_answer_was_lost_is_handed_in_once(
    page: Page, sign_in: Callable[[str], None], work: Assignment, complaints: list[str]
) -> None:
    sign_in(OFFICIAL)
    page.goto(f"/assignments/{work.pk}/?do=submit")
    page.locator("#submit_done").fill("Đã rà soát xong")

    def lose_the_answer(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort()

    page.route("**/submit/", lose_the_answer)
    page.locator("#do-submit form button.button").click()
    expect(page.locator("[data-outbox-note]")).to_contain_text("Mất mạng")
    complaints.remove("Failed to load resource: net::ERR_FAILED")
    page.unroute("**/submit/")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#messages .tone-done").first).to_contain_text("Đã trình")
    assert Report.objects.get(assignment=work).is_submission


def test_a_press_after_the_session_has_ended_is_told_as_not_done(
    page: Page, sign_in: Callable[[str], None], passwords: dict[str, str], work: Assignment
) -> None:
    Assignment.objects.update(state=State.SENT)
    sign_in(OFFICIAL)
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Tiếp nhận").click()
    expect(page.locator("#messages")).to_contain_text("chưa được thực hiện")
    page.fill("input[name=username]", OFFICIAL)
    page.fill("input[name=password]", passwords[OFFICIAL])
    page.press("input[name=password]", "Enter")
    page.get_by_role("button", name="Tiếp nhận").click()
    expect(page.locator("#messages")).to_contain_text("Đã tiếp nhận")


def test_a_session_that_ends_in_the_middle_takes_nothing_along(
    page: Page, sign_in: Callable[[str], None], passwords: dict[str, str], work: Assignment
) -> None:
    sign_in(OFFICIAL)
    page.get_by_role("link", name="Báo cáo", exact=True).last.click()
    page.get_by_label("Việc đã làm").first.fill("Đã rà soát 12 quy chế")
    kept = page.context.cookies()
    page.context.clear_cookies()
    page.context.add_cookies([cookie for cookie in kept if cookie["name"] != "sessionid"])  # type: ignore[misc]
    page.locator("#do-report form button.button").click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Đăng nhập ở thẻ mới").click()
    tab = opened.value
    tab.fill("input[name=username]", OFFICIAL)
    tab.fill("input[name=password]", passwords[OFFICIAL])
    tab.press("input[name=password]", "Enter")
    expect(tab.get_by_label("Việc đã làm").first).to_have_value("Đã rà soát 12 quy chế")
    tab.get_by_role("button", name="Báo cáo tiến độ").click()
    expect(tab.locator("#messages")).to_contain_text("Đã ghi báo cáo")
    assert Report.objects.get(assignment=work).done == "Đã rà soát 12 quy chế"


def test_what_was_written_without_a_line_is_sent_once_by_itself(
    page: Page, sign_in: Callable[[str], None], work: Assignment, complaints: list[str]
) -> None:
    sign_in(OFFICIAL)
    page.get_by_role("link", name="Báo cáo", exact=True).last.click()
    page.get_by_label("Việc đã làm").first.fill("Đã kiểm tra 5 xã")
    page.route("**/report/", lambda route: route.abort())
    page.locator("#do-report form button.button").click()
    note = page.locator("[data-outbox-note]")
    expect(note).to_contain_text("Mất mạng")
    expect(note).to_be_in_viewport()
    complaints.remove("Failed to load resource: net::ERR_FAILED")
    page.unroute("**/report/")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#messages .tone-done")).to_contain_text("Đã ghi báo cáo")
    expect(page.locator(".report")).to_contain_text("Đã kiểm tra 5 xã")
    assert Report.objects.get(assignment=work).done == "Đã kiểm tra 5 xã"
