from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

from dondoc.ui.tags.spans import Lane, Mark, Span, _clear_of

Renders = Callable[..., str]
SOURCE = '{% spans lanes marks "Đã qua tay ai" %}'


def _on(day: int) -> datetime:
    return datetime(2025, 1, day, 3, tzinfo=UTC)


def test_a_span_is_as_long_as_its_share_of_the_whole_time(rendered: Renders) -> None:
    lanes = [Lane("Sở Nội vụ", "", [Span("desk", _on(1), _on(3)), Span("suspended", _on(3), _on(11))])]
    shown = rendered(SOURCE, lanes=lanes, marks=[])
    found = re.findall(r'class="span-(\w+)" x="(\d+\.\d)" y="\d+" width="(\d+\.\d)"', shown)
    assert found == [("desk", "0.0", "68.0"), ("suspended", "68.0", "272.0")]
    assert "<title>tạm dừng: 03/01/2025 – 11/01/2025</title>" in shown
    assert 'fill="url(#spans-hatch)"' in shown
    assert " style=" not in shown


def test_the_time_reaches_to_the_marks_and_their_words_stay_inside(rendered: Renders) -> None:
    marks = [Mark("first", _on(6), "hạn ban đầu"), Mark("due", _on(21), "hạn")]
    shown = rendered(SOURCE, lanes=[Lane("Sở", "", [Span("desk", _on(1), _on(11))])], marks=marks)
    assert 'width="170.0"' in shown
    assert 'd="M85.0 ' in shown
    assert re.search(r'x="336.0" y="\d+" text-anchor="end">hạn<', shown)
    assert ">01/01/2025<" in shown


def test_only_the_kinds_that_are_drawn_are_explained(rendered: Renders) -> None:
    shown = rendered(SOURCE, lanes=[Lane("Sở", "", [Span("waiting", _on(1), _on(2))])], marks=[])
    assert re.findall(r"</svg>([^<]+)</li>", shown) == ["chờ xác nhận"]


def test_a_part_leads_to_its_page_and_a_long_name_is_told_in_full(rendered: Renders) -> None:
    lane = Lane("Phòng Cải cách hành chính và " * 3, "2 ngày", [Span("desk", _on(1), _on(2))], "/assignments/7/", True)
    shown = rendered(SOURCE, lanes=[lane], marks=[])
    assert '<a href="/assignments/7/">' in shown
    assert f"<title>{lane.name}</title>" in shown
    assert "↳" in shown


def test_how_long_it_lay_keeps_clear_of_the_line_of_a_day() -> None:
    assert _clear_of([340.0], "5 ngày làm việc") == 335
    assert _clear_of([300.0], "5 ngày làm việc") == 295
    assert _clear_of([100.0], "5 ngày làm việc") == 340
