"""What `page.js` adds to a page, in a real browser under the strict policy; server and database are left out."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from one_page import ORIGIN, PRESSED, Site

pytestmark = [pytest.mark.browser, pytest.mark.postgresql]


def test_the_key_on_a_button_presses_it(site: Site) -> None:
    site.show(PRESSED).keyboard.press("Enter")
    expect(site.page.locator("button[data-key=Enter]")).to_be_visible()
    assert [request.post_data for request in site.wait_for(1)] == ["note=&then=approve"]


def test_keys_rest_while_somebody_types_and_when_they_are_switched_off(site: Site) -> None:
    page = site.show('<form method="post" action="/drop/"><input name="note">{% button "Bỏ" key="X" %}</form>')
    page.locator("input[name=note]").press("x")
    assert site.sent == []
    page.locator("details.menu summary").click()
    page.locator("[data-keys-switch] button[value=off]").click()
    page.locator("footer").click()
    page.keyboard.press("x")
    page.wait_for_timeout(100)
    assert site.sent == []
    expect(page.locator("button[data-key=X] kbd")).to_be_hidden()


def test_a_key_presses_the_card_in_hand_before_all_others(site: Site) -> None:
    page = site.show(
        '{% post_button "Một" "/first/" key="S" %}<div data-keys>{% post_button "Hai" "/in-hand/" key="S" %}</div>'
    )
    page.keyboard.press("s")
    assert [request.url for request in site.wait_for(1)] == [ORIGIN + "/in-hand/"]


def test_control_and_enter_send_a_form_while_somebody_types(site: Site) -> None:
    page = site.show(
        '<form method="post" action="/save/"><textarea></textarea>{% button "Lưu" key="Ctrl+Enter" %}</form>'
    )
    page.locator("textarea").press_sequentially("Đã rà soát")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    assert site.sent == []
    page.keyboard.press("Control+Enter")
    assert [request.url for request in site.wait_for(1)] == [ORIGIN + "/save/"]


def test_a_button_pressed_twice_sends_once(site: Site) -> None:
    site.answers["/approve/"] = lambda route: None  # never answers
    page = site.show(PRESSED)
    button = page.locator("button[data-key=Enter]")
    busy = button.evaluate("one => { one.click(); one.click(); return one.getAttribute('aria-busy'); }")
    assert busy == "true"
    assert len(site.wait_for(1)) == 1


def test_leaving_a_form_with_unsaved_words_asks_first(site: Site) -> None:
    page = site.show('<form method="post" action="/save/" data-guard><input name="note">{% button "Lưu" %}</form>')
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("input[name=note]").press_sequentially("Đã làm")
    page.reload()
    assert asked == ["beforeunload"]
    page.reload()
    assert asked == ["beforeunload"]


def test_choosing_the_dark_takes_effect_at_once_and_is_sent_to_be_kept(site: Site) -> None:
    page = site.show("<p>x</p>")
    page.locator("details.menu summary").click()
    page.locator("button[name=theme][value=dark]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert "theme" in (site.wait_for(1)[0].post_data or "")


UPLOAD = (
    '<form method="post" action="/take-in/" enctype="multipart/form-data"><div class="field"><label for="f">Tệp</label>'
    '<div class="drop" data-drop><input type="file" id="f" name="f"><p class="drop-words">Kéo thả</p>'
    '<ul class="drop-files"></ul></div></div>{% button "Đưa vào" %}</form>'
)


def _send_a_file(page: Page) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "4363.md", "mimeType": "text/plain", "buffer": b"x" * 3000}
    )
    expect(page.locator(".drop-files li")).to_have_text("4363.md · 3 KB")
    page.locator("main button.button").click()


def test_a_file_is_named_sent_with_a_bar_and_the_page_goes_on(site: Site) -> None:
    site.answers["/take-in/"] = lambda route: route.fulfill(status=204, headers={"X-Go-To": "/documents/7/review/"})
    _send_a_file(site.show(UPLOAD))
    site.page.wait_for_url(ORIGIN + "/documents/7/review/")
    assert site.sent[0].headers["x-sent-with"] == "bar"


def test_what_is_wrong_with_a_file_is_shown_without_leaving(site: Site) -> None:
    page = site.show(UPLOAD)
    wrong = site.html.replace("Kéo thả", "Tệp này trống.")
    site.answers["/take-in/"] = lambda route: route.fulfill(
        status=200, body=wrong, content_type="text/html; charset=utf-8"
    )
    _send_a_file(page)
    expect(page.locator(".drop-words")).to_have_text("Tệp này trống.")
    page.locator("main button.button").click()
    assert len(site.wait_for(2)) == 2


def test_a_part_of_a_page_that_a_signed_out_reader_asks_for_is_not_replaced_by_the_sign_in(site: Site) -> None:
    page = site.show(
        '<form hx-post="/move/" hx-target="#part"><input name="note">{% button "Gửi" %}</form><div id="part">cũ</div>'
    )
    page.evaluate("document.getElementById('told').dataset.signInAddress = '/move/'")
    site.answers["/move/"] = lambda route: route.fulfill(
        body="<!doctype html><p>Đăng nhập</p>", content_type="text/html; charset=utf-8"
    )
    page.locator("input[name=note]").fill("Đã làm xong")
    page.locator("main button.button").click()
    expect(page.locator("#messages [role=alert]")).to_contain_text("Phiên làm việc đã hết")
    expect(page.locator("#part")).to_have_text("cũ")
    expect(page.locator("input[name=note]")).to_have_value("Đã làm xong")


def test_one_tick_checks_all_rows_and_how_many_are_ticked_is_said(site: Site) -> None:
    page = site.show(
        '<form>{% table %}<thead><tr><th><input type="checkbox" data-check-all aria-label="Tất cả"></th></tr></thead>'
        '<tbody><tr><td><input type="checkbox"></td></tr><tr><td><input type="checkbox"></td></tr>'
        '</tbody>{% endtable %}<span data-ticked="Đã chọn {n} trong {all}"></span></form>'
    )
    expect(page.locator("[data-ticked]")).to_have_text("Đã chọn 0 trong 2")
    page.locator("[data-check-all]").check()
    expect(page.locator("tbody input:checked")).to_have_count(2)
    expect(page.locator("[data-ticked]")).to_have_text("Đã chọn 2 trong 2")
    page.locator("tbody input").first.uncheck()
    expect(page.locator("[data-ticked]")).to_have_text("Đã chọn 1 trong 2")


LONG = """
<div class="stack">{% card title=word aside=name %}{% state "overdue" label=word %}{% gap %}{{ word }}{% endgap %}
{% buttons aside=name %}{% button name key="E" %}{% button word %}{% endbuttons %}
{% facts columns=2 %}{% fact word %}{{ word }}{% endfact %}{% endfacts %}{% endcard %}
<div class="figures">{% figure name 123456789012 of=123456789012 of_label=name %}{% figure word word of=word %}</div>
{% table caption=word %}<thead><tr><th>{{ word }}</th><th>{{ name }}</th></tr></thead>
<tbody><tr><td>{{ word }}</td><td>{{ name }}</td></tr></tbody>{% endtable %}
{% nothing word name "/" name %}{% quote source=word %}{{ word }}{% endquote %}
{% alert title=word %}{{ word }}{% endalert %}
{% timeline %}{% step when=word who=name %}{{ word }}{% endstep %}{% endtimeline %}
{% progress 1 2 label=word left=name %}
{% segments "state" choices every=name %}{% crumbs word "/" name %}</div>
"""


@pytest.mark.parametrize("width", [320, 360, 683, 1366])
def test_very_long_names_never_push_the_page_aside(site: Site, width: int) -> None:
    name = "Ban Quản lý dự án đầu tư xây dựng công trình giao thông và nông nghiệp thành phố Cần Thơ " * 2
    site.reader.name = site.reader.unit_name = name
    site.page.set_viewport_size({"width": width, "height": 700})
    page = site.show(LONG, name=name, word="4363/UBND-NC-" * 20, choices=[("a", name), ("b", name)])
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


MANY = UPLOAD.replace('type="file" id="f"', 'type="file" multiple id="f"')


def _photo(name: str) -> dict[str, Any]:
    return {"name": name, "mimeType": "image/jpeg", "buffer": name.encode()}


def test_photos_taken_one_after_another_all_go_and_one_can_be_left_out(site: Site) -> None:
    page = site.show(MANY)
    for name in ("1.jpg", "2.jpg", "3.jpg"):
        page.locator("input[type=file]").set_input_files(_photo(name))  # type: ignore[arg-type]
    expect(page.locator(".drop-files li")).to_have_text(["1.jpg · 1 KB", "2.jpg · 1 KB", "3.jpg · 1 KB"])
    page.get_by_role("button", name="Bỏ tệp: 2.jpg").click()
    expect(page.locator(".drop-files li")).to_have_count(2)
    page.locator("main button", has_text="Đưa vào").click()
    body = (site.wait_for(1)[0].post_data_buffer or b"").decode()
    assert [name in body for name in ('filename="1.jpg"', 'filename="2.jpg"', 'filename="3.jpg"')] == [
        True,
        False,
        True,
    ]


def test_a_file_that_is_too_large_is_told_before_it_is_sent(site: Site, settings: Any) -> None:
    settings.DONDOC_UPLOAD_LIMIT = 1000
    page = site.show(UPLOAD)
    page.locator("input[type=file]").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"x" * 1001})
    expect(page.locator(".drop-files [role=alert]")).to_contain_text("quá lớn")
    page.locator("main button", has_text="Đưa vào").click()
    page.wait_for_timeout(200)
    assert site.sent == []
    page.get_by_role("button", name="Bỏ tệp: a.jpg").click()
    page.locator("input[type=file]").set_input_files(_photo("b.jpg"))  # type: ignore[arg-type]
    page.locator("main button", has_text="Đưa vào").click()
    assert len(site.wait_for(1)) == 1


def test_what_was_chosen_stands_beside_what_was_wrong(site: Site) -> None:
    page = site.show(UPLOAD)
    site.answers["/take-in/"] = lambda route: route.fulfill(
        status=422, body=site.html.replace("Kéo thả", "Ghi rõ việc."), content_type="text/html; charset=utf-8"
    )
    _send_a_file(page)
    expect(page.locator(".drop-words")).to_have_text("Ghi rõ việc.")
    expect(page.locator(".drop-files li")).to_have_text("4363.md · 3 KB")
    site.complaints.clear()
