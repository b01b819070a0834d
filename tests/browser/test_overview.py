"""A leader's day is one screen of a 13-inch laptop, and leads to urging in two presses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from dondoc.kernel import clock
from dondoc.organization.models import Unit
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory

pytestmark = [pytest.mark.browser, pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def late_work(passwords: dict[str, str]) -> None:
    """Twelve units of the city, each with overdue work of a long name."""
    on = clock.local_date(clock.now())
    for unit in Unit.objects.valid_on(on).filter(kind="commune").order_by("pk")[:12]:
        AssignmentFactory(
            unit=unit,
            state=State.ACCEPTED,
            due_on=on - timedelta(days=70),
            sent_at=datetime(2025, 1, 2, tzinfo=UTC),
            task__title="Rà soát, đơn giản hóa thủ tục hành chính nội bộ thuộc phạm vi quản lý của đơn vị " * 2,
        )


def test_the_day_of_a_leader_needs_no_scrolling(page: Page, sign_in: Callable[[str], None], late_work: None) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    sign_in("ubnd.lanhdao1")
    page.goto("/?whose=all")
    expect(page.locator("tbody tr input[name=unit]")).to_have_count(10)
    assert page.evaluate("document.documentElement.scrollHeight") <= 768
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366
    page.get_by_role("button", name="Đôn đốc các đơn vị đã chọn").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đôn đốc việc quá hạn")
    expect(page.locator("input[name=work]:checked")).to_have_count(10)


@pytest.mark.parametrize("width", [360, 768])
def test_the_overview_is_no_wider_than_a_small_screen(
    page: Page, sign_in: Callable[[str], None], late_work: None, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    sign_in("ubnd.lanhdao1")
    for address in ("/?whose=all", "/unit-states/?whose=all", "/trend/?whose=all", "/decisions/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
