from __future__ import annotations

from types import SimpleNamespace

from django.test import RequestFactory

from dondoc.ui.context import Frame


def test_a_choice_leads_back_to_the_page_with_all_of_its_address(rf: RequestFactory) -> None:
    assert Frame(rf.get("/documents/?text=a")).path == "/documents/?text=a"


def test_after_a_form_it_leads_back_to_the_page_of_the_form_and_never_to_another_site(rf: RequestFactory) -> None:
    asked = rf.post("/assignments/7/submit/", headers={"Referer": "http://testserver/assignments/7/?x=1"})
    assert Frame(asked).path == "http://testserver/assignments/7/?x=1"
    assert Frame(rf.post("/assignments/7/submit/", headers={"Referer": "https://example.org/"})).path == "/"
    assert Frame(rf.post("/assignments/7/submit/")).path == "/"


def test_readers_are_told_apart_and_strangers_have_no_key(rf: RequestFactory) -> None:
    request = rf.get("/")
    assert Frame(request).reader_key == ""
    request.actor = SimpleNamespace(person_id=7)  # type: ignore[attr-defined]
    assert Frame(request).reader_key == "7"
