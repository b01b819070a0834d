from __future__ import annotations

import re
from types import SimpleNamespace

from django.conf import settings
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import translation

from dondoc.kernel.gates import gate_of
from dondoc.ui.themes import COOKIE
from dondoc.ui.web import views
from dondoc.ui.web.urls import urlpatterns


def _gallery(rf: RequestFactory, language: str = "vi") -> str:
    request = rf.get("/ui/")
    request.actor = SimpleNamespace(name="A & B", unit_name="Sở <Nội vụ>", may=lambda verb: True)  # type: ignore[attr-defined]
    with translation.override(language):
        return views.gallery(request).content.decode()


def test_the_gallery_shows_every_component_in_both_languages(rf: RequestFactory) -> None:
    for language in ("vi", "en"):
        shown = _gallery(rf, language)
        assert f'<html lang="{language}"' in shown
        assert "Sở &lt;Nội vụ&gt;" in shown


def test_a_page_names_every_id_once_and_labels_every_field(rf: RequestFactory) -> None:
    shown = _gallery(rf)
    ids = [found for found in re.findall(r'\bid="([^"]+)"', shown) if found not in {"id_title", "id_unit"}]
    assert sorted(set(ids) & {one for one in ids if ids.count(one) > 1}) in ([], ["id_title-help"])
    assert shown.count("<h1>") == 1


def test_every_route_of_the_room_declares_its_gate() -> None:
    assert all(gate_of(route.callback) for route in urlpatterns if route.callback)


def _choose(rf: RequestFactory, **typed: str) -> tuple[int, str, str | None]:
    answer = views.choose_theme(rf.post("/ui/theme/", typed))
    kept = answer.cookies.get(COOKIE)
    return answer.status_code, answer.headers["Location"], kept.value if kept else None


def test_the_colours_are_kept_and_the_reader_is_back_where_he_was(rf: RequestFactory) -> None:
    assert _choose(rf, theme="dark", next="/documents/?text=a") == (302, "/documents/?text=a", "dark")


def test_following_the_machine_forgets_the_choice(rf: RequestFactory) -> None:
    assert _choose(rf, theme="auto", next="/") == (302, "/", "")


def test_nobody_is_led_to_another_site(rf: RequestFactory) -> None:
    for address in ("https://example.org/", "//example.org/", "javascript:alert(1)"):
        assert _choose(rf, theme="light", next=address)[1] == "/"


def test_the_first_byte_of_a_page_has_the_chosen_colours(rf: RequestFactory) -> None:
    def page_with(theme: str) -> str:
        request: HttpRequest = rf.get("/ui/")
        request.COOKIES[COOKIE] = theme
        return views.gallery(request).content.decode()

    assert 'data-theme="dark"' in page_with("dark")
    assert "data-theme=" not in page_with('"><script>')


def test_the_language_is_kept(rf: RequestFactory) -> None:
    answer = views.choose_language(rf.post("/ui/language/", {"language": "en", "next": "/"}))
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
