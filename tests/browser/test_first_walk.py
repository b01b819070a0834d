"""The walk on which the house stands: a directive goes in, assignments come out and are watched to the end."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from dondoc.tasks.models import Assignment

DIRECTIVE = Path(__file__).parents[2] / "corpus" / "documents" / "063.md"
OFFICER, HEAD, UNIT = "vp.theodoi", "snv.thutruong", "Sở Nội vụ"
GROUP = "Thủ trưởng các sở, ban ngành"
DUE_ON = "2025-12-31"


def test_a_directive_is_read_confirmed_issued_reported_and_confirmed(page, sign_in, tmp_path):
    sign_in(OFFICER)
    take_in(page)
    leave_out_and_undo(page)
    assert review_all(page) > 30
    issue(page)
    assert overdue_figures(page) == {"Quá hạn": "1", "Xong trễ": "0"}

    sign_in(HEAD)
    hand_in(page, tmp_path)

    sign_in(OFFICER)
    confirm_what_waits(page)
    assert overdue_figures(page) == {"Quá hạn": "0", "Xong trễ": "1"}


def take_in(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Đưa văn bản vào")).first.click()
    page.get_by_label(re.compile("Các tệp của văn bản")).set_input_files(DIRECTIVE)
    page.get_by_role("button", name="Đưa vào và đọc").click()
    page.wait_for_url("**/review/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("09/CT-UBND")


def leave_out_and_undo(page: Page) -> None:
    """The keys are told, and what was left out by a slip is in hand again."""
    page.keyboard.press("?")
    expect(page.locator(".keys-help dl")).to_be_visible()
    task = page.locator(".task-card.in-hand").get_attribute("data-in-hand")
    page.keyboard.press("j")
    expect(page.locator(f'.task-card.in-hand[data-in-hand="{task}"]')).to_have_count(0)
    page.keyboard.press("k")
    expect(page.locator(f'.task-card.in-hand[data-in-hand="{task}"]')).to_be_visible()
    page.keyboard.press("x")
    expect(page.locator(f"#task-{task}.dropped")).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator(f'.task-card.in-hand[data-in-hand="{task}"]')).to_be_visible()


def review_all(page: Page) -> int:
    """Say of each task what is missing, as an officer would: one gets a date by the form, most are two keys."""
    total = int(re.search(r"/ (\d+) nhiệm vụ", page.locator(".work-head").inner_text())[1])
    dated = False
    for _task in range(total):
        card = page.locator(".task-card.in-hand")
        task = card.get_attribute("data-in-hand")
        if not dated and GROUP in card.inner_text():
            fill_form(page, due_on=DUE_ON)
            dated = True
        elif card.locator(".gap").count():
            fill_gaps(page, task)
        page.keyboard.press("Enter")
        expect(page.locator(f'.task-card.in-hand[data-in-hand="{task}"]')).to_have_count(0)
    assert dated
    return total


def fill_gaps(page: Page, task: str) -> None:
    card = page.locator(f'.task-card.in-hand[data-in-hand="{task}"]')
    standing = card.get_by_role("button", name="Thường xuyên")
    if standing.count():
        page.keyboard.press("t")
        expect(standing).to_have_count(0)
        expect(card).to_be_visible()
    if card.locator(".gap").count():
        fill_form(page)


def fill_form(page: Page, due_on: str = "") -> None:
    """Open the card's form; say of every body that nobody knows that it is another body's work; set a date."""
    page.keyboard.press("e")
    rows = page.locator(".body-row")
    expect(rows.first).to_be_visible()
    for row in rows.all():
        if row.get_by_label("Văn bản ghi").input_value() and not row.get_by_label("Là").input_value():
            row.get_by_label("Là").fill("việc của cơ quan khác")
    if due_on:
        card = page.locator(".task-card.in-hand")
        card.locator("[name=due_kind]").select_option("date")
        card.get_by_label("Ngày cuối").fill(due_on)
        card.get_by_role("textbox", name="Sản phẩm").fill("Báo cáo kết quả thực hiện")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(rows).to_have_count(0)


def issue(page: Page) -> None:
    page.get_by_role("button", name=re.compile(r"Phát hành \d+ phân công")).click()
    page.wait_for_url(re.compile(r"/documents/\d+/$"))
    expect(page.locator("#messages")).to_contain_text("Đã phát hành")
    assert Assignment.objects.exists()


def hand_in(page: Page, folder: Path) -> None:
    evidence = folder / "bao-cao.txt"
    evidence.write_text("Báo cáo kết quả thực hiện Chỉ thị số 09/CT-UBND.", encoding="utf-8")
    page.locator(".work-card").first.get_by_role("link", name="Mở").click()
    page.get_by_role("button", name="Tiếp nhận").click()
    page.locator("#do-submit > summary").click()
    form = page.locator("#do-submit form")
    form.get_by_label("Việc đã làm").fill("Đã ban hành kế hoạch và triển khai đến các đơn vị trực thuộc.")
    form.get_by_label(re.compile("Tệp và ảnh")).set_input_files(evidence)
    form.get_by_role("button", name="Trình xác nhận").click()
    expect(page.locator("#messages")).to_contain_text("Đã trình")
    expect(page.get_by_role("link", name="bao-cao.txt")).to_be_visible()


def confirm_what_waits(page: Page) -> None:
    page.locator(".work-list").get_by_role("link", name=re.compile(UNIT)).click()
    page.get_by_role("button", name="Xác nhận", exact=True).click()
    expect(page.locator("#messages")).to_contain_text("Đã xác nhận")


def overdue_figures(page: Page) -> dict[str, str]:
    page.goto(f"/overdue/?text={UNIT}")
    names = [" ".join(name.split()).removesuffix("?").strip() for name in page.locator("thead th").all_inner_texts()]
    row = page.get_by_role("row", name=re.compile(UNIT))
    figures = dict(zip(names, [cell.strip() for cell in row.locator("th, td").all_inner_texts()], strict=True))
    return {name: figures[name] for name in ("Quá hạn", "Xong trễ")}
