"""Documents whose tone marks stand on the second vowel ("hoá", "uỷ ban"), as party bodies and presses print them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import vanban
from vanban._alternatives import either_tone, in_both_tones

KINDS = Path(__file__).parent / "kinds"
FIRST = ("óa", "òa", "ỏa", "õa", "ọa", "óe", "òe", "ỏe", "õe", "ọe", "úy", "ùy", "ủy", "ũy", "ụy")
SECOND = ("oá", "oà", "oả", "oã", "oạ", "oé", "oè", "oẻ", "oẽ", "oẹ", "uý", "uỳ", "uỷ", "uỹ", "uỵ")
ON_SECOND = {
    style(first): style(second)
    for first, second in zip(FIRST, SECOND, strict=True)
    for style in (str, str.capitalize, str.upper)
}
ON_FIRST = {second: first for first, second in ON_SECOND.items()}
TO_SECOND = re.compile(rf"(?:{'|'.join(ON_SECOND)})(?!\w)")
TO_FIRST = re.compile(rf"(?<![qQ])(?:{'|'.join(ON_FIRST)})(?!\w)")


def on_second(text: str) -> str:
    return TO_SECOND.sub(lambda vowels: ON_SECOND[vowels[0]], text)


def on_first(text: str) -> str:
    return TO_FIRST.sub(lambda vowels: ON_FIRST[vowels[0]], text)


def said(reading: vanban.Reading) -> list[str]:
    """What is read, in one style of tone marks."""
    document = reading.document
    facts = [document.issuer, document.parent, document.code, document.subject, *document.addressees]
    orders = [
        f"{task.provision}|{[body.text for body in task.lead]}|{[body.text for body in task.support]}|{len(task.dues)}"
        for task in reading.tasks
    ]
    return [on_first(str(fact)).lower() for fact in [*facts, *orders]]


def test_an_invented_document_reads_the_same_in_both_styles(tmp_path: Path) -> None:
    differing = []
    for path in sorted(KINDS.glob("*.txt")):
        text = path.read_text("utf-8")
        other = tmp_path / path.name
        other.write_text(on_second(text), "utf-8")
        if on_second(text) != text and said(vanban.read(other)) != said(vanban.read(path)):
            differing.append(path.stem)
    assert differing == []


@pytest.mark.parametrize("word", ["hóa", "HÓA", "Hóa chất", "ủy ban", "Ủy ban", "thủy lợi", "sức khỏe", "tòa án"])
def test_a_pattern_finds_both_styles(word: str) -> None:
    assert re.fullmatch(either_tone(word), word)
    assert re.fullmatch(either_tone(word), on_second(word))
    assert {word, on_second(word)} == in_both_tones([word])
