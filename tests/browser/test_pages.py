"""Every page that the navigation leads to opens in a browser without a complaint, for every role."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
ACCOUNTS = ["vp.theodoi", "ubnd.lanhdao1", "snv.thutruong", "snv.congchuc1", "quantri"]


@pytest.mark.parametrize("username", ACCOUNTS)
def test_the_navigation_leads_to_pages(page: Page, sign_in: Callable[[str], None], username: str) -> None:
    sign_in(username)
    addresses = page.locator("nav a").evaluate_all("links => links.map(link => link.href)")
    assert addresses
    for address in addresses:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        expect(page.locator("h1"), address).to_have_count(1)


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_no_page_is_wider_than_its_screen(page: Page, sign_in: Callable[[str], None], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    sign_in("vp.theodoi")
    for address in page.locator("nav a").evaluate_all("links => links.map(link => link.href)"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
