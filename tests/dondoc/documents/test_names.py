"""Names of files as people see them."""

from __future__ import annotations

import unicodedata

import pytest

from dondoc.documents.names import plain_name


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("chi thi.docx", "chi thi.docx"),
        ("/etc/passwd", "passwd"),
        ("C:\\Users\\x\\Công văn.pdf", "Công văn.pdf"),
        ("../../..", ".."),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("anh\u202egpj.exe", "anhgpj.exe"),
        (" ", "document"),
        ("", "document"),
        ("thu muc/", "document"),
        (unicodedata.normalize("NFD", "Quyết định.doc"), "Quyết định.doc"),
    ],
)
def test_folders_and_unseen_signs_are_taken_off(given: str, plain: str) -> None:
    assert plain_name(given) == plain


def test_a_long_name_keeps_its_ending() -> None:
    assert plain_name("ă" * 400 + ".docx") == "ă" * 250 + ".docx"
    assert plain_name("ă" * 400) == "ă" * 255
    assert len(plain_name("a." + "b" * 400)) == 255
