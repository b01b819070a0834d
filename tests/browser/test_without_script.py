"""The core path in a browser that runs no script: read, review, accept, report, hand in, confirm."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from dondoc.tasks.models import Assignment
from dondoc.tasks.rules.states import State

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LETTER = Path(__file__).parents[2] / "docs" / "tutorial" / "1150-UBND-NC.md"
OFFICER, HEAD = "vp.theodoi", "snv.thutruong"


def test_an_order_is_read_reviewed_accepted_reported_and_confirmed(
    sign_in_without_script: Callable[..., Page],
) -> None:
    officer, head = sign_in_without_script(OFFICER), sign_in_without_script(HEAD)
    take_in_and_issue(officer)
    work = Assignment.objects.get(unit__code="SNV")
    do_the_work(head, work)
    confirm(officer)
    work.refresh_from_db()
    assert work.state == State.CONFIRMED


def press(page: Page, button: Locator) -> None:
    """Press what leads to another page, and wait for that page: it may look as the one before."""
    with page.expect_navigation():
        button.click()


def take_in_and_issue(page: Page) -> None:
    page.goto("/documents/new/")
    page.get_by_label(re.compile("Các tệp của văn bản")).set_input_files(LETTER)
    page.get_by_role("button", name="Đưa vào và đọc").click()
    page.wait_for_url("**/review/")
    card = page.locator(".task-card.in-hand")
    for _task in range(page.locator(".task-card").count()):
        if "15/12/2025" not in card.inner_text():
            press(page, card.get_by_role("button", name="Bỏ"))
            press(page, page.get_by_role("button", name="Hoàn tác"))
            press(page, card.get_by_role("button", name="Bỏ"))
            continue
        press(page, card.get_by_role("link", name="Sửa"))
        page.get_by_role("textbox", name="Sản phẩm").fill("Báo cáo kết quả rà soát")
        press(page, page.get_by_role("button", name="Lưu và duyệt"))
    page.get_by_role("button", name=re.compile(r"Phát hành \d+ phân công")).click()
    expect(page.locator("#messages")).to_contain_text("Đã phát hành")


def do_the_work(page: Page, work: Assignment) -> None:
    page.goto("/")
    page.locator(".work-card").first.get_by_role("button", name="Tiếp nhận").click()
    expect(page.locator("#messages")).not_to_be_empty()
    page.goto(f"/assignments/{work.pk}/?do=report")
    report = page.locator("#do-report form")
    report.get_by_label("Việc đã làm").fill("Đã rà soát 12 quy chế.")
    report.get_by_role("button", name="Báo cáo tiến độ").click()
    expect(page.locator("#messages")).to_contain_text("Đã ghi báo cáo")
    page.locator("#do-submit > summary").click()
    form = page.locator("#do-submit form")
    form.get_by_label("Việc đã làm").fill("Đã rà soát xong, gửi kèm báo cáo.")
    form.get_by_role("button", name="Trình xác nhận").click()
    expect(page.locator("#messages")).to_contain_text("Đã trình")


def confirm(page: Page) -> None:
    page.goto("/to-confirm/")
    expect(page.get_by_text("Đã rà soát xong, gửi kèm báo cáo.")).to_be_visible()
    page.get_by_role("checkbox", name=re.compile("Sở Nội vụ")).check()
    page.get_by_role("button", name="Xác nhận các việc đã chọn").click()
    expect(page.locator("#messages")).to_contain_text("Đã xác nhận 1 việc")
