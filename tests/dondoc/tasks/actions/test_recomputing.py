"""A change of the calendar counts open terms again, and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dondoc.jobs.models import Run
from dondoc.jobs.worker import work_once
from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotPermitted
from dondoc.tasks.actions.recomputing import recompute_terms
from dondoc.tasks.actions.starting import record_event_of_all
from dondoc.tasks.models import Assignment, DueCause, DueChange, DueKind, Stand, Task, TaskState
from dondoc.tasks.rules.states import State
from dondoc.workcalendar.actions import clear_day, mark_day
from dondoc.workcalendar.rules import DayKind, MarkedDay
from factories import AssignmentFactory, DueChangeFactory, SpecialDayFactory, SuspensionFactory, TaskFactory

STARTS_ON = date(2025, 3, 3)  # a Monday
FIVE_DAYS_ON = date(2025, 3, 10)
DAY_OFF = MarkedDay(date(2025, 3, 5), DayKind.HOLIDAY, "Ngày nghỉ thử", "Thông báo thử")


@pytest.fixture
def task(at):
    return TaskFactory(
        state=TaskState.ISSUED, issued_at=at, due_kind=DueKind.TERM, term_amount=5, term_unit="working-day"
    )


@pytest.fixture
def work(city, task):
    return AssignmentFactory(task=task, unit=city.home_affairs, due_on=FIVE_DAYS_ON, term_starts_on=STARTS_ON)


@pytest.fixture
def marked(db):
    """The day is off already, and nothing has been counted again."""
    return SpecialDayFactory(on=DAY_OFF.on)


def due_of(work: Assignment) -> date | None:
    return Assignment.objects.get(pk=work.pk).due_on


def test_an_open_term_over_a_new_day_off_ends_later_with_its_cause_and_keeps_its_first_date(work, marked, actor, at):
    assert recompute_terms(days=[DAY_OFF.on], by=actor, at=at) == 1
    work.refresh_from_db()
    assert (work.due_on, work.first_due_on) == (date(2025, 3, 11), FIVE_DAYS_ON)
    change = DueChange.objects.get()
    assert (change.cause, change.old_due_on, change.new_due_on) == (DueCause.CALENDAR, FIVE_DAYS_ON, work.due_on)
    assert "05/03/2025" in change.reason
    assert Stand.objects.get(assignment=work, until__isnull=True).due_on == work.due_on
    assert history_of("assignment", work.pk).first().verb == "assignment.due-moved"


def test_counting_twice_changes_nothing(work, marked, actor, at):
    assert recompute_terms(days=[DAY_OFF.on], by=actor, at=at) == 1
    assert recompute_terms(days=[DAY_OFF.on], by=actor, at=at) == 0


def test_a_day_that_is_worked_again_brings_the_term_back(work, marked, actor, at):
    recompute_terms(days=[DAY_OFF.on], by=actor, at=at)
    marked.delete()
    recompute_terms(days=[DAY_OFF.on], by=actor, at=at)
    assert due_of(work) == FIVE_DAYS_ON


def test_marking_a_day_has_open_terms_counted_again_in_the_background_and_clearing_it_back(work, actor, at):
    mark_day(day=DAY_OFF, by=actor, at=at)
    assert due_of(work) == FIVE_DAYS_ON
    assert "05/03/2025" in Run.objects.get().label
    assert work_once()
    assert due_of(work) == date(2025, 3, 11)
    assert "1 thời hạn" in Run.objects.get().sentence
    clear_day(on=DAY_OFF.on, by=actor, at=at)
    assert work_once()
    assert due_of(work) == FIVE_DAYS_ON
    assert [change.cause for change in DueChange.objects.all()] == [DueCause.CALENDAR, DueCause.CALENDAR]


def test_a_day_that_touches_no_open_term_asks_for_nothing(city, actor, at):
    mark_day(day=DAY_OFF, by=actor, at=at)
    assert not Run.objects.exists()


@pytest.mark.parametrize("cause", [DueCause.EXTENSION, DueCause.CHANGE, DueCause.CORRECTION, DueCause.DOCUMENT])
def test_a_date_that_a_person_has_set_is_fixed(work, marked, actor, at, cause):
    DueChangeFactory(assignment=work, cause=cause)
    assert recompute_terms(days=[DAY_OFF.on], by=actor, at=at) == 0


def test_a_fixed_date_never_moves(city, marked, actor, at):
    AssignmentFactory(unit=city.home_affairs, due_on=FIVE_DAYS_ON)
    assert recompute_terms(days=[DAY_OFF.on], by=actor, at=at) == 0


@pytest.mark.parametrize("state", [State.CONFIRMED, State.DECLINED, State.RECALLED])
def test_closed_work_keeps_the_date_it_was_done_by(work, marked, actor, at, state):
    Assignment.objects.filter(pk=work.pk).update(state=state)
    assert recompute_terms(days=[DAY_OFF.on], by=actor, at=at) == 0


def test_a_term_that_ended_before_the_day_or_starts_on_it_stays(work, task, city, actor, at):
    day = SpecialDayFactory(on=date(2025, 3, 11))
    later = AssignmentFactory(
        task=task, unit=city.construction, due_on=date(2025, 3, 18), term_starts_on=date(2025, 3, 11)
    )
    assert recompute_terms(days=[day.on], by=actor, at=at) == 0
    assert (due_of(work), due_of(later)) == (FIVE_DAYS_ON, date(2025, 3, 18))


def test_the_working_days_a_term_was_suspended_are_kept(work, marked, actor, at):
    since, until = datetime(2025, 3, 3, 3, tzinfo=UTC), datetime(2025, 3, 5, 3, tzinfo=UTC)
    SuspensionFactory(assignment=work, days=2, since=since, until=until)
    SuspensionFactory(assignment=work, days=9, since=at, until=since)  # before the term began: not its days
    Assignment.objects.filter(pk=work.pk).update(due_on=date(2025, 3, 12))
    recompute_terms(days=[DAY_OFF.on], by=actor, at=at)
    assert due_of(work) == date(2025, 3, 13)


def test_a_term_from_an_event_is_counted_from_the_event(work, task, actor, at):
    Task.objects.update(term_event="event")
    Assignment.objects.update(due_on=None, first_due_on=None, term_starts_on=None)
    now = datetime(2025, 2, 28, tzinfo=UTC)
    record_event_of_all(task_id=task.pk, happened_on=date(2025, 2, 28), reason="Đã nhận đủ hồ sơ", by=actor, at=now)
    mark_day(day=DAY_OFF, by=actor, at=datetime(2025, 3, 1, tzinfo=UTC))
    work_once()
    assert due_of(work) == date(2025, 3, 10)


def test_it_tells_how_far_it_is_and_nothing_for_no_days(work, marked, actor, at):
    heard: list[tuple[int, int]] = []
    recompute_terms(days=[DAY_OFF.on], by=actor, at=at, progress=lambda done, total: heard.append((done, total)))
    assert heard == [(1, 1)]
    assert recompute_terms(days=[], by=actor, at=at) == 0


def test_many_changed_days_are_named_shortly(work, marked, actor, at):
    days = [date(2025, 3, number) for number in range(3, 10)]
    recompute_terms(days=days, by=actor, at=at)
    assert "7" in DueChange.objects.get().reason


def test_who_may_not_change_due_dates_counts_nothing_again(city, work, marked, at):
    with pytest.raises(NotPermitted):
        recompute_terms(days=[DAY_OFF.on], by=city.head, at=at)
