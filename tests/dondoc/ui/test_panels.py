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


def test_beside_the_rows_of_a_list_stands_what_each_room_has_to_say_of_them(monkeypatch):
    monkeypatch.setattr(panels, "_noters", {})

    def first(ids):
        return {pk: format_html("<p>{}</p>", pk) for pk in ids if pk != 2}

    def second(ids):
        return {1: format_html("<b>{}</b>", len(ids))}

    for noter in (first, second, first):
        panels.register_notes("rows", noter)
    assert panels.notes_for("rows", [1, 2, 3]) == {1: "<p>1</p><b>3</b>", 3: "<p>3</p>"}
    assert panels.notes_for("rows", []) == {}
    assert panels.notes_for("elsewhere", [1]) == {}
