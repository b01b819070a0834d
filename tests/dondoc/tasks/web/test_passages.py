from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dondoc.documents.models import Document
from dondoc.tasks.models import Task
from dondoc.tasks.web.passages import Passage, Segment, passages_of
from factories import DocumentFactory, TaskFactory

TEXT = "Kính gửi: Sở Nội vụ\n\na) Rà soát trước ngày 01/4/2025.\nb) Báo cáo."
FOUND = {
    "citations": [],
    "tasks": [
        {
            "dues": [{"span": [32, 52]}],
            "lead_items": [{"span": [10, 19]}],
            "targets": [],
        }
    ],
}


def document(text=TEXT, reading=FOUND):
    return Document(text=text, reading=reading)


def test_the_text_comes_as_paragraphs_with_the_found_places_marked():
    assert passages_of(document()) == [
        Passage([Segment("Kính gửi: "), Segment("Sở Nội vụ", "who")]),
        Passage([Segment("a) Rà soát "), Segment("trước ngày 01/4/2025", "when"), Segment(".")]),
        Passage([Segment("b) Báo cáo.")]),
    ]


def test_a_paragraph_belongs_to_the_task_that_stands_in_it_and_the_first_one_opens_it():
    tasks = [Task(pk=1, start=24, end=len(TEXT))]
    assert [(one.task_id, one.opens) for one in passages_of(document(), tasks)] == [
        (None, False),
        (1, True),
        (1, False),
    ]


def test_of_two_tasks_in_one_paragraph_the_longer_has_it():
    tasks = [Task(pk=1, start=21, end=24), Task(pk=2, start=24, end=50)]
    assert passages_of(document(), tasks)[1].task_id == 2


def test_a_task_written_by_hand_has_no_place_in_the_text(db):
    task = TaskFactory(document=DocumentFactory(text=TEXT), start=None, end=None)
    assert {one.task_id for one in passages_of(task.document, [task])} == {None}


def test_marks_that_lie_outside_the_text_or_say_nothing_are_left_out():
    reading = {"citations": [{"span": [0, 5_000]}, {"span": None}, "8/CT", {}]}
    assert {segment.kind for one in passages_of(document(reading=reading)) for segment in one.segments} == {""}


MARKS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


@settings(suppress_health_check=[HealthCheck.differing_executors], deadline=None)
@given(st.text("ab \n", max_size=60), MARKS)
def test_the_segments_of_a_paragraph_always_give_it_back(text, spans):
    reading = {"citations": [{"span": [min(span), max(span)]} for span in spans]}
    shown = ["".join(segment.text for segment in one.segments) for one in passages_of(document(text, reading))]
    assert shown == [line.strip() for line in text.splitlines() if line.strip()]
