"""What happens to people at a browser: two tabs, a second press, the way back, a paste from Word, a very long list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from dondoc.kernel import clock
from dondoc.organization.models import Person
from dondoc.tasks.models import Assignment, Report
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory

pytestmark = [pytest.mark.browser, pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
HEAD, MANY = "snv.thutruong", 5_000


@pytest.fixture
def work(page: Page, passwords: dict[str, str]) -> Assignment:
    """Work of the head's unit, due in a week."""
    due_on = clock.local_date(clock.now()) + timedelta(days=7)
    unit = Person.objects.get(username=HEAD).appointments.get().post.unit
    return AssignmentFactory(unit=unit, state=State.ACCEPTED, due_on=due_on, first_due_on=due_on)


def report(page: Page, words: str) -> None:
    form = page.locator("#do-report form")
    form.get_by_label("Việc đã làm").fill(words)
    form.locator("button.button").first.click()


def test_the_second_of_two_tabs_is_told_what_happened_and_keeps_what_was_typed(
    page: Page, sign_in: Callable[[str], None], work: Assignment
) -> None:
    Assignment.objects.update(state=State.SUBMITTED, submitted_at=clock.now())
    sign_in("vp.theodoi")
    second = page.context.new_page()
    second.goto(f"/assignments/{work.pk}/?do=return")
    page.goto(f"/assignments/{work.pk}/")
    page.get_by_role("button", name="Xác nhận", exact=True).click()
    expect(page.locator("#messages")).to_contain_text("Đã xác nhận")
    form = second.locator("#do-return form")
    form.locator("textarea").fill("Thiếu số liệu quý IV")
    form.get_by_role("button").click()
    expect(second.locator("#messages")).to_contain_text("đã xác nhận")
    expect(second.get_by_text("Thiếu số liệu quý IV")).to_be_visible()
    assert Assignment.objects.get(pk=work.pk).state == State.CONFIRMED


def test_the_way_back_and_the_same_words_again_make_one_report(
    page: Page, sign_in: Callable[[str], None], work: Assignment
) -> None:
    sign_in(HEAD)
    page.goto(f"/assignments/{work.pk}/?do=report")
    report(page, "Đã rà soát 12 quy chế.")
    expect(page.locator("#messages")).to_contain_text("Đã ghi báo cáo")
    page.go_back()
    expect(page.locator("#do-report form button.button").first).to_be_enabled()
    report(page, "Đã rà soát 12 quy chế.")
    expect(page.locator("#messages")).to_contain_text("Đã ghi báo cáo")
    assert Report.objects.count() == 1


def test_what_is_pasted_with_its_look_leaves_its_words_alone(
    page: Page, sign_in: Callable[[str], None], work: Assignment
) -> None:
    sign_in(HEAD)
    page.goto(f"/assignments/{work.pk}/?do=report")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(
        """async () => {
          const html = '<p class="MsoNormal"><b><font color="red">Đã rà soát</font></b></p><hr>';
          const kinds = { "text/html": html, "text/plain": "Đã rà soát\\n12 quy chế" };
          const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
          await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
        }"""
    )
    form = page.locator("#do-report form")
    form.get_by_label("Việc đã làm").focus()
    page.keyboard.press("Control+V")
    form.locator("button.button").first.click()
    expect(page.locator("#messages")).to_contain_text("Đã ghi báo cáo")
    assert Report.objects.get().done.splitlines() == ["Đã rà soát", "12 quy chế"]


def test_five_thousand_rows_come_in_pages_that_stay_light(
    page: Page, sign_in: Callable[[str], None], work: Assignment
) -> None:
    head = Person.objects.get(username=HEAD)
    rows = [
        Assignment(
            task=work.task,
            unit=work.unit,
            first_unit=work.unit,
            person=head,
            role=work.role,
            state=State.ACCEPTED,
            first_due_on=work.due_on + timedelta(days=number // 100),
            due_on=work.due_on + timedelta(days=number // 100),
            sent_at=work.sent_at,
        )
        for number in range(MANY)
    ]
    Assignment.objects.bulk_create(rows, batch_size=500)
    sign_in(HEAD)
    for address, most in (("/assignments/", 3_000), (f"/units/{work.unit_id}/by-day/", 6_000), ("/", 9_000)):
        page.goto(address)
        assert page.locator("*").count() < most, address
    page.goto("/assignments/")
    first = page.locator("tbody tr a").first.get_attribute("href")
    with page.expect_event("requestfinished", lambda request: "after=" in request.url):  # while the pointer rests there
        page.locator(".pager a").last.hover()
    page.locator(".pager a").last.click()
    page.wait_for_url("**after=**")
    assert page.evaluate("performance.getEntriesByType('navigation')[0].deliveryType") == "navigational-prefetch"
    assert page.locator("tbody tr a").first.get_attribute("href") != first


def test_a_session_that_ends_while_work_is_chosen_to_be_urged_takes_no_word_and_no_tick_along(
    page: Page, sign_in: Callable[[str], None], work: Assignment, passwords: dict[str, str]
) -> None:
    late = clock.local_date(clock.now()) - timedelta(days=9)
    Assignment.objects.update(due_on=late, first_due_on=late)
    AssignmentFactory(unit=work.unit, state=State.ACCEPTED, due_on=late, first_due_on=late)
    sign_in("vp.theodoi")
    page.goto("/urging/new/")
    page.locator("input[data-check-all]").uncheck()
    page.locator(f"#work-{work.pk}").check()
    page.locator("input[name=level][value='2']").check()
    page.get_by_label("Nội dung yêu cầu").fill("Báo cáo trước khi họp giao ban.")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Xem trước công văn").click()
    page.fill("input[name=username]", "vp.theodoi")
    page.fill("input[name=password]", passwords["vp.theodoi"])
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/urging/new/")
    expect(page.get_by_label("Nội dung yêu cầu")).to_have_value("Báo cáo trước khi họp giao ban.")
    expect(page.locator("input[name=level][value='2']")).to_be_checked()
    chosen = page.locator("input[name=work]:checked")
    expect(chosen).to_have_count(1)
    expect(chosen).to_have_value(str(work.pk))


def test_a_day_is_said_beside_its_field_as_officials_write_it(page: Page, sign_in: Callable[[str], None]) -> None:
    sign_in("vp.theodoi")
    page.goto("/urging/new/")
    AssignmentFactory(state=State.ACCEPTED, due_on=clock.local_date(clock.now()) - timedelta(days=9))
    page.goto("/urging/new/")
    page.locator("input[type=date]").fill("2026-12-31")
    expect(page.locator(".day-said")).to_have_text("Thứ Năm, 31/12/2026")
