from __future__ import annotations

import re
from collections.abc import Callable

from dondoc.ui.tags.graph import Tied

Renders = Callable[..., str]
SOURCE = '{% graph "4363/UBND-NC" "V/v tăng cường kỷ luật" above below "Viện dẫn" each=2 more="#bang" %}'


def _tied(kind: str, number: int, *, is_here: bool = True) -> Tied:
    return Tied(kind, f"quan hệ {kind}", f"{number}/QĐ", "16/10/2023", f"/documents/{number}/", is_here)


def test_each_box_is_a_link_and_its_relation_is_named_once(rendered: Renders) -> None:
    shown = rendered(SOURCE, above=[_tied("implements", 1), _tied("implements", 2)], below=[_tied("replaces", 3)])
    assert re.findall(r'<a href="([^"]+)" class="graph-box"', shown) == [f"/documents/{n}/" for n in (1, 2, 3)]
    assert shown.count("quan hệ implements") == 1
    assert 'role="group" aria-label="Viện dẫn"' in shown


def test_more_than_are_drawn_lead_to_the_table(rendered: Renders) -> None:
    shown = rendered(SOURCE, above=[_tied("refers", n) for n in range(5)], below=[_tied("refers", 9)])
    assert shown.count('class="graph-box"') == 3
    assert shown.count('<a href="#bang">') == 1
    assert "và 3 mục nữa" in shown


def test_what_is_only_named_is_drawn_apart(rendered: Renders) -> None:
    shown = rendered(SOURCE, above=[_tied("refers", 1, is_here=False)], below=[])
    assert 'class="graph-box graph-named"' in shown


def test_the_nearest_kind_stands_next_to_the_middle_and_no_two_lines_cross(rendered: Renders) -> None:
    kinds = [_tied("replaces", 1), _tied("refers", 2)]
    shown = rendered(SOURCE, above=kinds, below=kinds)
    order = re.findall(r"<g class=\"(?:tie tie-)?([\w-]+)\"", shown)
    assert order == ["refers", "replaces", "replaces", "refers", "graph-centre"]
    lanes = [int(x) for x in re.findall(r'class="tie-line" d="M(\d+) ', shown)]
    assert lanes[1] == lanes[2] > lanes[0] == lanes[3]


def test_long_words_are_cut_and_told_in_full_as_title(rendered: Renders) -> None:
    long = Tied("refers", "viện dẫn", "1/QĐ", "V/v " + "rà soát " * 20, "/documents/1/")
    shown = rendered(SOURCE, above=[long], below=[])
    assert f"<title>1/QĐ · {long.note}</title>" in shown
    assert "…</text>" in shown
    assert " style=" not in shown
