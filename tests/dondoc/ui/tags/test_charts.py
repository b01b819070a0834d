from __future__ import annotations

import re
from collections.abc import Callable

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
