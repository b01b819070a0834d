"""What stands within the body and is none of it: passages of law quoted whole, and the notes of a page's foot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._text import Paragraph
from vanban._words import LOWER, UPPER

_OPENS, _CLOSES = '“"«', '”"»'
_LONGEST = 60  # paragraphs: a quotation that has not ended by then was never closed


def without_asides(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Leave out the quotations in paragraphs of their own and the notes, which order nothing here."""
    kept: list[Paragraph] = []
    at = 0
    while at < len(paragraphs):
        end = _quoted_to(paragraphs, at)
        if end == at and not _is_note(paragraphs[at].text, kept):
            kept.append(paragraphs[at])
        at = max(end, _quoted_on_to(paragraphs, at), at + 1)
    return kept


def _quoted_to(paragraphs: Sequence[Paragraph], at: int) -> int:
    """Where a quotation that begins at a paragraph ends; `at` itself where none begins.

    "Tại khoản 1 Điều 9 ... quy định:" / "“a) ...; / b) ...”": a colon announces it, its marks stand at its two ends.
    """
    if (
        paragraphs[at].text[:1] not in _OPENS
        or not at
        or not paragraphs[at - 1].text.rstrip().endswith((":", "”", '"'))
    ):
        return at
    marks = ""
    for end in range(at, min(at + _LONGEST, len(paragraphs))):
        text = paragraphs[end].text
        marks += "".join(mark for mark in text if mark in _OPENS or mark in _CLOSES)
        if text.rstrip(" .;,/")[-1:] in _CLOSES and _are_paired(marks):
            return end + 1
    return at


def _quoted_on_to(paragraphs: Sequence[Paragraph], at: int) -> int:
    """Where a quotation ends that begins within a paragraph, behind a colon, and goes on in those below it.

    "... thì: “Chính phủ thống nhất đề nghị của Bộ Tài chính. / Giao Bộ Tài chính chỉ đạo ...”"
    """
    text = paragraphs[at].text
    opened = text.rfind(": “")
    if opened < 0 or text.find("”", opened) >= 0:
        return at
    for end in range(at + 1, min(at + _LONGEST, len(paragraphs))):
        if "”" in paragraphs[end].text:
            return end + 1 if paragraphs[end].text.rstrip(" .;,/").endswith("”") else at
    return at


def _are_paired(marks: str) -> bool:
    """Whether as many marks close as open; straight ones do both."""
    if '"' in marks:
        return len(marks) % 2 == 0
    return marks.count("“") == marks.count("”")


# "1 Quyết định số 17/QĐ-TTg ngày ...", "[2] Theo báo cáo của ...", "³ Gồm: ...": a number without the mark of a label
_NOTE = re.compile(rf"(?:\[(?P<b>\d{{1,2}})\]|(?P<n>\d{{1,2}})|(?P<s>[¹²³⁴-⁹]))\s?(?=[{UPPER}“(])")
_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")


def _is_note(text: str, before: Sequence[Paragraph]) -> bool:
    """Whether a paragraph is a note: its number stands behind a word of one of the last paragraphs as well."""
    note = _NOTE.match(text) if text[:1] in "[0123456789¹²³⁴⁵⁶⁷⁸⁹" else None
    if note is None:
        return False
    number = (note["b"] or note["n"] or note["s"]).translate(_RAISED)
    called = re.compile(rf"(?:(?<=[{LOWER}{UPPER}”\")])|\[){number}(?:\]|(?=[\s,.;:)”]|$))")
    return any(called.search(paragraph.text.translate(_RAISED)) for paragraph in before[-12:])
