from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

Renders = Callable[..., str]

MONTHS = [("11/2024", 0.5, "50 %"), ("12/2024", None, ""), ("01/2025", 0.874, "87,4 %")]


def test_bars_are_as_high_as_their_share_of_the_full_bar(rendered: Renders) -> None:
    shown = rendered('{% bars rows "Tỷ lệ đúng hạn" most=1 %}', rows=MONTHS)
    assert re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="[\d.]+" height="([\d.]+)"', shown) == [
        ("0.0", "50.0"),
        ("24.0", "0.0"),
        ("48.0", "87.4"),
    ]


def test_every_figure_of_a_chart_stands_in_a_table_too(rendered: Renders) -> None:
    shown = rendered('{% bars rows "Tỷ lệ đúng hạn" most=1 %}', rows=MONTHS)
    table = shown[shown.index("<table") :]
    assert "87,4 %" in table
    assert "12/2024" in table
    assert "–" in table
    assert 'role="img" aria-label="Tỷ lệ đúng hạn"' in shown


def test_without_a_full_bar_the_greatest_is_full_and_nothing_is_no_error(rendered: Renders) -> None:
    assert 'height="100.0"><title>b' in rendered('{% bars rows "Việc" %}', rows=[("a", 1, ""), ("b", 4, "")])
    assert "<rect" not in rendered('{% bars rows "Việc" %}', rows=[])
    assert 'height="0.0"><title>a' in rendered('{% bars rows "Việc" %}', rows=[("a", 0, "")])


def test_a_line_runs_over_time_against_its_target(rendered: Renders) -> None:
    rows = [(date(2025, 1, 1), 0.0, "0 %"), (date(2025, 1, 11), 50.0, "50 %"), (date(2025, 1, 21), 100.0, "100 %")]
    shown = rendered('{% line rows "Hồ sơ số hóa" target=100 target_text="100 %" %}', rows=rows)
    assert 'points="5.0,100.0 200.0,54.5 395.0,9.1"' in shown
    assert 'class="line-target" x1="0" x2="400.0" y1="9.1" y2="9.1"' in shown
    assert "<title>11/01/2025: 50 %</title>" in shown
    assert "<span>01/01/2025</span><span>21/01/2025</span>" in shown


def test_one_point_is_no_line_and_without_points_and_target_nothing_is_drawn(rendered: Renders) -> None:
    one = rendered('{% line rows "Việc" %}', rows=[(date(2025, 1, 1), 0.0, "0")])
    assert "<polyline" not in one
    assert 'x="197.5"' in one
    assert "<rect" not in rendered('{% line rows "Việc" %}', rows=[])
