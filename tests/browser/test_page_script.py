"""What `page.js` adds to a page, in a real browser under the strict policy; server and database are left out."""

from __future__ import annotations

import re
from collections.abc import Generator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation
from playwright.sync_api import Browser, Page, Request, Route, expect

import dondoc

pytestmark = [pytest.mark.browser, pytest.mark.postgresql]

ORIGIN = "https://dondoc.test"
STATIC = Path(dondoc.__file__).parent / "ui" / "static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'"
)
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


class Site:
    """A site that exists in the browser alone: it shows one page and notes what is sent to it."""

    def __init__(self, page: Page, complaints: list[str]) -> None:
        self.page, self.complaints, self.sent, self.answers = page, complaints, [], {}
        self.html = ""
        self.reader = SimpleNamespace(person_id=7, name="Ví Dụ Ba", unit_name="Sở Nội vụ", may=lambda verb: True)
        page.route("**/*", self._answer)

    def _answer(self, route: Route, request: Request) -> None:
        path = request.url.removeprefix(ORIGIN).split("?")[0]
        if path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])
        elif request.method == "POST":
            self.sent.append(request)
            self.answers.get(path, lambda one: one.fulfill(status=204))(route)
        else:
            route.fulfill(
                body=self.html, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": POLICY}
            )

    def wait_for(self, number: int) -> list[Request]:
        """Return what was sent once it is so many, and a moment has passed in which one too many would have come."""
        for _moment in range(500):
            if len(self.sent) >= number:
                break
            self.page.wait_for_timeout(20)
        self.page.wait_for_timeout(100)
        return self.sent

    def show(self, content: str, **context: Any) -> Page:
        """Open a page with this content inside the frame of all pages."""
        request = RequestFactory().get("/")
        request.actor = self.reader  # type: ignore[attr-defined]
        scripts = '{% block scripts %}{% include "ui/htmx.html" %}{% endblock %}'
        source = '{% extends "ui/base.html" %}' + scripts + "{% block content %}" + content + "{% endblock %}"
        with translation.override("vi"):
            self.html = engines["django"].from_string(source).render(context, request)
        self.page.goto(ORIGIN + "/")
        return self.page


@pytest.fixture
def site(chromium: Browser) -> Generator[Site]:
    """Open a site of one page; whatever the browser complains of fails the test."""
    context = chromium.new_context(locale="vi-VN")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: said.type in {"error", "warning"} and complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield Site(page, complaints)
    context.close()
    assert complaints == []


PRESSED = (
    '<form method="post" action="/approve/"><input name="note">'
    '{% button "Duyệt" key="Enter" name="then" value="approve" %}</form>'
)


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


REPORT = '<form method="post" action="/report/" data-guard><textarea name="done"></textarea>{% button "Gửi" %}</form>'


def _typed_and_left(site: Site) -> Page:
    page = site.show(REPORT)
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("textarea").press_sequentially("Đã rà soát")
    page.reload()
    return page


def test_what_was_typed_and_not_sent_is_back_and_can_be_thrown_away(site: Site) -> None:
    page = _typed_and_left(site)
    expect(page.locator("textarea")).to_have_value("Đã rà soát")
    page.get_by_role("button", name="Bỏ bản nháp này").click()
    expect(page.locator("textarea")).to_have_value("")
    page.reload()
    expect(page.locator("textarea")).to_have_value("")


def test_a_draft_outlives_a_failed_sending_and_ends_with_success(site: Site) -> None:
    page = _typed_and_left(site)
    site.answers["/report/"] = lambda route: route.abort()
    page.locator("main form button.button-plain").click()
    page.wait_for_url("chrome-error://**")
    page.goto(ORIGIN + "/")
    expect(page.locator("textarea")).to_have_value("Đã rà soát")
    done = site.html.replace('aria-live="polite">', 'aria-live="polite"><div class="alert tone-done">Đã ghi</div>')
    site.answers["/report/"] = lambda route: route.fulfill(body=done, content_type="text/html; charset=utf-8")
    page.locator("main form button.button-plain").click()
    expect(page.locator("#messages")).to_contain_text("Đã ghi")
    page.goto(ORIGIN + "/")
    expect(page.locator("textarea")).to_have_value("")


