"""How what the journal keeps is said."""

from __future__ import annotations

from typing import Any

import pytest

from dondoc.journal.wording import said


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        (None, ""),
        (True, "có"),
        (False, "không"),
        (0, "0"),
        ("2026-12-31", "31/12/2026"),
        ("2026-12-31T07:05:00Z", "14:05 31/12/2026"),
        ("2026-12-31T14:05:00.250+07:00", "14:05 31/12/2026"),
        ("2026-99-31", "2026-99-31"),
        ("20261231", "20261231"),
        ("số 12, ngày 2026-12-31", "số 12, ngày 2026-12-31"),
        ("07:30:00", "07:30"),
        (["date", "2026-12-31", None, ""], "một ngày; 31/12/2026"),
        ({"date": "date", "late": False}, "một ngày: một ngày; late: không"),
        ([], ""),
    ],
)
def test_days_moments_lists_and_codes_are_said_in_words(kept: Any, shown: str) -> None:
    assert said(kept, lambda code: {"date": "một ngày"}.get(code, code)) == shown


def test_without_words_a_text_stays_as_it_was_written() -> None:
    assert said(["date", "Chờ số liệu."]) == "date; Chờ số liệu."
