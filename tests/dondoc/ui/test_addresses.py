from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.template import engines
from django.test import override_settings
from django.urls import NoReverseMatch, path, reverse, set_script_prefix

from dondoc.ui.addresses import address, page_of

urlpatterns = [path("elsewhere/<int:pk>/", lambda request, pk: HttpResponse(), name="unit")]


def test_the_page_of_a_thing_stands_where_its_route_says() -> None:
    assert page_of("unit", 9876) == reverse("unit", args=[9876])
    assert page_of("tasks:assignment", 0) == reverse("tasks:assignment", args=[0])
    assert address("tasks:assignments") == reverse("tasks:assignments")


def test_a_page_that_is_not_there_has_no_address() -> None:
    assert address("gone") == ""
    with pytest.raises(NoReverseMatch):
        page_of("gone", 1)


def test_what_is_no_id_leads_to_no_page() -> None:
    with pytest.raises(ValueError, match="format code"):
        page_of("unit", "")  # type: ignore[arg-type]


def test_other_routes_have_addresses_of_their_own() -> None:
    before = page_of("unit", 5), address("home")
    with override_settings(ROOT_URLCONF=__name__):
        assert page_of("unit", 5) == "/elsewhere/5/"
        assert address("home") == ""
    assert (page_of("unit", 5), address("home")) == before


def test_behind_a_prefix_all_pages_stand_below_it() -> None:
    try:
        set_script_prefix("/dondoc/")
        assert page_of("unit", 5).startswith("/dondoc/")
        assert address("home").startswith("/dondoc/")
    finally:
        set_script_prefix("/")
    assert not page_of("unit", 5).startswith("/dondoc/")


def test_a_template_leads_to_the_page_of_each_row() -> None:
    written = engines["django"].from_string("{% for pk in ids %}{% page_of 'unit' pk %} {% endfor %}")
    assert written.render({"ids": [1, 20]}) == f"{reverse('unit', args=[1])} {reverse('unit', args=[20])} "
