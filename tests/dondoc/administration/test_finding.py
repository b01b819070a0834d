from datetime import date

import pytest

from dondoc.administration import finding
from dondoc.administration.finding import Kind, Piece
from dondoc.documents.facts import search_text_of
from dondoc.organization.actors import Actor, Power
from dondoc.tasks.models import TaskState
from factories import (
    AppointmentFactory,
    AssignmentFactory,
    DocumentFactory,
    DocumentReaderFactory,
    PersonFactory,
    TaskFactory,
    UnitFactory,
)

ON = date(2025, 3, 12)
SYSTEM = Actor.system()

pytestmark = pytest.mark.django_db


def document(**facts):
    made = DocumentFactory(**facts)
    made.search_text = search_text_of(made)
    made.save()
    return made


def found(kind, text, actor=SYSTEM):
    return list(finding.found(actor, kind, text, on=ON))


@pytest.mark.parametrize("text", ["thủ tục", "THU TUC", "thu tục nội", "cải cách thủ"])
def test_a_document_is_found_with_and_without_accents(text):
    wanted = document(subject="V/v cải cách thủ tục hành chính nội bộ")
    document(subject="V/v phòng cháy")
    assert found(Kind.DOCUMENT, text) == [wanted]


def test_a_task_is_found_by_its_words_once_it_is_issued():
    issued = AssignmentFactory(task__title="Rà soát quy chế làm việc").task
    TaskFactory(title="Rà soát quy chế", state=TaskState.DRAFT)
    assert found(Kind.TASK, "quy che lam") == [issued]


def test_people_and_units_are_found_also_after_they_left_or_ended():
    person = PersonFactory(full_name="Trần Văn Đạt", is_active=False)
    unit = UnitFactory(name="Sở Giao thông vận tải", valid_to=date(2025, 2, 28))
    assert found(Kind.PERSON, "dat tran") == [person]
    assert found(Kind.UNIT, "giao thong") == [unit]


def test_what_is_not_the_actors_to_see_is_not_found():
    unit, other = UnitFactory(), UnitFactory()
    mine, alien = (AssignmentFactory(unit=one, task__title="Kiểm kê tài sản") for one in (unit, other))
    read = document(subject="Kiểm kê tài sản công")
    document(subject="Kiểm kê tài sản riêng")
    DocumentReaderFactory(document=read, unit=unit)
    reach = Power(unit_ids=frozenset({unit.pk}))
    official = Actor(7, "x", unit.pk, "", powers={"document.view": reach, "assignment.view": reach})
    assert found(Kind.TASK, "kiem ke", official) == [mine.task]
    assert found(Kind.DOCUMENT, "kiem ke", official) == [read]
    assert found(Kind.PERSON, "a", official) == found(Kind.UNIT, "a", official) == []
    assert finding.kinds_for(official) == [Kind.DOCUMENT, Kind.TASK]
    assert {row.pk for row in found(Kind.TASK, "kiem ke")} == {mine.task_id, alien.task_id}


def test_a_document_whose_number_begins_so_stands_first():
    wanted = document(
        code="4363/UBND-NC", folded_code="4363 ubnd nc", subject="Kỷ cương", registered_on=date(2023, 1, 2)
    )
    newer = document(subject="Thực hiện Công văn 4363/UBND-NC", registered_on=date(2025, 1, 2))
    rows = finding.first_found(SYSTEM, Kind.DOCUMENT, "4363/UBND", on=ON, most=5)
    assert rows == [wanted, newer]


def test_what_matched_is_marked_and_the_pieces_are_the_text():
    text = "Cải cách thủ tục hành chính, thủ trưởng"
    pieces = finding.marks(text, ["thu", "hanh"])
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.is_match] == ["thủ", "hành", "thủ"]
    assert [piece.text for piece in finding.marks("thực thu", ["thu"]) if piece.is_match] == ["thu"]
    assert [piece.text for piece in finding.marks("thực hiện", ["thu"]) if piece.is_match] == ["thực"]
    assert finding.marks("abc", ["x"]) == [Piece("abc")]


def test_the_passage_is_where_most_words_stand_together():
    text = "thủ kho. " + "không có gì ở đây " * 30 + "rà soát thủ tục hành chính nội bộ " + "và tiếp theo " * 30
    passage = finding.around(text, ["thu", "tuc", "hanh"])
    assert "thủ tục hành chính" in passage
    assert passage.startswith("… ")
    assert passage.endswith(" …")
    assert len(passage) < 260
    assert finding.around(text, ["xyz"]) == ""


def test_hits_tell_what_matched_and_where_a_person_sits():
    task = AssignmentFactory(task__title="Rà soát", task__text="Cắt giảm ít nhất 20% thủ tục hành chính").task
    (hit,) = finding.hits(Kind.TASK, found(Kind.TASK, "cat giam"), "cat giam", on=ON)
    assert [piece.text for piece in hit.passage if piece.is_match] == ["Cắt", "giảm"]
    assert hit.pk == task.pk
    seat = AppointmentFactory(person=PersonFactory(full_name="Lê Thị Ánh"))
    (who,) = finding.hits(Kind.PERSON, found(Kind.PERSON, "anh"), "anh", on=ON)
    assert who.note == str(seat.post)


@pytest.mark.parametrize(
    ("text", "is_enough"), [("", False), ("a", False), (" .-/ ", False), ("ab", True), ("4", False)]
)
def test_too_little_is_not_looked_for(text, is_enough):
    assert finding.is_enough(text) is is_enough


def test_tasks_come_newest_first_however_many_have_the_word():
    tasks = [AssignmentFactory(task__title="Báo cáo").task for _ in range(4)]
    for most in (2, 10):
        rows = finding.first_found(SYSTEM, Kind.TASK, "bao cao", on=ON, most=most)
        assert rows == tasks[::-1][:most]
        sorted_rows, order = finding.in_order(Kind.TASK, finding.found(SYSTEM, Kind.TASK, "bao cao", on=ON), most=most)
        assert list(sorted_rows.order_by(*order)) == tasks[::-1]
