"""An administrator's day: a unit added with its head, who chooses his own password; an old unit ended after a look."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from dondoc.organization.models import Appointment, Succession, Unit

pytestmark = [pytest.mark.browser, pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
PASSWORD = "con trâu đi trước cái cày"
OLD, NEW = "Sở Ngoại vụ", "Sở Đối ngoại"


def test_a_unit_is_added_led_and_takes_the_place_of_another(page: Page, sign_in: Callable[[str], None]) -> None:
    sign_in("quantri")
    add_unit(page)
    head = add_head(page)
    link = link_to_choose_a_password(page, head)
    end_old_unit(page)
    choose_password(page, link)
    expect(page.get_by_text(NEW).first).to_be_visible()


def add_unit(page: Page) -> None:
    page.goto(reverse("unit-new"))
    for name, value in {"name": NEW, "short_name": "SĐN", "code": "SDN", "head_title": "Giám đốc"}.items():
        page.fill(f"main [name={name}]", value)
    page.select_option("main [name=kind]", "department")
    page.fill("main [name=parent]", "Ủy ban nhân dân thành phố Cần Thơ")
    page.get_by_role("button", name="Thêm đơn vị").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NEW)


def add_head(page: Page) -> int:
    """Add a person and appoint him to the new post of head; return his number."""
    page.goto(reverse("person-new"))
    page.fill("main [name=full_name]", "Người Mới Một")
    page.fill("main [name=username]", "sdn.thutruong")
    page.get_by_role("button", name="Thêm người").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Người Mới Một")
    unit = Unit.objects.get(code="SDN")
    page.goto(reverse("unit-appoint", args=[unit.pk]))
    page.fill("main [name=person]", "sdn.thutruong")
    page.fill("main [name=title]", "Giám đốc")
    page.check("main [name=is_head]")
    page.get_by_role("button", name="Bổ nhiệm", exact=True).click()
    expect(page.get_by_role("link", name="Người Mới Một").first).to_be_visible()
    return Appointment.objects.get(post__unit=unit).person_id


def link_to_choose_a_password(page: Page, person_id: int) -> str:
    page.goto(reverse("person-password", args=[person_id]))
    page.get_by_role("button", name="Cấp liên kết").click()
    return page.locator(".link-to-copy").inner_text()


def end_old_unit(page: Page) -> None:
    """Look first, which changes nothing, then carry it out."""
    old = Unit.objects.get(name=OLD, valid_to=None)
    page.goto(reverse("unit-end", args=[old.pk]))
    page.fill("main [name=decision]", "12/NQ-HĐND")
    page.fill("main [name=successor_1]", NEW)
    page.get_by_role("button", name="Xem trước điều sẽ xảy ra").click()
    expect(page.get_by_role("heading", name="Điều sẽ xảy ra")).to_be_visible()
    assert Unit.objects.get(pk=old.pk).valid_to is None
    page.get_by_role("button", name="Kết thúc đơn vị").click()
    expect(page.locator("#messages")).to_contain_text(OLD)
    assert Succession.objects.get(predecessor=old).successor.name == NEW


def choose_password(page: Page, link: str) -> None:
    """Follow the link as the new head, who then signs in with what he chose."""
    page.context.clear_cookies()
    page.goto(link)
    for name in ("new_password1", "new_password2"):
        page.fill(f"[name={name}]", PASSWORD)
    page.get_by_role("button", name="Đặt mật khẩu này").click()
    page.fill("input[name=username]", "sdn.thutruong")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: reverse("sign-in") not in url)
