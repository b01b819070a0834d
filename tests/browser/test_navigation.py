"""The navigation is whole on every screen, with script and without it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
OFFICER = "vp.theodoi"
SECTIONS = ["Hôm nay", "Văn bản", "Phân công", "Đôn đốc", "Báo cáo", "Cơ quan", "Quản trị"]


@pytest.mark.parametrize("width", [1216, 1366, 1920])
def test_on_a_wide_screen_every_section_is_in_sight_and_uncut(
    page: Page, sign_in: Callable[[str], None], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    sign_in(OFFICER)
    sections = page.locator(".main-nav > a")
    expect(sections).to_have_text(SECTIONS, use_inner_text=True)
    for box in sections.evaluate_all("links => links.map(link => link.getBoundingClientRect().right)"):
        assert box <= page.locator(".bell").bounding_box()["x"]
    sections.get_by_text("Báo cáo").click()
    row = page.get_by_role("navigation", name="Báo cáo")
    for name in ("Toàn cảnh", "Quá hạn", "Số liệu"):
        expect(row.get_by_role("link", name=name, exact=True)).to_be_visible()
    row.get_by_text("Số liệu").click()
    expect(row.locator("[aria-current=page]")).to_have_text("Số liệu")


@pytest.mark.parametrize("width", [360, 768, 1024])
def test_on_a_narrow_screen_one_button_opens_all_of_it_without_script(
    sign_in_without_script: Callable[..., Page], width: int
) -> None:
    page = sign_in_without_script(OFFICER, viewport={"width": width, "height": 740})
    expect(page.locator(".main-nav")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(page.locator(".main-nav > a")).to_have_text(SECTIONS, use_inner_text=True)
    page.locator(".main-nav").get_by_text("Số liệu").click()
    page.wait_for_url("**/figures/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
