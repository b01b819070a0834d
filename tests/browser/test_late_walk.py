"""The walk of the tutorial "When a directive goes late": urged by a letter, explained, given more time, done."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from dondoc.kernel import clock
from dondoc.tasks.models import Assignment

pytestmark = [pytest.mark.browser, pytest.mark.postgresql]

LETTER = Path(__file__).parents[2] / "docs" / "tutorial" / "1150-UBND-NC.md"
OFFICER, HEAD, LEADER, UNIT = "vp.theodoi", "snv.thutruong", "ubnd.lanhdao1", "Sở Nội vụ"


@pytest.fixture
def late_requests(settings):
    """What the tutorial sets: a province that lets more time be asked for after the due date."""
    settings.DONDOC_EXTENSIONS_LATE = True


def test_a_directive_that_goes_late_is_urged_explained_extended_done_and_confirmed(
    page, sign_in, late_requests, tmp_path
):
    sign_in(OFFICER)
    take_in_and_issue(page)
    work = Assignment.objects.get(unit__name=UNIT)
    urge(page, tmp_path)
    ask_for_an_explanation(page, work)

    sign_in(HEAD)
    explain(page, work)
    ask_for_time(page, work)

    sign_in(LEADER)
    grant(page, work)

    sign_in(HEAD)
    hand_in(page, work, tmp_path)

    sign_in(OFFICER)
    accept_the_reason(page, work)
    page.get_by_role("button", name="Xác nhận", exact=True).click()
    expect(page.locator("#messages")).to_contain_text("Đã xác nhận")
    assert overdue_figures(page, "current") == {"Quá hạn": "0", "Xong trễ": "0"}
    assert overdue_figures(page, "first") == {"Quá hạn": "0", "Xong trễ": "1"}


def take_in_and_issue(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Đưa văn bản vào")).first.click()
    page.get_by_label(re.compile("Các tệp của văn bản")).set_input_files(LETTER)
    page.get_by_role("button", name="Đưa vào và đọc").click()
    page.wait_for_url("**/review/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("1150/UBND-NC")
    total = int(re.search(r"/ (\d+) nhiệm vụ", page.locator(".work-head").inner_text())[1])
    for _task in range(total):
        card = page.locator(".task-card.in-hand")
        task = card.get_attribute("data-in-hand")
        if "16/12/2025" in card.inner_text() or "15/12/2025" in card.inner_text():
            if card.locator(".gap").count():
                page.keyboard.press("e")
                page.get_by_role("textbox", name="Sản phẩm").fill("Báo cáo kết quả rà soát")
                page.get_by_role("button", name="Lưu", exact=True).click()
                expect(page.locator(".body-row")).to_have_count(0)
            page.keyboard.press("Enter")
        else:
            page.keyboard.press("x")
        expect(page.locator(f'.task-card.in-hand[data-in-hand="{task}"]')).to_have_count(0)
    page.get_by_role("button", name=re.compile(r"Phát hành \d+ phân công")).click()
    page.wait_for_url(re.compile(r"/documents/\d+/$"))


def urge(page: Page, folder: Path) -> None:
    page.goto("/overdue/")
    page.get_by_role("link", name="Đôn đốc việc quá hạn").click()
    page.get_by_label("Nội dung yêu cầu").fill("Khẩn trương hoàn thành và báo cáo kết quả.")
    page.get_by_role("button", name="Xem trước công văn").click()
    expect(page.get_by_text(f"Kính gửi: {UNIT}")).to_be_visible()
    page.get_by_role("button", name="Đôn đốc và lưu công văn").click()
    expect(page.locator("#messages")).to_contain_text("Đã đôn đốc")
    with page.expect_download() as taken:
        page.get_by_role("link", name=UNIT, exact=True).click()
    taken.value.save_as(folder / "cong-van.docx")
    written = Document(str(folder / "cong-van.docx"))
    said = "\n".join(cell.text for table in written.tables for row in table.rows for cell in row.cells)
    assert "1150/UBND-NC" in said


def ask_for_an_explanation(page: Page, work: Assignment) -> None:
    page.goto(f"/assignments/{work.pk}/")
    page.locator("summary", has_text="Yêu cầu giải trình").click()
    page.get_by_label("Điều cần giải trình").fill("Vì sao quá hạn?")
    page.get_by_label("Trả lời chậm nhất ngày").fill(f"{clock.local_date(clock.now()) + timedelta(days=7):%Y-%m-%d}")
    page.locator("details[open]").get_by_role("button", name="Yêu cầu giải trình").click()
    expect(page.get_by_text("Vì sao quá hạn?").first).to_be_visible()


def explain(page: Page, work: Assignment) -> None:
    page.goto("/messages/")
    page.get_by_role("link", name=re.compile("giải trình")).first.click()
    expect(page).to_have_url(re.compile(f"/assignments/{work.pk}/"))
    page.get_by_role("textbox", name="Giải trình").fill("Chờ số liệu của các đơn vị trực thuộc.")
    page.get_by_role("button", name="Giải trình", exact=True).click()
    expect(page.get_by_text("Chờ số liệu của các đơn vị trực thuộc.").first).to_be_visible()


def ask_for_time(page: Page, work: Assignment) -> None:
    page.get_by_role("button", name="Tiếp nhận").click()
    page.locator("#do-ask-extension > summary").click()
    form = page.locator("#do-ask-extension form")
    form.get_by_label(re.compile("Ngày cuối mới")).fill(
        f"{clock.local_date(clock.now()) + timedelta(days=10):%Y-%m-%d}"
    )
    form.locator("[name=reason]").fill("Số liệu về chậm.")
    form.get_by_role("button", name="Xin gia hạn").click()
    expect(page.get_by_text("xin sau khi quá hạn").first).to_be_visible()


def grant(page: Page, work: Assignment) -> None:
    page.goto(f"/assignments/{work.pk}/")
    page.get_by_role("button", name="Cho gia hạn").click()
    expect(page.get_by_text("15/12/2025").first).to_be_visible()


def hand_in(page: Page, work: Assignment, folder: Path) -> None:
    evidence = folder / "bao-cao.txt"
    evidence.write_text("Báo cáo kết quả rà soát quy chế làm việc.", encoding="utf-8")
    page.goto(f"/assignments/{work.pk}/")
    page.locator("#do-submit > summary").click()
    form = page.locator("#do-submit form")
    form.get_by_label("Việc đã làm").fill("Đã rà soát, gửi kèm báo cáo.")
    form.get_by_label(re.compile("Tệp và ảnh")).set_input_files(evidence)
    form.get_by_role("button", name="Trình xác nhận").click()
    expect(page.locator("#messages")).to_contain_text("Đã trình")


def accept_the_reason(page: Page, work: Assignment) -> None:
    page.goto(f"/assignments/{work.pk}/")
    page.get_by_label("Lý do quyết định").fill("Lý do khách quan.")
    page.get_by_role("button", name="Chấp nhận lý do", exact=True).click()
    expect(page.get_by_text("Lý do khách quan.").first).to_be_visible()


def overdue_figures(page: Page, basis: str) -> dict[str, str]:
    page.goto(f"/overdue/?basis={basis}")
    names = [" ".join(name.split()).removesuffix("?").strip() for name in page.locator("thead th").all_inner_texts()]
    row = page.get_by_role("row", name=re.compile(UNIT))
    figures = dict(zip(names, [cell.strip() for cell in row.locator("th, td").all_inner_texts()], strict=True))
    return {name: figures[name] for name in ("Quá hạn", "Xong trễ")}
