"""Where a task stands in its document, as a citation says it."""

import pytest
from django.utils import translation

from dondoc.tasks.provisions import provision_words, source_of
from factories import DocumentFactory, TaskFactory


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("", ""),
        ("3", "khoản 3"),
        ("1.e", "điểm e khoản 1"),
        ("1.đ", "điểm đ khoản 1"),
        ("II.3.2.a", "điểm a khoản 3.2 mục II"),
        ("8.d.-1", "gạch đầu dòng 1 điểm d khoản 8"),
        ("4.¶1", "đoạn 1 khoản 4"),
        ("Đ2.1", "khoản 1 Điều 2"),
        ("PL2.3", "dòng 3 phụ lục 2"),
        ("II.Thứ nhất", "ý thứ nhất mục II"),
        ("1.b(2)", "điểm b(2) khoản 1"),
        ("A.I.2", "khoản 2 mục I phần A"),
    ],
)
def test_a_place_is_said_from_the_innermost_out(path, words):
    with translation.override("vi"):
        assert provision_words(path) == words


@pytest.mark.parametrize("typed", ["Mục 3, khoản 2", "99/KH", "điểm a khoản 1", "1..2"])
def test_what_somebody_typed_stays_as_it_was_typed(typed):
    assert provision_words(typed) == typed


def test_in_english_the_parts_are_joined_by_of():
    with translation.override("en"):
        assert provision_words("1.e") == "point e of clause 1"


@pytest.mark.django_db
def test_a_source_names_the_document_and_the_place_and_leaves_out_what_is_not_there():
    document = DocumentFactory(code="4363/UBND-NC")
    with translation.override("vi"):
        assert source_of(TaskFactory(document=document, provision="1.e")) == "4363/UBND-NC, điểm e khoản 1"
        assert source_of(TaskFactory(document=document, provision="")) == "4363/UBND-NC"
        assert source_of(TaskFactory(document=None, provision="")) == ""
