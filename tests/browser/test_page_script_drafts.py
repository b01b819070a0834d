"""What was typed and not sent is kept by `page.js`, or waits for the line; server and database are left out."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from one_page import ORIGIN, PRESSED, Site

pytestmark = [pytest.mark.browser, pytest.mark.postgresql]

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
    page.wait_for_load_state()  # the answer stands there before its scripts have run
    page.goto(ORIGIN + "/")
    expect(page.locator("textarea")).to_have_value("")


def test_another_reader_never_meets_a_draft(site: Site) -> None:
    _typed_and_left(site)
    site.reader.person_id = 8
    expect(site.show(REPORT).locator("textarea")).to_have_value("")
    site.reader.person_id = 7
    expect(site.show(REPORT).locator("textarea")).to_have_value("")


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
