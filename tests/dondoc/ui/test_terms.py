from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django import forms
from django.utils import translation

from dondoc.ui.terms import TERMS

GLOSSARY = Path(__file__).parents[3] / "docs" / "reference" / "glossary.md"


class DueForm(forms.Form):
    due = forms.CharField()


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


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_label_belongs_to_one_term(language: str) -> None:
    with translation.override(language):
        labels = [label for term in TERMS.values() for label in {str(label) for label in term.labels}]
    assert sorted(labels) == sorted(set(labels))


def test_the_glossary_shows_each_sentence_as_the_pages_do() -> None:
    with translation.override("vi"):
        rows = [f"| {term.word} | {term.meaning} | {term.source or '–'} |" for term in TERMS.values()]
    wanted = "\n".join(rows)
    assert wanted in GLOSSARY.read_text(encoding="utf-8"), f"put these rows into docs/reference/glossary.md:\n{wanted}"


WHERE = {
    "a heading": "{% table %}<thead><tr><th>Thời hạn</th></tr></thead><tbody><tr><td>x</td></tr></tbody>{% endtable %}",
    "a heading of a heat table": '{% table kind="heat" %}<thead><tr><th>Thời hạn</th></tr></thead>{% endtable %}',
    "a fact": '{% facts %}{% fact "Thời hạn" %}31/12{% endfact %}{% endfacts %}',
    "a figure": '{% figure "Thời hạn" 3 href="/x/" %}',
    "a card": '{% card "Thời hạn" %}x{% endcard %}',
    "a field": '{% field form.due label="Thời hạn" %}',
}


@pytest.mark.parametrize("place", WHERE)
def test_a_question_mark_stands_beside_a_term_wherever_it_names_something(
    rendered: Callable[..., str], place: str
) -> None:
    shown = rendered(WHERE[place], form=DueForm())
    button = re.search(r'<button type="button" class="term" popovertarget="(term-\d+)" aria-label="hạn\?">', shown)
    assert button
    assert f'<span popover id="{button[1]}"' in shown
    assert "Bộ luật Dân sự 2015, Điều 147, 148" in shown
    assert not re.search(r"<(a|label)\b[^>]*>(?:(?!</\1>).)*<button", shown), "a control inside of another"


def test_nothing_stands_beside_a_word_that_is_no_term(rendered: Callable[..., str]) -> None:
    for source in WHERE.values():
        assert "popover" not in rendered(source.replace("Thời hạn", "Tên gọi"), form=DueForm())


def test_the_name_of_a_cell_is_its_heading_without_the_question_mark(rendered: Callable[..., str]) -> None:
    assert 'data-label="Thời hạn"' in rendered(WHERE["a heading"])
