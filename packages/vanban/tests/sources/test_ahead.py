"""Scanned pages are recognised two at a time, and come in their order, each with what the page before leaves open."""

from __future__ import annotations

import io
import threading
from typing import Any

import pytest
from PIL import Image

import vanban
from vanban.sources import pdf, scan
from vanban.sources._limits import RECOGNISED_AT_ONCE
from vanban.sources._segments import Segment
from vanban.sources.pdf import open_pdf
from vanban.sources.scan import open_picture

from .test_pdf import BODY, printed

NOTHING = scan.Upright(Image.new("L", (9, 9), 255), Image.new("L", (9, 9), 255), [], [], is_page=True)
PATIENCE = 20.0  # seconds


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, Any]]:
    """What is asked of each page: its number, and the columns that the page before left. Each says its number."""
    asked: list[tuple[int, Any]] = []

    def said(_page: scan.Upright, number: int, before: Any = None) -> scan.Recognised:
        asked.append((number, before))
        line = Segment(f"trang so {number} cua van ban", number, 0.1, 0.6, 0.1, 0.12, 0.02)
        return scan.Recognised([[line]], [f"said of {number}"], f"columns of {number}")  # type: ignore[arg-type]

    monkeypatch.setattr(scan, "recognised", said)
    monkeypatch.setattr(pdf, "_is_scanned", lambda page: not page.get_textpage().count_chars())
    return asked


def pictures(count: int) -> bytes:
    """A picture file of so many pages."""
    kept = io.BytesIO()
    first, *others = (Image.new("L", (40, 40), 255) for _ in range(count))
    first.save(kept, "TIFF", save_all=True, append_images=others)
    return kept.getvalue()


@pytest.mark.parametrize("opened", [lambda: open_pdf(printed([], [])), lambda: open_picture(pictures(2))])
def test_the_first_page_comes_first_though_the_second_is_recognised_before_it(
    opened: Any, told: list[tuple[int, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    is_second_done, first = threading.Event(), threading.Lock()

    def recognised(_picture: object) -> scan.Upright:
        if first.acquire(blocking=False):
            assert is_second_done.wait(PATIENCE), "the second page was not begun beside the first"
        is_second_done.set()
        return NOTHING

    monkeypatch.setattr(scan, "_upright", recognised)
    source = opened()
    assert [line.text for line in source.lines] == ["trang so 1 cua van ban", "trang so 2 cua van ban"]
    assert told == [(1, None), (2, "columns of 1")]
    assert source.warnings == ("said of 1", "said of 2")


def test_of_a_long_file_only_the_next_pages_are_begun(
    told: list[tuple[int, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []
    most: list[int] = []
    monkeypatch.setattr(scan, "_upright", lambda picture: begun.append(picture) or NOTHING)
    monkeypatch.setattr(pdf, "tell", lambda done, _total: most.append(len(begun) - done))
    monkeypatch.setattr(scan, "tell", lambda done, _total: most.append(len(begun) - done))
    open_pdf(printed(*[[]] * 9))
    open_picture(pictures(9))
    assert len(begun) == 18
    assert max(most[:10]) <= RECOGNISED_AT_ONCE
    assert max(most[10:]) <= 9 + RECOGNISED_AT_ONCE
    assert len(told) == 18


def test_a_page_with_letters_is_read_once_those_before_it_are(
    told: list[tuple[int, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan, "_upright", lambda _picture: NOTHING)
    asked: list[object] = []
    read = pdf.PageText

    def noted(letters: Any, number: int, before: Any = None, **given: Any) -> Any:
        asked.append((number, before))
        return read(letters, number, None, **given)

    monkeypatch.setattr(pdf, "PageText", noted)
    source = open_pdf(printed([], BODY, [], []))
    assert asked[1] == (2, "columns of 1")
    assert told == [(1, None), (3, None), (4, "columns of 3")]
    assert [line.page for line in source.lines] == [1, *[2] * len(BODY), 3, 4]


@pytest.mark.parametrize("opened", [lambda: open_pdf(printed(*[[]] * 5)), lambda: open_picture(pictures(5))])
def test_a_page_that_cannot_be_recognised_refuses_the_file_and_nothing_more_is_begun(
    opened: Any, told: list[tuple[int, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []

    def refused(picture: object) -> scan.Upright:
        begun.append(picture)
        if len(begun) == 2:
            raise vanban.TookTooLong("Recognising one page took more than 120 seconds.")
        return NOTHING

    monkeypatch.setattr(scan, "_upright", refused)
    before = threading.active_count()
    with pytest.raises(vanban.TookTooLong):
        opened()
    assert len(begun) < 5
    assert threading.active_count() == before
    assert [number for number, _ in told] == [1]
