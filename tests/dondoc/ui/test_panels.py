from django.test import RequestFactory
from django.utils.html import format_html

from dondoc.ui import panels


def test_a_place_shows_what_was_registered_for_it_in_order_and_each_once(monkeypatch):
    monkeypatch.setattr(panels, "_providers", {})

    def first(request, thing):
        return format_html("<p>{}</p>", thing)

    def second(request, thing):
        return format_html("<b>{}</b>", request.path)

    for provider in (first, second, first):
        panels.register("page", provider)
    request = RequestFactory().get("/x/")
    assert panels.panels_for("page", request, "<") == "<p>&lt;</p><b>/x/</b>"
    assert panels.panels_for("elsewhere", request, "<") == ""
