"""Plain text: every encoding an office may have saved it in, and lines wrapped by hand."""

from __future__ import annotations

import pytest

import vanban
from vanban.sources.markdown import source_of_markdown
from vanban.sources.text import decode, is_hard_wrapped, open_text

WORDS = "Ủy ban nhân dân tỉnh giao Sở Nội vụ chủ trì, báo cáo trước ngày 20/4/2025."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_in_unicode_is_read_as_it_was_written(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == (WORDS, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_text_in_unicode_is_told_without_its_mark(encoding: str) -> None:
    assert decode(WORDS.encode(encoding))[0] == WORDS


def test_a_few_wrong_bytes_are_replaced_and_said() -> None:
    text, warnings = decode(WORDS.encode() * 20 + b"\xff" + WORDS.encode())
    assert text.count(WORDS) == 21
    assert warnings


def test_letters_meant_for_old_fonts_are_converted_and_said() -> None:
    old = "céng hßa x· héi chñ nghÜa viÖt nam, ñy ban nh©n d©n tØnh giao së néi vô chñ tr×\n" * 4
    text, warnings = decode(old.encode("latin-1"))
    assert "cộng hòa xã hội chủ nghĩa việt nam" in text
    assert any("TCVN3" in warning for warning in warnings)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(vanban.UnknownFormat):
        decode(bytes(range(256)) * 40)


def test_nothing_is_refused_as_empty() -> None:
    with pytest.raises(vanban.EmptyFile):
        vanban.read(b"  \n\n ")


def test_lines_wrapped_by_hand_are_told_from_paragraphs() -> None:
    wrapped = ["Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát quy chế", "làm việc của các cơ quan"] * 12
    whole = ["Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát quy chế làm việc. " * 3] * 12
    assert is_hard_wrapped(wrapped)
    assert not is_hard_wrapped(whole)
    assert open_text("\n".join(wrapped).encode()).wrapping == "visual"
    assert open_text("\n".join(whole).encode()).wrapping == "paragraphs"


def test_text_in_the_vietnamese_code_page_of_windows_is_converted_and_said() -> None:
    text, warnings = decode("Công an thành phô\u0301 giao nhiê\u0323m vu\u0323\n".encode("cp1258") * 4)
    assert text.startswith("Công an thành phố giao nhiệm vụ\n")
    assert any("1258" in warning for warning in warnings)


def test_items_of_markdown_begun_with_a_star_are_items() -> None:
    source = source_of_markdown("* Giao Sở Nội vụ rà soát.\n* **Sở Y tế:** báo cáo\n\n*nghiêng* và ** *\n")
    assert [line.text for line in source.lines] == ["- Giao Sở Nội vụ rà soát.", "- Sở Y tế: báo cáo", "nghiêng và"]
