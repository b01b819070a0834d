from __future__ import annotations

from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import translation

from dondoc.ui.loading import in_language


def test_what_a_template_says_itself_is_put_in_its_language_when_it_is_read() -> None:
    template = """<b>{% translate "Today" %}</b>{% button _('Find') key="F" %}{% translate 'Search' %}"""
    with translation.override("vi"):
        assert in_language(template) == """<b>Hôm nay</b>{% button "Tìm" key="F" %}Tìm kiếm"""
    with translation.override("en"):
        assert in_language(template) == """<b>Today</b>{% button "Find" key="F" %}Search"""


def test_the_address_of_a_file_is_put_in_when_the_template_is_read() -> None:
    assert in_language("""<link href="{% static 'ui/theme.css' %}">""") == '<link href="/static/ui/theme.css">'


def test_what_depends_on_the_reader_or_is_said_in_another_way_stays_as_it_is() -> None:
    for template in (
        "{{ frame.reader.name }} {% translate word %}",
        '{% translate "Today" as today %}{{ today }}',
        '{% translate "Monday" context "weekday" %}',
        '{% static path %} {% if a == "_(" %}',
        '{% button _("100% of all") %}',
        "<script>_('Find')</script>",
    ):
        with translation.override("vi"):
            assert in_language(template) == template


def test_words_that_would_end_a_tag_are_left_for_django_to_look_up() -> None:
    with translation.override("vi"):
        assert in_language('{% button _("a } b") %}') == '{% button _("a } b") %}'
        assert in_language("""{% button _('say "yes"') %}""") == """{% button _('say "yes"') %}"""
        assert in_language('{% button _("it\'s there") %}') == '{% button "it\'s there" %}'


def test_each_reader_gets_a_page_in_his_own_language_whoever_came_before(rf: RequestFactory) -> None:
    for language, words in (("vi", "Về trang đăng nhập"), ("en", "Back to the sign-in"), ("vi", "Về trang đăng nhập")):
        with translation.override(language):
            assert words in get_template("ui/locked_out.html").render({}, rf.get("/"))
