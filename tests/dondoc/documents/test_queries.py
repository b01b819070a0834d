"""The register as people look through it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dondoc.documents import queries
from dondoc.documents.actions import open_to_units
from dondoc.documents.models import Document
from dondoc.documents.queries import (
    citations_of,
    citing_of,
    file_of,
    files_of,
    marks_of,
    register,
)
from dondoc.documents.rules import Kind, Segment
from dondoc.kernel.paging import page_after
from dondoc.organization.actors import Actor, Power
from factories import CitationFactory, DocumentFactory, DocumentFileFactory, UnitFactory

pytestmark = pytest.mark.django_db


def test_the_newest_stands_first_and_pages_follow_each_other(clerk: Actor) -> None:
    documents = [DocumentFactory(registered_on=date(2025, 1, day)) for day in (6, 8, 8, 7)]
    first = page_after(register(clerk), queries.REGISTER_ORDER, after=None, size=3)
    second = page_after(register(clerk), queries.REGISTER_ORDER, after=first.next_key, size=3)
    assert [*first.rows, *second.rows] == [documents[2], documents[1], documents[3], documents[0]]
    assert second.next_key is None


def test_the_list_does_not_carry_the_texts(clerk: Actor) -> None:
    DocumentFactory()
    assert register(clerk)[0].get_deferred_fields() == {"reading", "text", "search_text"}


def test_it_narrows_by_direction_and_year(clerk: Actor) -> None:
    incoming = DocumentFactory(registered_on=date(2024, 12, 31))
    issued = DocumentFactory(issued=True, registered_on=date(2025, 1, 1))
    assert list(register(clerk, direction="incoming")) == [incoming]
    assert list(register(clerk, direction="issued")) == [issued]
    assert list(register(clerk, year=2025)) == [issued]
    assert list(register(clerk, year=2024, direction="issued")) == []


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("DÒNG SÔNG", True),
        ("song dong", True),
        ("dong so", True),
        ("do song", False),
        ("ong", False),
        ("sông biển", False),
        ("15/2025/QĐ-UBND", True),
        ("15-2025", True),
        ("' OR 1=1 --", False),
        ("& | ! :*", True),
        ("%", True),
        ("", True),
    ],
)
def test_every_word_must_be_in_the_document_and_the_last_at_least_begun(
    text: str, is_found: bool, clerk: Actor
) -> None:
    DocumentFactory(code="15/2025/QĐ-UBND", subject="bảo vệ dòng sông")
    assert register(clerk, text=text).exists() is is_found


def test_a_unit_finds_only_its_own(clerk: Actor) -> None:
    unit = UnitFactory()
    mine, _other = DocumentFactory(), DocumentFactory()
    open_to_units({mine.pk: {unit.pk}})
    head = Actor(None, "Người Thử", None, "", powers={"document.view": Power(unit_ids=frozenset({unit.pk}))})
    assert list(register(head, text="thử")) == [mine]


def test_files_come_with_what_is_stored(django_assert_num_queries: Any) -> None:
    main = DocumentFileFactory()
    annex = DocumentFileFactory(document=main.document, role="annex", position=2)
    with django_assert_num_queries(1):
        assert [(file, file.file.size) for file in files_of(main.document)] == [(main, 10), (annex, 10)]
    assert file_of(main.document) == main
    assert file_of(main.document, annex.pk) == annex
    assert file_of(DocumentFactory(), annex.pk) is None


def test_citations_go_both_ways_as_far_as_one_may_see(clerk: Actor) -> None:
    letter, telegram = DocumentFactory(), DocumentFactory()
    undated = CitationFactory(document=letter, code="1/A", dated_on=None)
    known = CitationFactory(document=letter, code="2/B", cited=telegram)
    assert citations_of(letter, clerk) == [known, undated]
    assert [one.cited for one in citations_of(letter, clerk)] == [telegram, None]
    assert citing_of(telegram, clerk, most=5) == [known]
    blind = Actor(None, "Người Thử", None, "")
    assert [one.cited for one in citations_of(letter, blind)] == [None, None]
    assert citing_of(telegram, blind, most=5) == []


def test_of_those_that_cite_a_document_those_that_change_it_come_first(
    clerk: Actor, django_assert_num_queries: Any
) -> None:
    law = DocumentFactory()
    old, replacing, new = (
        CitationFactory(cited=law, relation=relation) for relation in ("implements", "replaces", "based-on")
    )
    CitationFactory(document=new.document, cited=law, relation="refers")
    with django_assert_num_queries(2):
        assert [one.document for one in citing_of(law, clerk, most=5)] == [
            replacing.document,
            new.document,
            old.document,
        ]
    assert citing_of(law, clerk, most=1) == [replacing]


def test_a_body_is_our_own_committee_under_either_name(settings: Any) -> None:
    assert not queries.is_own_committee("UBND thành phố")
    UnitFactory(code="UBND", name="Ủy ban nhân dân thành phố Cần Thơ", short_name="UBND thành phố")
    assert queries.is_own_committee("ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ")
    assert queries.is_own_committee("UBND thành phố")
    assert not queries.is_own_committee("Ủy ban nhân dân")
    assert not queries.is_own_committee("")


def test_the_marks_of_a_document_come_from_all_that_was_found() -> None:
    text = "Căn cứ 968/CĐ-TTg, giao Sở Nội vụ cắt 20% trước 01/01."
    place = lambda words: [text.index(words), text.index(words) + len(words)]  # noqa: E731
    reading = {
        "citations": [{"code": "968/CĐ-TTg", "span": place("968/CĐ-TTg")}, {"code": "1/A"}],
        "tasks": [
            {
                "span": [text.index("giao"), len(text)],
                "lead": ["Sở Nội vụ"],
                "lead_items": [{"text": "Sở Nội vụ", "span": place("Sở Nội vụ")}],
                "supervise": [],
                "dues": [{"span": place("trước 01/01")}],
                "targets": [{"span": place("20%")}, "as text"],
            },
            {"quote": "stands nowhere"},
        ],
    }
    document = Document(text=text, reading=reading)
    assert [(one.text, one.kind) for one in marks_of(document) if one.kind] == [
        ("968/CĐ-TTg", Kind.CITATION),
        ("Sở Nội vụ", Kind.WHO),
        ("20%", Kind.TARGET),
        ("trước 01/01", Kind.WHEN),
    ]
    of_task = [one for one in marks_of(document) if one.task_index is not None]
    assert of_task[:2] == [Segment("giao ", None, 0), Segment("Sở Nội vụ", Kind.WHO, 0)]
    assert {one.task_index for one in of_task} == {0}
    assert marks_of(Document(text="chữ", reading={})) == [Segment("chữ")]
