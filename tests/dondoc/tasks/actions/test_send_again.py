from datetime import date, datetime, timedelta

import pytest

from dondoc.documents.models import DocumentReader
from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotPermitted
from dondoc.notices.models import Notice
from dondoc.organization.models import Appointment
from dondoc.oversight.models import Watch
from dondoc.tasks.actions.life import decline, recall, send_again
from dondoc.tasks.errors import PassageNotPossible, ReasonMissing, VerbNotPossible
from dondoc.tasks.models import Assignment, Passage, Stand, Task, TaskState
from dondoc.tasks.permissions import verbs_for
from dondoc.tasks.queries import declined_work
from dondoc.tasks.rules.states import State, Verb
from factories import AssignmentFactory, TaskFactory

DUE = date(2025, 3, 31)
LATER = datetime.fromisoformat("2025-01-08T09:00:00+07:00")


@pytest.fixture
def work(city, at):
    made = AssignmentFactory(
        task=TaskFactory(state=TaskState.ISSUED, issued_at=at), unit=city.home_affairs, state=State.SENT, due_on=DUE
    )
    decline(assignment_id=made.pk, reason="Thuộc Sở Xây dựng", by=city.head, at=at + timedelta(hours=1))
    return made


def again(city, work, **changes):
    given = {"assignment_id": work.pk, "reason": "Đúng chức năng", "by": city.tracking_officer, "at": LATER}
    return send_again(**given | changes)


def test_declined_work_comes_back_to_the_office_until_it_is_sent_again_or_recalled(city, work):
    assert list(declined_work(city.tracking_officer)) == [work]
    again(city, work)
    assert not declined_work(city.tracking_officer).exists()
    decline(assignment_id=work.pk, reason="Không thuộc", by=city.head, at=LATER + timedelta(hours=1))
    recall(assignment_id=work.pk, reason="Đồng ý", by=city.tracking_officer, at=LATER + timedelta(hours=2))
    assert not declined_work(city.tracking_officer).exists()


def test_sent_again_to_the_same_unit_it_runs_on_with_its_dates_and_is_watched(city, work):
    found = again(city, work)
    assert (found.unit, found.state, found.closed_at) == (city.home_affairs, State.SENT, None)
    assert (found.first_due_on, found.due_on) == (DUE, DUE)
    assert not Passage.objects.exists()
    assert Watch.objects.filter(assignment=work).exists()
    assert history_of("assignment", work.pk).last().reason == "Đúng chức năng"


def test_sent_to_another_unit_it_keeps_that_the_first_declined_it(city, work):
    found = again(city, work, unit_id=city.construction.pk)
    assert (found.first_unit, found.unit, found.person) == (city.home_affairs, city.construction, None)
    passage = Passage.objects.get()
    assert (passage.cause, passage.old_unit, passage.new_unit) == ("address", city.home_affairs, city.construction)
    declined = Stand.objects.get(state=State.DECLINED)
    assert declined.unit == city.home_affairs
    assert Stand.objects.get(assignment=work, until=None).unit == city.construction
    told = Notice.objects.get(person=city.other_head.person_id)
    assert told.title.startswith("Việc bị từ chối được giao cho bạn")
    assert history_of("assignment", work.pk).last().new == {"state": "sent", "unit": city.construction.short_name}


def test_the_other_unit_reads_the_document(city, work):
    again(city, work, unit_id=city.construction.pk)
    assert DocumentReader.objects.filter(document=work.task.document_id, unit=city.construction).exists()


def test_another_last_day_is_set_with_it_and_the_first_stays(city, work):
    found = again(city, work, unit_id=city.construction.pk, due_on=date(2025, 4, 15))
    assert (found.first_due_on, found.due_on) == (DUE, date(2025, 4, 15))


def test_a_term_from_receipt_begins_anew_at_another_unit_alone(city, work):
    Task.objects.update(due_kind="term", due_on=None, term_amount=5, term_unit="working-day", term_event="receipt")
    again(city, work, unit_id=city.construction.pk)
    found = Assignment.objects.get(pk=work.pk)
    assert (found.term_starts_on, found.due_on) == (date(2025, 1, 8), date(2025, 1, 15))


def test_a_term_that_waits_for_its_event_waits_on(city, work):
    Task.objects.update(due_kind="term", due_on=None, term_amount=5, term_unit="working-day", term_event="effect")
    Assignment.objects.update(due_on=None)
    assert again(city, work, unit_id=city.construction.pk).due_on is None


def test_only_the_office_sends_again_and_says_why(city, work):
    with pytest.raises(NotPermitted):
        again(city, work, by=city.head)
    with pytest.raises(ReasonMissing):
        again(city, work, reason=" ")


def test_no_unit_without_a_head_or_with_a_part_in_the_task_is_sent_it(city, work):
    with pytest.raises(PassageNotPossible):
        again(city, work, unit_id=999_999)
    AssignmentFactory(task=work.task, unit=city.construction)
    with pytest.raises(PassageNotPossible):
        again(city, work, unit_id=city.construction.pk)
    Assignment.objects.exclude(pk=work.pk).delete()
    Appointment.objects.filter(post__unit=city.construction).update(valid_to=date(2024, 12, 31))
    with pytest.raises(PassageNotPossible):
        again(city, work, unit_id=city.construction.pk)
    assert Assignment.objects.get(pk=work.pk).state == State.DECLINED


def declined_part(city, **whole):
    above = AssignmentFactory(unit=city.home_affairs, **{"state": State.ACCEPTED, **whole})
    return AssignmentFactory(
        unit=city.home_affairs,
        task=above.task,
        parent=above,
        delegated_by_id=city.head.person_id,
        state=State.DECLINED,
    )


def test_a_part_is_sent_again_by_who_gave_it_on_to_nobody_else(city):
    part = declined_part(city)
    with pytest.raises(PassageNotPossible):
        again(city, part, by=city.head, unit_id=city.construction.pk)
    assert again(city, part, by=city.head).state == State.SENT


@pytest.mark.parametrize("state", [State.CONFIRMED, State.RECALLED, State.DECLINED])
def test_a_part_of_closed_work_is_not_sent_again(city, at, state):
    part = declined_part(city, state=state, closed_at=at)
    assert Verb.SEND_AGAIN not in [row.verb for row in verbs_for(city.head, part)]
    with pytest.raises(VerbNotPossible):
        again(city, part, by=city.head)
