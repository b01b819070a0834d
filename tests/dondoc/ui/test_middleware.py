from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import RequestFactory
from django.utils import translation

from dondoc.kernel.errors import NotFound, NotPermitted, Refusal
from dondoc.ui.middleware import AheadMiddleware, LanguageMiddleware, RefusalMiddleware


def _answered(request: HttpRequest, refusal: Exception) -> HttpResponse | None:
    return RefusalMiddleware(lambda _: HttpResponse()).process_exception(request, refusal)


@pytest.mark.parametrize(
    ("refusal", "status"), [(NotFound("Không có."), 404), (NotPermitted("Không được."), 403), (Refusal("Sai."), 422)]
)
def test_a_refusal_becomes_a_page_that_says_what_was_wrong(rf: RequestFactory, refusal: Refusal, status: int) -> None:
    answer = _answered(rf.get("/"), refusal)
    assert answer is not None
    assert answer.status_code == status
    assert str(refusal.sentence) in answer.content.decode()
    assert "<!doctype html>" in answer.content.decode()


def test_for_a_part_of_a_page_it_is_an_alert_above_what_stands_there(rf: RequestFactory) -> None:
    answer = _answered(rf.post("/", headers={"HX-Request": "true"}), Refusal("Hạn <đã> qua."))
    assert answer is not None
    assert answer.status_code == 422
    assert answer.headers["HX-Retarget"] == "#messages"
    assert "Hạn &lt;đã&gt; qua." in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_what_is_no_refusal_is_left_to_django(rf: RequestFactory) -> None:
    assert _answered(rf.get("/"), ValueError("x")) is None


@pytest.mark.parametrize(("kind", "ahead"), [("text/html; charset=utf-8", True), ("text/csv", False)])
def test_a_page_names_the_rules_of_what_is_fetched_ahead(rf: RequestFactory, kind: str, ahead: bool) -> None:
    answer = AheadMiddleware(lambda _: HttpResponse(content_type=kind))(rf.get("/"))
    assert ("ahead" in answer.headers.get("Speculation-Rules", "")) is ahead


def test_a_form_sent_with_a_bar_is_told_where_to_go_on_and_others_are_redirected(rf: RequestFactory) -> None:
    middleware = RefusalMiddleware(lambda _: HttpResponseRedirect("/documents/7/review/"))
    told = middleware(rf.post("/", headers={"X-Sent-With": "bar"}))
    assert (told.status_code, told.headers["X-Go-To"]) == (204, "/documents/7/review/")
    assert middleware(rf.post("/")).status_code == 302


@pytest.mark.parametrize(("chosen", "spoken"), [("", "vi"), ("en", "en"), ("vi", "vi"), ("de", "vi"), ("../en", "vi")])
def test_the_house_speaks_vietnamese_until_the_reader_chooses_whatever_his_browser_asks(
    rf: RequestFactory, chosen: str, spoken: str
) -> None:
    request = rf.get("/", headers={"Accept-Language": "en-US"})
    if chosen:
        request.COOKIES["django_language"] = chosen
    heard: list[str | None] = []

    def view(_request: HttpRequest) -> HttpResponse:
        heard.append(translation.get_language())
        return HttpResponse()

    with translation.override("vi"):
        answer = LanguageMiddleware(view)(request)
    assert heard == [spoken]
    assert answer.headers["Content-Language"] == spoken


def test_an_address_that_is_not_served_is_answered_with_what_to_do(client, settings):
    settings.ALLOWED_HOSTS = ["dondoc.example.gov.vn"]
    answer = client.get("/sign-in/", headers={"host": "khac.example"})
    assert answer.status_code == 400
    assert "DONDOC_HOSTS" in answer.content.decode()
    assert "Không phục vụ ở địa chỉ này" in answer.content.decode()
