from datetime import date, datetime, timedelta

import pytest

from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotPermitted
from dondoc.notices.models import Notice
from dondoc.tasks.actions.correcting import change_due
from dondoc.tasks.actions.starting import record_event, record_event_of_all
from dondoc.tasks.errors import DueNotPossible, ReasonMissing
from dondoc.tasks.models import Assignment, DueChange, Task, TaskState
from dondoc.tasks.queries import waiting_for_event
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory, SuspensionFactory, TaskFactory

HAPPENED = date(2025, 2, 3)
FIVE_DAYS_ON = date(2025, 2, 10)
LATER = date(2025, 4, 30)
WHY = "Quyết định có hiệu lực từ ngày 03/02/2025"


@pytest.fixture
def then():
    return datetime.fromisoformat("2025-02-05T09:00:00+07:00")


@pytest.fixture
def task(at):
    term = {"due_kind": "term", "due_on": None, "term_amount": 5, "term_unit": "working-day", "term_event": "effect"}
    return TaskFactory(state=TaskState.ISSUED, issued_at=at, **term)


@pytest.fixture
def works(city, task):
    return [AssignmentFactory(task=task, unit=unit, due_on=None) for unit in (city.home_affairs, city.construction)]


@pytest.fixture
def record_all(city, task, works, then):
    def act(happened_on=HAPPENED, reason=WHY, by=city.tracking_officer):
        return record_event_of_all(task_id=task.pk, happened_on=happened_on, reason=reason, by=by, at=then)

    return act


@pytest.fixture
def record_one(city, works, then):
    def act(happened_on=HAPPENED, reason=WHY, by=city.tracking_officer):
        return record_event(assignment_id=works[0].pk, happened_on=happened_on, reason=reason, by=by, at=then)

    return act


def test_the_terms_of_all_that_wait_begin_the_day_after_the_event(record_all, works):
    assert record_all() == 2
    for work in works:
        work.refresh_from_db()
        assert (work.term_starts_on, work.first_due_on, work.due_on) == (HAPPENED, FIVE_DAYS_ON, FIVE_DAYS_ON)


def test_what_happened_stands_with_each_assignment_and_with_the_task(record_all, city, task, works):
    record_all()
    verbs = ["assignment.term-began", "assignment.due-moved"]
    began, moved = (history_of("assignment", works[0].pk).get(verb=verb) for verb in verbs)
    assert (began.new, began.reason) == ({"term_starts_on": "2025-02-03"}, WHY)
    assert moved.new == {"due_on": "2025-02-10", "cause": "event"}
    entry = history_of("task", task.pk).get()
    assert (entry.verb, entry.new["assignments"]) == ("task.event-recorded", 2)
    told = Notice.objects.get(person=city.head.person_id)
    assert told.title.startswith("Thời hạn bắt đầu tính")
    assert WHY in told.text


def test_one_assignment_has_its_event_apart_and_the_others_go_on_waiting(record_one, record_all, city, works):
    record_one(happened_on=date(2025, 1, 20))
    assert list(waiting_for_event(city.tracking_officer)) == [works[1]]
    assert record_all() == 1
    starts = dict(Assignment.objects.values_list("unit__code", "term_starts_on"))
    assert starts == {"SNV": date(2025, 1, 20), "SXD": HAPPENED}


def test_the_day_of_an_event_is_put_right_and_the_first_due_date_stays(record_one, works):
    record_one()
    record_one(happened_on=date(2025, 2, 5), reason="Nhầm ngày")
    works[0].refresh_from_db()
    assert (works[0].first_due_on, works[0].due_on) == (FIVE_DAYS_ON, date(2025, 2, 12))
    began = history_of("assignment", works[0].pk).filter(verb="assignment.term-began").last()
    assert (began.old, began.new) == ({"term_starts_on": "2025-02-03"}, {"term_starts_on": "2025-02-05"})


def test_working_days_suspended_since_the_event_are_kept_and_those_before_are_not(record_one, works, then):
    day = timedelta(days=1)
    SuspensionFactory(assignment=works[0], since=then - 2 * day, until=then - day, days=1)
    SuspensionFactory(assignment=works[0], since=then - 9 * day, until=then - 6 * day, days=3)
    record_one()
    works[0].refresh_from_db()
    assert works[0].due_on == date(2025, 2, 11)


def test_a_term_in_hours_ends_at_an_hour(record_one, works):
    Task.objects.update(term_unit="hour", term_amount=4)
    record_one()
    works[0].refresh_from_db()
    assert works[0].due_on == date(2025, 2, 4)
    assert works[0].due_time is not None


def test_an_event_to_come_is_not_recorded(record_one, record_all):
    for act in (record_one, record_all):
        with pytest.raises(DueNotPossible):
            act(happened_on=date(2025, 2, 6))


def test_an_event_is_recorded_with_its_reason_by_the_assigner_alone(record_one, record_all, city):
    for act in (record_one, record_all):
        with pytest.raises(ReasonMissing):
            act(reason=" ")
        with pytest.raises(NotPermitted):
            act(by=city.head)


@pytest.mark.parametrize("state", [State.SUSPENDED, State.CONFIRMED, State.RECALLED])
def test_closed_and_suspended_work_waits_for_no_event(record_one, record_all, state):
    Assignment.objects.update(state=state)
    for act in (record_one, record_all):
        with pytest.raises(DueNotPossible):
            act()
    assert not DueChange.objects.exists()


@pytest.mark.parametrize("bound", [{"due_kind": "date", "due_on": LATER}, {"term_event": "receipt"}])
def test_work_that_is_bound_otherwise_waits_for_no_event(record_one, record_all, bound):
    Task.objects.update(**bound)
    for act in (record_one, record_all):
        with pytest.raises(DueNotPossible):
            act()


def test_a_day_that_a_person_has_set_stays(record_one, record_all, city, works, then):
    change_due(assignment_id=works[0].pk, due_on=LATER, reason="Ấn định", by=city.leader, at=then)
    with pytest.raises(DueNotPossible):
        record_one()
    assert record_all() == 1


def test_a_part_that_a_unit_gave_on_keeps_the_day_of_its_unit(record_one, record_all, city, works):
    Assignment.objects.filter(pk=works[0].pk).update(parent=works[1], delegated_by=city.head.person_id)
    with pytest.raises(DueNotPossible):
        record_one()
    assert record_all() == 1
