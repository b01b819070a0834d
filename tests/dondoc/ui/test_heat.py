from __future__ import annotations

import re

import pytest
from django.utils.safestring import SafeString

from dondoc.ui.heat import Column, Row, Words, cells_of, heat_table, level_of

LATE = Column("Quá hạn", "late", "/list/?a=1&column=late", tone="late")
OPEN = Column("Trong hạn", "open", "/list/?column=open")
RATE = Column("Tỷ lệ", "done", of="due")
CHANGE = Words("Thay đổi", "change")


def row(name: str, late: int = 0, **given: int) -> Row:
    figures = {"late": late, "open": 0, "done": 0, "due": 0, **given}
    return Row(SafeString(name), figures, f"&unit={name}", {"change": "<b>" if late > 5 else ""})


@pytest.mark.parametrize(
    ("value", "most", "level"), [(0, 9, 0), (None, 9, 0), (1, 9, 1), (5, 9, 3), (9, 9, 5), (12, 9, 5), (1, 0, 0)]
)
def test_heat_grows_with_the_share_of_the_greatest(value: int | None, most: int, level: int) -> None:
    assert level_of(value, most) == level


def test_each_figure_leads_to_the_list_of_its_row_and_none_leads_nowhere() -> None:
    first, second = cells_of([LATE, OPEN], [row("x", 9, open=1200), row("y", 2)])
    assert '<a href="/list/?a=1&amp;column=late&amp;unit=x">9</a>' in first
    assert '<a href="/list/?column=open&amp;unit=x">1.200</a>' in first
    assert re.findall(r"heat-late-(\d)", first + second) == ["5", "2"]
    assert second.endswith('<td class="number"><span class="soft">0</span></td>')


def test_a_share_stands_with_its_parts_and_of_nothing_there_is_none() -> None:
    first, second = cells_of([RATE], [row("x", done=3, due=4), row("y")])
    assert "75,0\xa0%" in first
    assert "3/4" in first
    assert "–" in second


def test_words_are_escaped_and_a_dash_where_there_are_none() -> None:
    assert cells_of([CHANGE], [row("x", 9), row("y")]) == [
        '<td class="number">&lt;b&gt;</td>',
        '<td class="number">–</td>',
    ]


def test_the_table_has_its_headings_and_its_sum_without_heat() -> None:
    table = heat_table("Đơn vị", [LATE, RATE], [row("x", 9)], row("Tất cả", 9, done=1, due=2))
    assert '<th>Đơn vị</th><th class="number">Quá hạn</th><th class="number">Tỷ lệ</th>' in table
    below = table.partition("<tfoot>")[2]
    assert "Tất cả" in below
    assert "heat-" not in below
    assert "50,0\xa0%" in below
