"""Who signs, by the family name that lost its marks."""

from __future__ import annotations

import pytest

from vanban import Line
from vanban._recognised import put_right


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("Nguyên Văn Mẫu", "Nguyễn Văn Mẫu"),
        ("Nguy“n Văn Mẫu", "Nguyễn Văn Mẫu"),
        ("Trân Thị Thử", "Trần Thị Thử"),
        ("L¿ Thị Thử", "Lê Thị Thử"),
        ("Vừ A Mẫu", "Vừ A Mẫu"),
        ("Nguyên Văn Mẫu đã ký", "Nguyên Văn Mẫu đã ký"),
    ],
)
def test_a_family_name_is_one_of_those_there_are(read: str, right: str) -> None:
    assert put_right([Line("KT. CHỦ TỊCH"), Line("PHÓ CHỦ TỊCH"), Line(read)])[-1].text == right


def test_a_place_in_the_text_is_no_name() -> None:
    rows = [Line("UBND các huyện:"), Line("Nguyên Bình")]
    assert put_right(rows) == rows
