from datetime import date

import pytest
from django.urls import reverse

from dondoc.tasks.models import Effect, TaskState
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory, CitationFactory, DocumentFactory, TaskFactory
from factories.tasks import SENT_AT


@pytest.fixture
def later(city):
    earlier = DocumentFactory(issued=True, code="1/UBND-NC")
    for order in (1, 2):
        task = TaskFactory(document=earlier, state=TaskState.ISSUED, issued_at=SENT_AT, order=order)
        AssignmentFactory(task=task, unit=city.home_affairs)
    document = DocumentFactory(issued=True, code="2/UBND-NC", issued_on=date(2025, 2, 1))
    CitationFactory(document=document, code=earlier.code, cited=earlier, relation="replaces")
    return document


def page_of(document):
    return reverse("tasks:effects", args=[document.pk])


def test_a_later_document_is_on_the_first_page_until_everything_is_decided(as_, city, later):
    officer = as_(city.tracking_officer.person_id)
    assert "Văn bản mới tác động đến nhiệm vụ đang thực hiện" in officer.get("/").content.decode()
    document = officer.get(reverse("tasks:document", args=[later.pk])).content.decode()
    assert f'href="{page_of(later)}"' in document
    one, other = (row[0].task for row in officer.get(page_of(later)).context["rows"])
    given = {f"{pk}-kind": "recall" for pk in (one.pk, other.pk)}
    assert officer.post(page_of(later), {**given, "only": one.pk}).url == page_of(later)
    assert [effect.task for effect in Effect.objects.all()] == [one]
    assert officer.post(page_of(later), given).status_code == 302
    assert other.assignments.get().state == State.RECALLED
    shown = officer.get(page_of(later)).content.decode()
    assert "Không còn gì phải quyết định" in shown
    assert "thu hồi" in shown
    assert "Văn bản sau tác động" not in officer.get("/").content.decode()


def test_a_move_without_a_clause_and_a_change_without_a_day_are_asked_for_at_their_fields(as_, city, later):
    officer = as_(city.tracking_officer.person_id)
    one, other = (row[0].task for row in officer.get(page_of(later)).context["rows"])
    answer = officer.post(page_of(later), {f"{one.pk}-kind": "move", f"{other.pk}-kind": "change-due"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Hãy chọn điều khoản" in page
    assert "Hãy chọn ngày hạn mới" in page
    assert not Effect.objects.exists()


def test_what_was_decided_meanwhile_is_said_and_nothing_changes(as_, city, later):
    officer = as_(city.tracking_officer.person_id)
    one = officer.get(page_of(later)).context["rows"][0][0].task
    Effect.objects.create(
        document=later, task=one, relation="replaces", kind="keep", decided_at=SENT_AT, decided_by_name="Khác"
    )
    answer = officer.post(page_of(later), {"only": one.pk, f"{one.pk}-kind": "recall"})
    assert one.assignments.get().state == State.SENT
    assert answer.status_code == 422
    assert "Đã có người quyết định" in answer.content.decode()
