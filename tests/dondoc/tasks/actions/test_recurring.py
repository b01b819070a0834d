from datetime import UTC, date, datetime, timedelta

import pytest

from dondoc.jobs.kinds import Order
from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotPermitted
from dondoc.kernel.progress import silent
from dondoc.notices.models import Notice
from dondoc.tasks import queries
from dondoc.tasks.actions import life
from dondoc.tasks.actions.correcting import change_due_of_all, correct_task
from dondoc.tasks.actions.issuing import issue_task
from dondoc.tasks.actions.life import Account
from dondoc.tasks.actions.recurring import open_periods
from dondoc.tasks.errors import PartsOpen
from dondoc.tasks.jobs import open_today
from dondoc.tasks.models import Assignment, DueKind, Stand, TaskState
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory, PartyFactory, TaskFactory

MONTHLY = {"due_kind": DueKind.RECURRING, "due_on": None, "recurs_every": "month", "recurs_on": "20"}
DONE = Account(done="Đã báo cáo.", product="Báo cáo tháng")


@pytest.fixture
def duty(city):
    return AssignmentFactory(
        unit=city.home_affairs,
        due_on=None,
        state=State.ACCEPTED,
        task=TaskFactory(state=TaskState.ISSUED, issued_at=datetime(2025, 1, 6, 2, tzinfo=UTC), **MONTHLY),
    )


def opened(duty):
    return list(duty.children.order_by("period_on").values_list("period_on", "due_on", "state"))


def open_on(day, by):
    return open_periods(on=day, by=by, at=datetime(day.year, day.month, day.day, 1, tzinfo=UTC))


def test_a_duty_has_one_assignment_a_period_and_a_second_run_opens_nothing(duty, actor):
    assert open_on(date(2025, 2, 1), actor) == 2
    assert open_on(date(2025, 2, 1), actor) == 0
    assert opened(duty) == [
        (date(2025, 1, 1), date(2025, 1, 20), State.ACCEPTED),
        (date(2025, 2, 1), date(2025, 2, 20), State.ACCEPTED),
    ]
    one = duty.children.first()
    assert (one.role, one.unit, one.first_due_on) == (duty.role, duty.unit, one.due_on)
    assert Stand.objects.get(assignment=one).due_on == one.due_on
    assert [entry.verb for entry in history_of("assignment", one.pk)] == ["assignment.period-opened"]


def test_missed_nights_are_made_good(duty, actor):
    assert open_on(date(2025, 5, 2), actor) == 5


def test_who_has_the_duty_is_told_of_each_period(city, duty, actor):
    open_on(date(2025, 1, 7), actor)
    assert Notice.objects.filter(subject_id=duty.children.get().pk, person_id=city.head.person_id).count() == 1


def test_a_person_does_not_run_it_without_the_right(city, duty):
    with pytest.raises(NotPermitted):
        open_on(date(2025, 2, 1), city.head)


def test_issuing_a_recurring_task_opens_its_first_period_at_once(city, at):
    task = TaskFactory(document=None, state=TaskState.REVIEWED, **MONTHLY)
    PartyFactory(task=task, unit=city.home_affairs)
    issue_task(task_id=task.pk, by=city.tracking_officer, at=at)
    duty = Assignment.objects.get(parent__isnull=True)
    assert opened(duty) == [(date(2025, 1, 1), date(2025, 1, 20), State.SENT)]
    life.accept(assignment_id=duty.pk, by=city.head, at=at + timedelta(hours=1))
    assert duty.children.get().state == State.ACCEPTED


def test_no_period_is_owed_for_the_time_in_which_the_duty_stood_still(city, duty, actor, at):
    life.suspend(assignment_id=duty.pk, reason="Chờ", by=city.tracking_officer, at=at)
    assert open_on(date(2025, 3, 1), actor) == 0
    life.resume(assignment_id=duty.pk, by=city.tracking_officer, at=datetime(2025, 3, 10, 2, tzinfo=UTC))
    open_on(date(2025, 3, 11), actor)
    assert [row[0] for row in opened(duty)] == [date(2025, 3, 1)]


@pytest.mark.parametrize("end", ["recall", "confirm"])
def test_the_duty_ends_with_its_recall_or_confirmation_and_open_periods_with_it(city, duty, actor, at, end):
    open_on(date(2025, 2, 1), actor)
    done = duty.children.first()
    later = datetime(2025, 2, 3, 2, tzinfo=UTC)
    life.submit(assignment_id=done.pk, account=DONE, by=city.head, at=later)
    life.confirm(assignment_id=done.pk, by=city.tracking_officer, at=later)
    if end == "recall":
        life.recall(assignment_id=duty.pk, reason="Hết hiệu lực", by=city.tracking_officer, at=later)
    else:
        with pytest.raises(PartsOpen):
            life.submit(assignment_id=duty.pk, account=DONE, by=city.head, at=later)
        life.submit(assignment_id=duty.pk, account=DONE, reason="Đề án đã kết thúc", by=city.head, at=later)
        assert open_on(date(2025, 3, 1), actor) == 0
        life.confirm(assignment_id=duty.pk, by=city.tracking_officer, at=later)
    assert {row[2] for row in opened(duty)} == {State.CONFIRMED, State.RECALLED}
    assert open_on(date(2025, 4, 1), actor) == 0


def test_a_change_for_all_leaves_the_periods_where_the_calendar_put_them(city, duty, actor, at):
    open_on(date(2025, 1, 7), actor)
    later = at + timedelta(days=2)
    change_due_of_all(task_id=duty.task_id, due_on=date(2025, 6, 1), reason="Đổi", by=city.tracking_officer, at=later)
    assert duty.children.get().due_on == date(2025, 1, 20)


def test_a_task_corrected_to_a_fixed_date_recurs_no_more(city, duty, actor, at):
    correct_task(
        task_id=duty.task_id,
        text="Báo cáo một lần",
        product="",
        due_on=date(2025, 6, 1),
        reason="Ghi nhầm",
        by=city.tracking_officer,
        at=at + timedelta(days=1),
    )
    assert open_on(date(2025, 3, 1), actor) == 0


def test_a_duty_whose_day_nobody_understands_opens_nothing(duty, actor):
    duty.task.recurs_on = "khi cần"
    duty.task.save()
    assert open_on(date(2025, 3, 1), actor) == 0


def test_the_series_shows_the_newest_first_and_no_period_is_another_units_part(city, duty, actor):
    open_on(date(2025, 2, 1), actor)
    series = queries.periods_of(duty, city.head, on=date(2025, 2, 1))
    assert [row.assignment.period_on.month for row in series] == [2, 1]
    assert not queries.beside(duty, city.head)
    assert not queries.parts_of(duty, city.head, on=date(2025, 2, 1))


def test_the_nightly_run_opens_what_has_begun_by_its_day(duty):
    done = open_today(Order({}, None, datetime(2025, 1, 31, 18, tzinfo=UTC), silent))
    assert str(done) == "Đã mở 2 kỳ của các nhiệm vụ định kỳ."
