"""An official's day on a phone: three taps bring a photo in; a session that ends in the middle takes nothing along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

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
    expect(page.locator("[data-outbox-note].tone-done")).to_be_visible()
    page.reload()
    assert Report.objects.get(assignment=work).done == "Đã kiểm tra 5 xã"
