"""Lines of a page as its text runs: marks laid over it left out, lines that a file breaks put together."""

from __future__ import annotations

import math

import pytest

from vanban.sources._segments import Segment, unbroken
from vanban.sources._upright import upright

BODY = "Giao Sở Nội vụ chủ trì, báo cáo trước ngày 20/11/2025."


def shown(*pieces: tuple[str, float]) -> list[str]:
    """What is kept of lines each set in a direction; a line may change it within: "a|b" turns at the bar."""
    text = "".join(line for line, _ in pieces)
    turned = [
        slope if "|" not in line or at > line.index("|") else 0.0 for line, slope in pieces for at in range(len(line))
    ]
    lines, at = [], 0
    for line, _ in pieces:
        lines.append((at, at + len(line)))
        at += len(line)
    return [text[start:end].strip("| ") for start, end in upright(text, lines, turned.__getitem__)]


@pytest.mark.parametrize("slope", [0.0, math.pi / 2], ids=["upright", "turned page"])
def test_all_lines_of_a_page_are_kept_whichever_way_they_run(slope: float) -> None:
    assert shown((BODY, slope), ("Sở Y tế.", slope)) == [BODY, "Sở Y tế."]


def test_a_drafts_mark_across_the_page_and_a_trace_up_its_edge_are_no_text() -> None:
    assert shown((BODY, 0.0), ("DỰ THẢO", 0.9), ("vt_12/11/2025 09:01:02", math.pi / 2)) == [BODY]


def test_a_trace_up_the_edge_is_no_text_however_short_the_last_page() -> None:
    assert shown(("Sở Y tế.", 0.0), ("vt_12/11/2025 09:01:02", math.pi / 2)) == ["Sở Y tế."]


def test_a_mark_of_secrecy_across_the_page_stays() -> None:
    assert shown((BODY, 0.0), ("MẬT", 0.9)) == [BODY, "MẬT"]


def test_a_mark_that_comes_out_on_a_line_of_text_is_cut_from_it() -> None:
    assert shown((BODY, 0.0), ("Mai Thị Thử| DỰ THẢO", 0.9)) == [BODY, "Mai Thị Thử"]


def piece(text: str, left: float, right: float, base: float = 0.5, cell: tuple[int, int, int] | None = None) -> Segment:
    return Segment(text, 1, left, right, base - 0.012, base, 0.0154, base=base, cell=cell)


def test_a_word_that_a_file_breaks_is_whole_and_a_blank_stays() -> None:
    line = [piece("- Chi c", 0.14, 0.19), piece("ục An toàn", 0.191, 0.27), piece("thực phẩm;", 0.276, 0.35)]
    assert [segment.text for segment in unbroken(line, 1.414)] == ["- Chi cục An toàn thực phẩm;"]


@pytest.mark.parametrize(
    "second",
    [piece("NHIỆM", 0.3, 0.4), piece("NHIỆM", 0.191, 0.3, 0.52), piece("NHIỆM", 0.191, 0.3, cell=(0, 0, 1))],
    ids=["another column", "another line", "another cell"],
)
def test_what_stands_apart_stays_apart(second: Segment) -> None:
    assert len(unbroken([piece("CHỦ", 0.14, 0.19), second], 1.414)) == 2
