from __future__ import annotations

from collections.abc import Callable

from dondoc.ui.tags.lists import labelled

Renders = Callable[..., str]

ROWS = """<thead><tr><th>Nhiệm vụ</th><th class="number">Số <b>việc</b></th></tr></thead>
<tbody><tr><td>A</td><td class="number">1</td></tr><tr><td>B</td><td data-label="khác">2</td></tr></tbody>"""


def test_cells_are_named_by_the_headings_above_them() -> None:
    shown = labelled(ROWS)
    assert '<td class="short" data-label="Nhiệm vụ">A' in shown
    assert '<td class="short number" data-label="Số việc">1' in shown


def test_a_name_that_a_cell_has_already_stays() -> None:
    assert 'data-label="khác" class="short">2' in labelled(ROWS)


def test_a_wide_cell_counts_for_the_headings_it_spans() -> None:
    shown = labelled(
        '<thead><tr><th>A</th><th>B</th><th>C</th></tr></thead><tbody><tr><td colspan="2">x</td><td>y</td></tr></tbody>'
    )
    assert '<td class="short" data-label="C">y' in shown


def test_only_cells_of_a_few_letters_are_kept_on_one_line() -> None:
    long = "Văn phòng Ủy ban nhân dân thành phố"
    shown = labelled(
        f"<thead><tr><th>Hạn</th><th>{long}</th></tr></thead><tbody><tr><td>{long}</td><td>1</td></tr></tbody>"
    )
    assert '<th class="short">Hạn' in shown
    assert f"<th>{long}" in shown
    assert f'<td data-label="Hạn">{long}' in shown


def test_rows_without_headings_stay_as_they_are() -> None:
    assert labelled("<tbody><tr><td>x</td></tr></tbody>") == "<tbody><tr><td>x</td></tr></tbody>"


def test_a_heat_table_stays_a_table_and_can_be_pushed_with_the_keyboard(rendered: Renders) -> None:
    shown = rendered('{% table caption="Đơn vị" kind="heat" %}' + ROWS + "{% endtable %}")
    assert 'role="region" tabindex="0" aria-label="Đơn vị"' in shown
    assert 'data-label="Nhiệm vụ"' not in shown


def test_an_empty_list_says_what_to_do_next(rendered: Renders) -> None:
    shown = rendered('{% nothing "Chưa có" "Hãy tiếp nhận." "/upload/" "Tiếp nhận" %}')
    assert 'href="/upload/"' in shown
    assert "Hãy tiếp nhận." in shown


def test_a_heading_that_is_not_seen_names_no_cell():
    head = '<thead><tr><th>Việc</th><th><span class="visually-hidden">Giao</span></th></tr></thead>'
    shown = labelled(f"{head}<tbody><tr><td>Rà soát</td><td>Giao</td></tr></tbody>")
    assert 'data-label="Giao"' not in shown
    assert 'data-label="Việc"' in shown


def test_the_cells_of_a_sum_are_named_like_those_above_it(rendered: Renders) -> None:
    shown = rendered(
        "{% table %}<thead><tr><th>Đơn vị</th><th>Quá hạn</th></tr></thead>"
        "<tbody><tr><th>Sở Nội vụ</th><td>2</td></tr></tbody>"
        "<tfoot><tr><th>Tất cả</th><td>2</td></tr></tfoot>{% endtable %}"
    )
    assert shown.count('data-label="Quá hạn"') == 2
