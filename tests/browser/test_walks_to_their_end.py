"""More time refused and granted; work divided, its parts handed in with a picture, and results confirmed together."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from dondoc.kernel import clock
from dondoc.organization.models import Person
from dondoc.tasks.models import Assignment, Report
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory, ReportFactory

pytestmark = [pytest.mark.browser, pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
OFFICER, HEAD, LEADER, OFFICIAL = "vp.theodoi", "snv.thutruong", "ubnd.lanhdao1", "snv.congchuc1"


@pytest.fixture
def due_on(passwords: dict[str, str]) -> date:
    return clock.local_date(clock.now()) + timedelta(days=7)


@pytest.fixture
def work(due_on: date) -> Assignment:
    """Work that the head's unit has accepted."""
    unit = Person.objects.get(username=HEAD).appointments.get().post.unit
    return AssignmentFactory(unit=unit, state=State.ACCEPTED, due_on=due_on, first_due_on=due_on)


def test_more_time_is_refused_with_a_reason_asked_for_anew_and_granted(
    page: Page, sign_in: Callable[[str], None], work: Assignment, due_on: date
) -> None:
    later = due_on + timedelta(days=20)
    sign_in(HEAD)
    ask_for_time(page, work, later, "Chờ số liệu.")
    sign_in(LEADER)
    open_decision(page, work)
    page.get_by_label("Lý do không cho").fill("Số liệu đã có từ tháng trước.")
    page.get_by_role("button", name="Không cho").click()
    expect(page.locator("#messages")).to_contain_text("Không cho gia hạn, giữ nguyên hạn")
    sign_in(HEAD)
    page.goto(f"/assignments/{work.pk}/")
    expect(page.get_by_text("Số liệu đã có từ tháng trước.").first).to_be_visible()
    ask_for_time(page, work, later, "Số liệu tháng trước bị thu hồi.")
    sign_in(LEADER)
    open_decision(page, work)
    page.get_by_role("button", name="Cho gia hạn").click()
    expect(page.locator("#messages")).to_contain_text("Đã cho gia hạn")
    expect(page.get_by_text(f"{later:%d/%m/%Y}").first).to_be_visible()
    work.refresh_from_db()
    assert (work.due_on, work.first_due_on) == (later, due_on)


def test_a_part_is_handed_in_with_a_picture_and_confirmed_before_the_whole(
    page: Page, sign_in: Callable[[str], None], work: Assignment, tmp_path: Path
) -> None:
    photo = tmp_path / "hien-truong.png"
    Image.new("RGB", (8, 8), "green").save(photo)
    sign_in(HEAD)
    page.goto(f"/assignments/{work.pk}/")
    page.locator("#do-divide > summary").click()
    official = Person.objects.get(username=OFFICIAL)
    page.get_by_label("Giao cho").select_option(f"person:{official.pk}")
    page.get_by_label("Phần việc").fill("Tổng hợp danh mục quy chế")
    page.get_by_role("button", name="Giao phần việc", exact=True).click()
    expect(page.locator("#parts")).to_contain_text("Tổng hợp danh mục quy chế")

    sign_in(OFFICIAL)
    card = page.locator(".work-card", has_text="Tổng hợp danh mục quy chế")
    card.get_by_role("button", name="Tiếp nhận").click()
    expect(page.locator("#messages")).to_contain_text("Đã tiếp nhận")
    hand_in(page, "Đã tổng hợp 12 quy chế.", photo)

    sign_in(HEAD)
    page.goto("/to-confirm/")
    row = page.get_by_role("row", name=re.compile("Tổng hợp danh mục quy chế"))
    row.get_by_text("Xem ảnh").click()
    expect(row.get_by_role("img", name=photo.name)).to_have_js_property("naturalWidth", 8)
    row.get_by_role("checkbox").check()
    page.get_by_role("button", name="Xác nhận các việc đã chọn").click()
    expect(page.locator("#messages")).to_contain_text("Đã xác nhận 1 việc")
    page.goto(f"/assignments/{work.pk}/")
    expect(page.locator("#parts")).to_contain_text("đã xác nhận")
    hand_in(page, "Đã rà soát xong.", photo)

    sign_in(OFFICER)
    page.goto(f"/assignments/{work.pk}/")
    page.get_by_role("button", name="Xác nhận", exact=True).click()
    expect(page.locator("#messages")).to_contain_text("Đã xác nhận")
    work.refresh_from_db()
    assert work.state == State.CONFIRMED


def test_results_are_confirmed_together_and_one_is_returned(
    page: Page, sign_in: Callable[[str], None], work: Assignment
) -> None:
    unit, head = work.unit, Person.objects.get(username=HEAD)
    handed_in = [
        AssignmentFactory(unit=unit, state=State.SUBMITTED, submitted_at=clock.now(), submitted_by=head)
        for _number in range(3)
    ]
    for one in handed_in:
        ReportFactory(assignment=one, is_submission=True)
    sign_in(OFFICER)
    page.goto("/to-confirm/")
    page.get_by_role("button", name="Xác nhận các việc đã chọn").click()
    expect(page.locator("#messages")).to_contain_text("Chưa chọn việc nào")
    for one in handed_in[:2]:
        page.locator(f"#seen-{one.pk}").check()
    page.get_by_role("button", name="Xác nhận các việc đã chọn").click()
    expect(page.locator("#messages")).to_contain_text("Đã xác nhận 2 việc")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.locator("tbody td.title a").click()
    page.locator("#do-return > summary").click()
    page.locator("#do-return textarea").fill("Thiếu bảng số liệu.")
    page.locator("#do-return form button.button").click()
    expect(page.get_by_text("Thiếu bảng số liệu.").first).to_be_visible()
    states = (
        Assignment.objects.filter(pk__in=[one.pk for one in handed_in]).order_by("pk").values_list("state", flat=True)
    )
    assert list(states) == [State.CONFIRMED, State.CONFIRMED, State.RETURNED]
    assert Report.objects.filter(assignment__in=handed_in).count() == 3


def ask_for_time(page: Page, work: Assignment, until: date, reason: str) -> None:
    page.goto(f"/assignments/{work.pk}/?do=ask-extension#do-ask-extension")
    form = page.locator("#do-ask-extension form")
    form.get_by_label(re.compile("Ngày cuối mới")).fill(f"{until:%Y-%m-%d}")
    form.locator("[name=reason]").fill(reason)
    form.get_by_role("button", name="Xin gia hạn").click()
    expect(page.locator("#messages")).to_contain_text("Đã gửi đề nghị")


def open_decision(page: Page, work: Assignment) -> None:
    page.goto("/decisions/")
    page.get_by_role("link", name="Xem xét").click()
    page.wait_for_url(re.compile(f"/assignments/{work.pk}/"))


def hand_in(page: Page, done: str, file: Path) -> None:
    page.locator("#do-submit > summary").click()
    form = page.locator("#do-submit form")
    form.get_by_label("Việc đã làm").fill(done)
    form.get_by_label(re.compile("Tệp và ảnh")).set_input_files(file)
    form.get_by_role("button", name="Trình xác nhận").click()
    expect(page.locator("#messages")).to_contain_text("Đã trình")
