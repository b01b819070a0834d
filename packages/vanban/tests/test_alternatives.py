"""Long alternations, grouped by their first letters."""

from __future__ import annotations

import re

import pytest

from vanban._alternatives import by_letter


@pytest.mark.parametrize(
    "words",
    [
        "giao|giám sát|báo cáo",
        "giao(?! thông| dịch)|(?<!bàn )giao nộp",
        "chuyển(?! đổi| phát(?! hồ sơ| giấy))|chủ(?= các (?:hồ|tàu)| cơ sở)",
        r"họp(?=[,)|]|\s)|hồ sơ\|giấy",
        "(?<!(?<!phòng )ban )bố trí|bố phòng",
    ],
)
def test_the_same_words_match_as_when_they_stand_one_after_the_other(words: str) -> None:
    texts = [
        "giao thông",
        "giao việc",
        "bàn giao nộp",
        "giám sát",
        "chuyển phát nhanh",
        "chuyển phát hồ sơ",
        "chủ cơ sở",
    ]
    texts += [
        "chủ các tàu",
        "chủ nhà",
        "họp,",
        "họp|",
        "họp mặt",
        "hồ sơ|giấy",
        "ban bố trí",
        "phòng ban bố trí",
        "bố phòng",
    ]
    plain, grouped = re.compile(words), re.compile(by_letter(words))
    for text in texts:
        found, again = plain.search(text), grouped.search(text)
        assert (found and found[0]) == (again and again[0]), text


@pytest.mark.parametrize("word", ["(?:đã )?giao", "(?<!bàn )(?:đã )?giao", "ở(?= xã)", "[Gg]iao", ""])
def test_a_word_that_does_not_begin_with_letters_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="Begin the alternative with"):
        by_letter(f"báo cáo|{word}")
