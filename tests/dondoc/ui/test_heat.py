from __future__ import annotations

import re

import pytest
from django.utils.safestring import SafeString

from dondoc.ui.heat import Column, Row, Words, cells_of, heat_table, key_of, level_of

LATE = Column("Quá hạn", "late", "/list/?a=1&column=late", tone="late")
OPEN = Column("Trong hạn", "open", "/list/?column=open")
RATE = Column("Tỷ lệ", "done", of="due")
CHANGE = Words("Thay đổi", "change")


def row(name: str, late: int = 0, **given: int) -> Row:
    figures = {"late": late, "open": 0, "done": 0, "due": 0, **given}
    return Row(SafeString(name), figures, f"&unit={name}", {"change": "<b>" if late > 5 else ""})


@pytest.mark.parametrize(
    ("value", "scale", "level"),
    [
        *[(0, "work", 0), (None, "work", 0), (1, "work", 1), (2, "work", 1), (3, "work", 2), (30, "work", 4)],
        *[(31, "work", 5), (5000, "work", 5), (29, "days", 1), (30, "days", 2), (1000, "days", 5)],
    ],
)
def test_a_figure_has_the_same_heat_whatever_stands_beside_it(value: int | None, scale: str, level: int) -> None:
    assert level_of(value, scale) == level


def test_the_scale_is_told_without_a_gap() -> None:
    said = re.findall(r'heat-late-(\d)"><span>([^<]*)<', key_of("days"))
    assert said == [("1", "1–29"), ("2", "30–99"), ("3", "100–299"), ("4", "300–999"), ("5", "từ 1.000")]


def test_each_figure_leads_to_the_list_of_its_row_and_none_leads_nowhere() -> None:
    first, second = cells_of([LATE, OPEN], [row("x", 9, open=1200), row("y", 2)])
    assert '<a href="/list/?a=1&amp;column=late&amp;unit=x">9</a>' in first
    assert '<a href="/list/?column=open&amp;unit=x">1.200</a>' in first
    assert re.findall(r"heat-late-(\d)", first + second) == ["3", "1"]
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
