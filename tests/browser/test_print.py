"""A list and the page of a work print as an official annex."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from factories import AssignmentFactory, DocumentFactory

pytestmark = [pytest.mark.browser, pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"


def _styled(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate("(one, name) => getComputedStyle(one)[name]", name))


def test_a_list_and_a_work_print_as_an_annex(page: Page, sign_in: Callable[[str], None]) -> None:
    sign_in("vp.theodoi")
    page.emulate_media(media="print", color_scheme="dark")
    work = AssignmentFactory(task__document=DocumentFactory())
    page.goto("/assignments/?state=open")
    expect(page.locator(".printed")).to_contain_text("Văn phòng Ủy ban nhân dân thành phố")
    expect(page.locator(".printed")).to_contain_text("In ngày")
    expect(page.locator(".filters select")).to_be_visible()
    for gone in (".site", ".site-footer", ".filters button", ".filters input[type=search]"):
        expect(page.locator(gone).first).to_be_hidden()
    assert _styled(page, ".table thead", "display") == "table-header-group"
    assert _styled(page, ".table .state", "color") == BLACK
    assert _styled(page, ".table .state", "backgroundColor") == WHITE
    page.goto(f"/assignments/{work.pk}/")
    expect(page.locator(".verbs").first).to_be_hidden()
    expect(page.locator(".spans svg").first).to_be_visible()
    folded = page.locator(".spans + details .table").bounding_box()
    assert folded is not None
    assert folded["height"] > 20


def test_what_is_to_be_filled_in_is_not_printed(page: Page, sign_in: Callable[[str], None]) -> None:
    sign_in("quantri")
    page.emulate_media(media="print")
    page.goto("/roles/")
    expect(page.locator(".table").first).to_be_visible()
    expect(page.locator("main form.form")).to_be_hidden()
    page.goto("/units/")
    expect(page.locator("#on")).to_be_hidden()
    expect(page.locator("#on + .day-said")).to_be_visible()
    page.goto("/journal/")
    changes = page.locator(".table td:has(> details)").first.bounding_box()
    assert changes is not None
    assert changes["width"] > 200
