"""How many strokes a numeral has, by its width."""

from __future__ import annotations

import pytest

from vanban.sources._strokes import counted
from vanban.sources._tesseract import Word


@pytest.mark.parametrize(
    ("read", "width", "printed"),
    [
        ("I.", 30, "I."),
        ("I.", 52, "II."),
        ("II.", 53, "II."),
        ("II.", 73, "III."),
        ("III.", 52, "III."),
        ("IV.", 70, "IV."),
        ("I.", 200, "I."),
        ("(¡)", 38, "(i)"),
        ("(ii)", 49, "(ii)"),
        ("(ii)", 61, "(iii)"),
        ("(in", 60, "(in"),
        ("", 9, ""),
    ],
)
def test_a_numeral_has_as_many_strokes_as_it_is_wide(read: str, width: int, printed: str) -> None:
    assert counted(Word(read, (1, 1, 1), (100, 10, 100 + width, 48), 90.0)).text == printed
