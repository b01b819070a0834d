from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import translation

from dondoc.ui.terms import TERMS

GLOSSARY = Path(__file__).parents[3] / "docs" / "reference" / "glossary.md"


def _rows() -> list[tuple[str, str]]:
    cells = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)
    return [(vietnamese.casefold(), english.casefold()) for vietnamese, english in cells]


@pytest.mark.parametrize("name", TERMS)
def test_a_term_is_called_as_in_the_glossary_in_both_languages(name: str) -> None:
    with translation.override("vi"):
        word = str(TERMS[name].word).replace("6 rõ", "sáu rõ")
    found = [vietnamese for vietnamese, english in _rows() if re.search(rf"\b{name}\b", english)]
    assert any(part.strip() in word or word in part for row in found for part in re.split(r"[/,(]", row)), found


@pytest.mark.parametrize("name", TERMS)
def test_a_meaning_is_said_in_vietnamese(name: str) -> None:
    with translation.override("en"):
        english = str(TERMS[name].meaning)
    with translation.override("vi"):
        assert str(TERMS[name].meaning) != english


def test_a_question_mark_opens_the_meaning_with_its_source(rendered: Callable[..., str]) -> None:
    shown = rendered('{% meaning "lead" %}')
    assert 'aria-label="chủ trì?"' in shown
    assert "NĐ 39/2022/NĐ-CP" in shown
