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
        "(?<!bàn |tàn )giao(?! thông)|(?<=bàn )giao nộp",
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


@pytest.mark.parametrize("word", ["(?:đã )?giao", "(?<!bàn )(?:đã )?giao", "(?<!bàn giao", "ở(?= xã)", "[Gg]iao", ""])
def test_a_word_that_does_not_begin_with_letters_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="Begin the alternative with"):
        by_letter(f"báo cáo|{word}")


def test_what_looks_behind_every_word_is_said_once() -> None:
    ordered = re.compile(by_letter("giao|(?<!hồ sơ )đề nghị", behind=r"(?<!được )(?<!\w)"))
    texts = ("giao Sở Y tế", "được giao", "xgiao", "được đề nghị", "hồ sơ đề nghị", "nay đề nghị")
    assert [text for text in texts if ordered.search(text)] == ["giao Sở Y tế", "nay đề nghị"]


def test_words_match_in_capitals_where_they_shall_and_what_stands_around_them_by_its_case() -> None:
    obliged = re.compile(rf"(?:{by_letter('phải|yêu cầu(?! riêng)', any_case=True)}) [a-z]")
    texts = ("phải a", "Phải a", "PHẢI a", "PHẢI A", "Yêu Cầu a", "yêu cầu riêng", "YÊU CẦU b")
    assert [text for text in texts if obliged.match(text)] == ["phải a", "Phải a", "PHẢI a", "Yêu Cầu a", "YÊU CẦU b"]


@pytest.mark.parametrize("text", ["hóa đơn", "hoá đơn", "ủy ban", "uỷ ban", "phòng hóa chất", "phòng hoá chất"])
def test_a_tone_may_stand_on_either_vowel(text: str) -> None:
    assert re.fullmatch(by_letter("hóa đơn|ủy ban|phòng hóa chất"), text)
