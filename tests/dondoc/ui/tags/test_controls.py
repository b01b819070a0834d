from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

Renders = Callable[..., str]


def test_a_button_shows_the_key_that_presses_it(rendered: Renders) -> None:
    shown = rendered('{% button "Duyệt" key="Enter" kind="primary" name="then" value="approve" %}')
    assert 'data-key="Enter" aria-keyshortcuts="Enter"' in shown
    assert '<kbd aria-hidden="true">Enter</kbd>' in shown
    assert 'name="then" value="approve"' in shown


def test_a_button_with_an_address_is_a_link(rendered: Renders) -> None:
    shown = rendered('{% button "Xem" href=address %}', address="/x/?a=1&b=2")
    assert shown.startswith('<a class="button button-plain" href="/x/?a=1&amp;b=2"')


def test_ids_on_buttons_have_no_dots(rendered: Renders) -> None:
    assert 'value="1284"' in rendered('{% button "Gộp" name="into" value=id %}', id=1284)
    assert 'value="1284"' in rendered('{% post_button "Gộp" "/merge/" name="into" value=id %}', id=1284)


def test_a_button_that_posts_carries_the_token(rendered: Renders) -> None:
    shown = rendered('{% post_button "Nhận" "/accept/" key="A" %}')
    assert '<form class="inline" method="post" action="/accept/">' in shown
    assert "csrfmiddlewaretoken" in shown


def test_segments_keep_the_rest_of_the_address_and_go_back_to_the_first_page(rendered: Renders) -> None:
    shown = rendered(
        '{% segments "state" choices every="Tất cả" %}',
        at="/?text=a&state=late&after=xyz",
        choices=[("late", "Quá hạn", 1284)],
    )
    assert 'href="?text=a&amp;state=late" aria-current="true"' in shown
    assert 'href="?text=a"' in shown
    assert "after" not in shown
    assert "1.284" in shown


def test_the_first_segment_holds_when_nothing_or_nonsense_is_asked(rendered: Renders) -> None:
    for address in ("/", "/?state=nonsense"):
        shown = rendered('{% segments "state" choices %}', at=address, choices=[("late", "Quá hạn"), ("done", "Xong")])
        assert shown.count("aria-current") == 1
        assert 'late" aria-current' in shown


def test_the_pager_leads_on_and_back_to_the_first_rows(rendered: Renders) -> None:
    shown = rendered("{% pager page %}", at="/?text=a&after=old", page=SimpleNamespace(next_key="new"))
    assert 'href="?text=a&amp;after=new"' in shown
    assert 'href="?text=a"' in shown


def test_a_list_of_one_page_has_no_pager(rendered: Renders) -> None:
    assert not rendered("{% pager page %}", page=SimpleNamespace(next_key=None)).strip()


def test_the_way_here_ends_with_this_page(rendered: Renders) -> None:
    shown = rendered('{% crumbs "Văn bản" "/documents/" "4363/UBND-NC" %}')
    assert '<a href="/documents/">Văn bản</a>' in shown
    assert '<li aria-current="page">4363/UBND-NC</li>' in shown
    with pytest.raises(ValueError, match="end with"):
        rendered('{% crumbs "Văn bản" "/documents/" %}')


def test_tiles_and_tabs_mark_the_one_shown(rendered: Renders) -> None:
    assert 'aria-current="true"' in rendered("{% tiles rows %}", rows=[("hôm nay", 2, "#", "late", True)])
    assert 'aria-current="page"' in rendered("{% tabs rows %}", rows=[("Báo cáo", "#", True)])


def test_a_long_table_is_narrowed_by_words_and_shown_whole_and_the_rest_of_the_address_is_kept(
    rendered: Renders,
) -> None:
    page = SimpleNamespace(rows=["Sở Nội vụ"], number=450, words="nội", is_long=True)
    narrowed = rendered("{% narrow page %}", at="/?by=unit&text=cu&after=old", page=page)
    assert '<input type="hidden" name="by" value="unit">' in narrowed
    assert narrowed.count('type="hidden"') == 1
    assert 'name="text" value="nội"' in narrowed
    assert 'href="?by=unit&amp;text=cu&amp;rows=all"' in narrowed
    assert "450" in narrowed
    whole = rendered("{% narrow page %}", at="/?rows=all", page=SimpleNamespace(**{**vars(page), "rows": []}))
    assert "rows=all" not in whole
    assert "Không dòng nào có những từ này." in whole


def test_a_short_table_is_not_narrowed(rendered: Renders) -> None:
    assert not rendered("{% narrow page %}", page=SimpleNamespace(is_long=False)).strip()
