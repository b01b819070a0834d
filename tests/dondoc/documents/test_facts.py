"""What a reading prints becomes header fields, cleaned and cut, and nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.documents.facts import SEARCHED, cleaned, cut, date_of, facts_of, folded_code_of, search_text_of
from dondoc.documents.models import Document


def test_an_empty_header_gives_blank_fields() -> None:
    facts = facts_of({})
    assert (facts["issuer"], facts["code"], facts["folded_code"], facts["signer_name"]) == ("", "", "", "")
    assert (facts["addressees"], facts["recipients"], facts["issued_on"]) == ([], [], None)
    assert facts_of({"signer": None, "urgency": "soon"})["urgency"] == ""


@pytest.mark.parametrize(
    ("code", "folded"),
    [
        ("968/CĐ-TTg", "968 cd ttg"),
        ("968/CD-TTg", "968 cd ttg"),
        ("260-CT/BCSĐ", "260 ct bcsd"),
        ("/TB-UBND", ""),
        ("", ""),
    ],
)
def test_codes_meet_without_marks_and_a_draft_meets_nothing(code: str, folded: str) -> None:
    assert folded_code_of(code) == folded


def test_lines_lose_what_cannot_be_printed() -> None:
    assert cut("subject", "a\x1b[31m b\n\tc\u00a0d") == "a [31m b c d"
    assert cut("subject", None) == ""
    assert len(cut("code", "1" * 500)) == 100


def test_only_days_of_the_calendar_are_dates() -> None:
    assert date_of("2025-02-28") == date(2025, 2, 28)
    assert date_of("2025-02-30") is date_of("ngày") is date_of("") is date_of(None) is None


def test_a_very_long_text_is_searched_as_far_as_the_index_goes() -> None:
    document = Document(code="1/A", text="giao việc " * 100_000)
    assert search_text_of(document).startswith(" 1 a giao viec")
    assert len(search_text_of(document)) <= SEARCHED + 1


def test_all_who_signed_a_joint_document_are_held_and_found() -> None:
    signed = [
        {"capacity": "KT.", "title": "THỨ TRƯỞNG", "name": "Lê Văn Thử"},
        {"capacity": None, "title": "BỘ TRƯỞNG", "name": "Trần Thị Hai"},
        {"capacity": None, "title": None, "name": None},
    ]
    document = Document(signer_name="Lê Văn Thử", reading={"document": {"signers": signed}})
    assert document.further_signers == [
        {"capacity": "", "title": "BỘ TRƯỞNG", "name": "Trần Thị Hai"},
        {"capacity": "", "title": "", "name": ""},
    ]
    assert "le van thu tran thi hai" in search_text_of(document)
    assert Document(reading={}).further_signers == []


def test_cleaning_keeps_every_place_where_it_was() -> None:
    text = "a\x00b\ud800c đ"
    assert cleaned(text) == "a b?c đ"
    assert len(cleaned(text)) == len(text)
    assert cleaned({"a": ("\x00", 1, None)}) == {"a": [" ", 1, None]}