def test_another_reader_never_meets_a_draft(site: Site) -> None:
    _typed_and_left(site)
    site.reader.person_id = 8
    expect(site.show(REPORT).locator("textarea")).to_have_value("")
    site.reader.person_id = 7
    expect(site.show(REPORT).locator("textarea")).to_have_value("")


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


OUTBOX = (
    '<input type="hidden" name="csrfmiddlewaretoken" value="token-of-the-page">'
    '<form method="post" action="/report/" enctype="multipart/form-data" data-guard data-outbox="Rà soát quy chế">'
    '<textarea name="done"></textarea><div class="drop" data-drop><input type="file" name="evidence">'
    '<ul class="drop-files"></ul></div>{% button "Báo cáo" %}</form>'
    '<form method="post" action="/sign-out/" data-sign-out>{% button "Thoát" %}</form>'
)


NOTHING_WAITS = """() => new Promise(done => {
    const asked = indexedDB.open("outbox", 1);
    asked.onsuccess = () => {
        const counted = asked.result.transaction("forms").objectStore("forms").count();
        counted.onsuccess = () => { asked.result.close(); done(counted.result === 0); };
    };
})"""


def _report_without_a_line(site: Site) -> Page:
    site.answers["/report/"] = lambda route: route.abort()
    page = site.show(OUTBOX)
    page.locator("textarea").fill("Đã rà soát")
    page.locator("input[type=file]").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"anh"})
    page.locator("main form button", has_text="Báo cáo").click()
    expect(page.locator("[data-outbox-note]")).to_contain_text("Rà soát quy chế")
    expect(page.locator("textarea")).to_have_value("")
    site.complaints.clear()
    site.sent.clear()
    return page


def test_a_report_without_a_line_waits_with_its_photo_and_is_sent_once_when_the_line_is_back(site: Site) -> None:
    page = _report_without_a_line(site)
    site.answers["/report/"] = lambda route: route.fulfill(status=204, headers={"X-Go-To": "/assignments/1/"})
    page.evaluate("dispatchEvent(new Event('online')); dispatchEvent(new Event('online'))")
    site.wait_for(1)
    expect(page.locator("[data-outbox-note]")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_timeout(300)
    page.goto(ORIGIN + "/")
    page.wait_for_timeout(300)
    assert len(site.sent) == 1
    body = (site.sent[0].post_data_buffer or b"").decode()
    assert "Đã rà soát" in body
    assert "csrfmiddlewaretoken" in body
    assert 'filename="a.jpg"' in body


def test_what_the_house_refuses_later_stands_in_its_form_again(site: Site) -> None:
    page = _report_without_a_line(site)
    site.answers["/report/"] = lambda route: route.fulfill(status=404, body="")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-outbox-note].tone-late")).to_contain_text("Rà soát quy chế")
    page.goto(ORIGIN + "/")
    expect(page.locator("textarea")).to_have_value("Đã rà soát")
    assert len(site.sent) == 1
    site.complaints.clear()


@pytest.mark.parametrize("way", ["signs out", "gives the place to another"])
def test_what_waits_leaves_with_its_reader(site: Site, way: str) -> None:
    page = _report_without_a_line(site)
    site.answers["/report/"] = lambda route: route.fulfill(status=204, headers={"X-Go-To": "/assignments/1/"})
    if way == "signs out":
        page.once("dialog", lambda dialog: dialog.accept())
        page.locator("main form button", has_text="Thoát").click()
        site.wait_for(1)
        site.sent.clear()
    else:
        site.reader.person_id = 8
        site.show(OUTBOX)
    page.wait_for_function(NOTHING_WAITS)
    site.reader.person_id = 7
    site.show(OUTBOX)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_timeout(300)
    assert site.sent == []
    expect(page.locator("[data-outbox-note]")).to_have_count(0)


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


def test_a_press_without_a_line_leaves_the_form_as_it_is(site: Site) -> None:
    page = site.show(REPORT)
    page.locator("textarea").fill("Đã rà soát")
    page.context.set_offline(True)
    page.locator("main form button").click()
    expect(page.locator("main [role=alert]")).to_contain_text("Không kết nối được")
    expect(page.locator("textarea")).to_have_value("Đã rà soát")
    page.context.set_offline(False)
    page.locator("main form button").click()
    assert len(site.wait_for(1)) == 1


