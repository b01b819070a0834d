"""How wordings are compared."""

from __future__ import annotations

import unicodedata

import pytest

from dondoc.organization.addressing.segments import cut
from dondoc.organization.addressing.wording import (
    bare_of_titles,
    carried_head,
    group_key,
    home_of,
    unit_wordings,
    words,
)

HOME = home_of("Ủy ban nhân dân thành phố Cần Thơ")


@pytest.mark.parametrize(
    ("phrase", "body"),
    [
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ"),
        ("các đồng chí Giám đốc Sở Nội vụ", "Sở Nội vụ"),
        ("Chánh Thanh tra thành phố", "Thanh tra thành phố"),
        ("Chánh Văn phòng Ủy ban nhân dân thành phố", "Văn phòng Ủy ban nhân dân thành phố"),
        ("Trưởng Ban Dân tộc", "Ban Dân tộc"),
        ("Chủ tịch Ủy ban nhân dân quận Ninh Kiều", "Ủy ban nhân dân quận Ninh Kiều"),
        ("Thủ trưởng, Giám đốc các Sở", "Sở"),
        ("Trường Long", "Trường Long"),  # a commune's name, no title
        ("Phó Giám đốc Sở Nội vụ", "Phó Giám đốc Sở Nội vụ"),  # a deputy is not his department
    ],
)
def test_a_heads_title_is_taken_off(phrase: str, body: str) -> None:
    assert bare_of_titles(words(phrase)) == words(body)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND TP. Cần Thơ", "Ủy ban nhân dân thành phố Cần Thơ"),
        ("UBND Q. Bình Thủy", "Ủy ban nhân dân quận Bình Thuỷ"),
        ("HĐND thành phố", "Hội đồng nhân dân Thành Phố"),
        ("P. Tân An", "phường Tân An"),
    ],
)
def test_abbreviations_case_and_styles_of_tone_do_not_matter(one: str, other: str) -> None:
    assert words(one) == words(other) == words(unicodedata.normalize("NFD", one))


def test_diacritics_are_kept_beside_the_key() -> None:
    assert words("phường Tân An").key == words("phường Tấn An").key
    assert words("phường Tân An").exact_key != words("phường Tấn An").exact_key


def test_the_wordings_of_a_group_have_one_key() -> None:
    keys = {
        group_key(words(phrase), HOME)
        for phrase in (
            "Giám đốc, Thủ trưởng các sở, ban ngành",
            "Các Sở, ban, ngành thành phố",
            "sở, ban và ngành thuộc thành phố Cần Thơ",
            "Thủ trưởng các Sở, ban, ngành trên địa bàn thành phố",
        )
    }
    assert keys == {"sobannganh"}


def test_titles_alone_name_nobody() -> None:
    assert group_key(words("Giám đốc, Thủ trưởng"), HOME) == ""


def test_the_committee_needs_its_place_to_be_named() -> None:
    assert list(unit_wordings(words("Ủy ban nhân dân"), HOME)) == []
    assert words("Ủy ban nhân dân thành phố Cần Thơ").key in {
        wording.key for wording in unit_wordings(words("UBND thành phố"), HOME)
    }


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("Sở Y tế", "Sở"),
        ("Các Sở", "Sở"),
        ("Chủ tịch UBND các quận", "Ủy ban nhân dân quận"),
        ("phường Tân An", "phường"),
        ("Công an thành phố", ""),
    ],
)
def test_what_later_items_of_a_list_leave_out(phrase: str, head: str) -> None:
    assert carried_head(words(phrase)) == words(head)


def test_a_phrase_is_cut_at_commas_colons_and_joining_words() -> None:
    phrase = cut("Các Sở: Nội vụ, Y tế và Ủy ban nhân dân quận Ô Môn; Thanh tra")
    assert [segment.key for segment in phrase.segments] == [
        words(text).key for text in ("Sở", "Nội vụ", "Y tế", "Ủy ban nhân dân quận Ô Môn", "Thanh tra")
    ]
    assert phrase.is_opening == (True, False, False, False, False)