def test_typing_says_that_it_is_kept(site: Site) -> None:
    page = site.show(
        '<form method="post" action="/r/" data-guard><textarea></textarea>{% buttons %}{% endbuttons %}</form>'
    )
    expect(page.locator(".draft-kept")).to_have_count(0)
    page.locator("textarea").press_sequentially("Đã rà soát")
    expect(page.locator(".draft-kept")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('beforeunload'))")


def test_another_form_that_succeeds_does_not_end_the_draft_that_a_lost_line_kept_back(site: Site) -> None:
    page = _typed_and_left(site)
    site.answers["/report/"] = lambda route: route.abort()
    page.locator("main form button.button-plain").click()
    page.wait_for_url("chrome-error://**")
    page = site.show(PRESSED)
    done = site.html.replace('aria-live="polite">', 'aria-live="polite"><div class="alert tone-done">Đã duyệt</div>')
    site.answers["/approve/"] = lambda route: route.fulfill(body=done, content_type="text/html; charset=utf-8")
    page.locator("button[data-key=Enter]").click()
    expect(page.locator("#messages")).to_contain_text("Đã duyệt")
    expect(site.show(REPORT).locator("textarea")).to_have_value("Đã rà soát")


def test_who_signed_in_again_in_another_tab_presses_once_and_it_goes(site: Site) -> None:
    too_old = "<!doctype html><body><h1>Trang này đã cũ</h1></body>"
    token = '<input type="hidden" name="csrfmiddlewaretoken" value="token-of-the-page">'
    page = site.show(OUTBOX.removeprefix(token).replace("<textarea", token + "<textarea"))
    site.html = re.sub(
        'name="csrfmiddlewaretoken" value="[^"]*"', 'name="csrfmiddlewaretoken" value="new-token"', site.html
    )
    answers = iter(
        [
            {"status": 403, "body": too_old, "content_type": "text/html"},
            {"status": 204, "headers": {"X-Go-To": "/assignments/1/"}},
        ]
    )
    site.answers["/report/"] = lambda route: route.fulfill(**next(answers))
    page.locator("textarea").fill("Đã rà soát")
    page.locator("main form button", has_text="Báo cáo").click()
    page.wait_for_url(ORIGIN + "/assignments/1/")
    assert "new-token" in (site.sent[1].post_data_buffer or b"").decode()
    site.complaints.clear()


def test_who_sits_at_the_place_of_another_sends_nothing_in_his_name(site: Site) -> None:
    page = site.show(OUTBOX)
    site.html = site.html.replace('data-reader="7"', 'data-reader="8"')
    site.answers["/report/"] = lambda route: route.fulfill(status=403, body="<!doctype html><body>Cũ</body>")
    page.locator("textarea").fill("Đã rà soát")
    page.locator("main form button", has_text="Báo cáo").click()
    expect(page.locator("[role=alert]")).to_contain_text("thẻ khác")
    expect(page.locator("textarea")).to_have_value("Đã rà soát")
    assert len(site.wait_for(1)) == 1
    site.complaints.clear()


def test_a_page_of_something_between_never_takes_the_place_of_what_was_typed(site: Site) -> None:
    page = site.show(OUTBOX)
    site.answers["/report/"] = lambda route: route.fulfill(body="<h1>Wi-Fi</h1>", content_type="text/html")
    page.locator("textarea").fill("Đã rà soát")
    page.locator("main form button", has_text="Báo cáo").click()
    expect(page.locator("[role=alert]")).to_contain_text("Không kết nối được")
    expect(page.locator("textarea")).to_have_value("Đã rà soát")


def test_who_signs_out_is_asked_before_an_unsent_report_is_wiped(site: Site) -> None:
    page = _report_without_a_line(site)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("main form button", has_text="Thoát").click()
    page.wait_for_timeout(200)
    assert site.sent == []
    page.reload()
    expect(page.locator("[data-outbox-note]")).to_contain_text("Rà soát quy chế")
    site.complaints.clear()
