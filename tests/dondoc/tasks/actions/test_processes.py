from datetime import date, timedelta

import pytest

from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.notices.models import Notice
from dondoc.organization.models import Appointment, Post, Role, UnitKind
from dondoc.organization.queries import actor_of
from dondoc.tasks import queries
from dondoc.tasks.actions import life, processes
from dondoc.tasks.actions.life import Account
from dondoc.tasks.actions.passing import put_in_charge
from dondoc.tasks.actions.processes import StepFacts
from dondoc.tasks.errors import CourseNotPossible, ProcessNotPossible, ReasonMissing
from dondoc.tasks.models import Assignment, Course, Process, ProcessStep, StepUnit
from dondoc.tasks.rules.processes import Holding
from dondoc.tasks.rules.states import State
from factories import (
    AppointmentFactory,
    AssignmentFactory,
    PersonFactory,
    PostFactory,
    ProcessFactory,
    RoleGrantFactory,
    UnitFactory,
)

DONE = Account(done="Xong.", product="Dự thảo")
ON = date(2025, 1, 6)


@pytest.fixture
def division(cast):
    return UnitFactory(name="Phòng Văn thư", kind=UnitKind.DIVISION, parent=cast.department)


@pytest.fixture
def city(division, city):
    return city


@pytest.fixture
def clerk(division):
    person = PersonFactory(full_name="Văn Thư")
    AppointmentFactory(person=person, post=PostFactory(unit=division, title="Văn thư"))
    RoleGrantFactory(person=person, role=Role.objects.get(code="official"), unit=division)
    return actor_of(person, on=ON)


def post_of(actor):
    return Post.objects.get(appointments__person_id=actor.person_id)


@pytest.fixture
def steps(city, clerk):
    return [
        StepFacts("Tiếp nhận, vào sổ", post_of(clerk).pk, 4, StepUnit.HOUR),
        StepFacts("Dự thảo", post_of(city.official).pk, 2),
        StepFacts("Ký ban hành", post_of(city.head).pk, 1),
    ]


@pytest.fixture
def process(city, steps, at):
    return processes.describe_process(
        unit_id=city.home_affairs.pk, name="Góp ý văn bản", steps=steps, by=city.head, at=at
    )


@pytest.fixture
def whole(city):
    return AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED)


@pytest.fixture
def course(city, process, whole, at):
    return processes.begin_course(assignment_id=whole.pk, process_id=process.pk, by=city.head, at=at)


def part_of(course, order):
    return Assignment.objects.filter(course_step__course=course, course_step__step__order=order).latest("pk")


def finish(part, doer, confirmer, at):
    life.accept(assignment_id=part.pk, by=doer, at=at)
    life.submit(assignment_id=part.pk, account=DONE, by=doer, at=at)
    if confirmer is not None:
        life.confirm(assignment_id=part.pk, by=confirmer, at=at)


def test_a_unit_describes_the_steps_of_a_kind_of_work(city, process, steps):
    version = queries.versions_of(process)[0]
    assert version.number == 1
    assert [(one.order, one.name, one.post_id, one.amount, one.term_unit) for one in version.steps.all()] == [
        (place, one.name, one.post_id, one.amount, one.term_unit) for place, one in enumerate(steps, start=1)
    ]
    assert [entry.verb for entry in history_of("process", process.pk)] == ["process.described"]


def test_a_change_makes_a_version_and_the_old_one_stays_readable(city, process, steps, course, at):
    processes.change_process(process_id=process.pk, steps=steps[1:], note="Bỏ bước vào sổ.", by=city.head, at=at)
    assert [(one.number, one.steps.count()) for one in queries.versions_of(process)] == [(2, 2), (1, 3)]
    course.refresh_from_db()
    assert course.version.number == 1
    with pytest.raises(ProcessNotPossible):
        processes.change_process(process_id=process.pk, steps=steps[1:], note="Như cũ.", by=city.head, at=at)
    with pytest.raises(ReasonMissing):
        processes.change_process(process_id=process.pk, steps=steps, note=" ", by=city.head, at=at)


def test_what_is_no_process_is_refused(city, process, steps, at):
    def describe(name="Việc khác", steps=steps):
        processes.describe_process(unit_id=city.home_affairs.pk, name=name, steps=steps, by=city.head, at=at)

    elsewhere = PostFactory(unit=city.construction)
    gone = PostFactory(unit=city.home_affairs, valid_to=ON - timedelta(days=1))
    for wrong in (
        {"name": " "},
        {"name": process.name},
        {"steps": []},
        {"steps": steps * 14},
        {"steps": [StepFacts(" ", steps[0].post_id, 1)]},
        {"steps": [StepFacts("Dự thảo", steps[0].post_id, 0)]},
        {"steps": [StepFacts("Dự thảo", elsewhere.pk, 1)]},
        {"steps": [StepFacts("Dự thảo", gone.pk, 1)]},
    ):
        with pytest.raises(ProcessNotPossible):
            describe(**wrong)
    assert Process.objects.count() == 1
    assert ProcessStep.objects.count() == 3


def test_only_who_leads_the_unit_describes_its_processes(city, process, steps, at):
    for other in (city.official, city.other_head, city.tracking_officer):
        with pytest.raises(NotPermitted):
            processes.describe_process(unit_id=city.home_affairs.pk, name="Việc", steps=steps, by=other, at=at)
    with pytest.raises(NotPermitted):
        processes.end_process(process_id=process.pk, reason="Thôi", by=city.official, at=at)
    with pytest.raises(NotFound):
        processes.end_process(process_id=process.pk, reason="Thôi", by=city.other_head, at=at)


def test_a_process_that_ended_takes_no_new_work(city, process, steps, whole, at):
    with pytest.raises(ReasonMissing):
        processes.end_process(process_id=process.pk, reason=" ", by=city.head, at=at)
    processes.end_process(process_id=process.pk, reason="Không còn việc này.", by=city.head, at=at)
    with pytest.raises(ProcessNotPossible):
        processes.change_process(process_id=process.pk, steps=steps[1:], note="Sửa", by=city.head, at=at)
    with pytest.raises(CourseNotPossible):
        processes.begin_course(assignment_id=whole.pk, process_id=process.pk, by=city.head, at=at)


def test_the_first_step_goes_to_who_holds_its_post_within_its_time(city, course, clerk, division, at):
    part = part_of(course, 1)
    assert (part.unit, part.person_id, part.part) == (division, clerk.person_id, "Tiếp nhận, vào sổ")
    assert (part.parent_id, part.delegated_by_id) == (course.assignment_id, city.head.person_id)
    assert (part.due_on, part.due_time.hour) == (date(2025, 1, 6), 15)
    assert Notice.objects.filter(person_id=clerk.person_id, subject_id=part.pk).exists()
    assert [entry.verb for entry in history_of("assignment", course.assignment_id)] == [
        "assignment.course-begun",
        "assignment.divided",
    ]


def test_each_confirmed_step_opens_the_next_and_the_last_ends_the_course(city, course, clerk, whole, at):
    finish(part_of(course, 1), clerk, city.head, at + timedelta(hours=2))
    second = part_of(course, 2)
    assert (second.person_id, second.due_on) == (city.official.person_id, date(2025, 1, 8))
    finish(second, city.official, city.head, at + timedelta(days=1))
    course.refresh_from_db()
    assert course.ended_at is None
    finish(part_of(course, 3), city.head, None, at + timedelta(days=2))
    assert part_of(course, 3).state == State.CONFIRMED
    course.refresh_from_db()
    assert course.ended_at == at + timedelta(days=2)
    life.submit(assignment_id=whole.pk, account=DONE, by=city.head, at=at + timedelta(days=2))
    assert Assignment.objects.get(pk=whole.pk).state == State.SUBMITTED


def test_a_returned_step_does_not_open_the_next(city, course, clerk, at):
    part = part_of(course, 1)
    life.accept(assignment_id=part.pk, by=clerk, at=at)
    life.submit(assignment_id=part.pk, account=DONE, by=clerk, at=at)
    life.return_to_unit(assignment_id=part.pk, reason="Thiếu sổ.", by=city.head, at=at)
    assert course.steps.count() == 1


def test_a_declined_step_is_opened_again_by_a_person(city, course, clerk, whole, at):
    with pytest.raises(CourseNotPossible):
        processes.go_on(assignment_id=whole.pk, by=city.head, at=at)
    life.decline(assignment_id=part_of(course, 1).pk, reason="Không phải việc tôi.", by=clerk, at=at)
    processes.go_on(assignment_id=whole.pk, by=city.head, at=at)
    assert [(one.step.order, one.assignment.state) for one in course.steps.order_by("pk")] == [
        (1, State.DECLINED),
        (1, State.SENT),
    ]


def test_an_empty_post_leaves_no_hole(city, process, whole, clerk, division, at):
    Appointment.objects.filter(person_id=clerk.person_id).update(valid_to=ON - timedelta(days=1))
    course = processes.begin_course(assignment_id=whole.pk, process_id=process.pk, by=city.head, at=at)
    part = part_of(course, 1)
    assert (part.unit, part.person_id) == (city.home_affairs, city.head.person_id)


def test_the_head_of_the_division_stands_in_for_an_empty_post(city, process, whole, clerk, division, at):
    Appointment.objects.filter(person_id=clerk.person_id).update(valid_to=ON - timedelta(days=1))
    division_head = PersonFactory()
    AppointmentFactory(person=division_head, post=PostFactory(unit=division, is_head=True))
    course = processes.begin_course(assignment_id=whole.pk, process_id=process.pk, by=city.head, at=at)
    assert (part_of(course, 1).unit, part_of(course, 1).person) == (division, division_head)


def test_where_nobody_leads_who_began_the_course_has_the_step(city, process, whole, clerk, at):
    everybody = Appointment.objects.filter(person_id__in=[clerk.person_id, city.head.person_id])
    everybody.update(valid_to=ON - timedelta(days=1))
    course = processes.begin_course(assignment_id=whole.pk, process_id=process.pk, by=city.tracking_officer, at=at)
    assert part_of(course, 1).person_id == city.tracking_officer.person_id


def test_work_that_is_not_at_hand_waits_for_a_person(city, course, clerk, whole, at):
    part = part_of(course, 1)
    life.accept(assignment_id=part.pk, by=clerk, at=at)
    life.submit(assignment_id=part.pk, account=DONE, by=clerk, at=at)
    life.suspend(assignment_id=whole.pk, reason="Chờ", by=city.tracking_officer, at=at)
    life.confirm(assignment_id=part.pk, by=city.head, at=at)
    assert course.steps.count() == 1
    with pytest.raises(CourseNotPossible):
        processes.go_on(assignment_id=whole.pk, by=city.head, at=at)
    life.resume(assignment_id=whole.pk, by=city.tracking_officer, at=at + timedelta(days=1))
    processes.go_on(assignment_id=whole.pk, by=city.head, at=at + timedelta(days=1))
    assert part_of(course, 2).state == State.SENT


def test_only_who_divides_the_work_has_it_go_along_a_process(city, process, whole, course, at):
    with pytest.raises(NotPermitted):
        processes.end_course(assignment_id=whole.pk, reason="Thôi", by=city.official, at=at)
    with pytest.raises(CourseNotPossible):
        processes.begin_course(assignment_id=whole.pk, process_id=process.pk, by=city.head, at=at)
    fresh = AssignmentFactory(unit=city.home_affairs, state=State.SENT)
    with pytest.raises(CourseNotPossible):
        processes.begin_course(assignment_id=fresh.pk, process_id=process.pk, by=city.head, at=at)
    accepted = AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED)
    other = ProcessFactory(unit=city.construction)
    with pytest.raises(CourseNotPossible):
        processes.begin_course(assignment_id=accepted.pk, process_id=other.pk, by=city.head, at=at)


def test_work_leaves_its_process_for_a_reason(city, course, whole, at):
    with pytest.raises(ReasonMissing):
        processes.end_course(assignment_id=whole.pk, reason=" ", by=city.head, at=at)
    processes.end_course(assignment_id=whole.pk, reason="Chọn nhầm.", by=city.head, at=at)
    assert part_of(course, 1).state == State.SENT
    with pytest.raises(CourseNotPossible):
        processes.end_course(assignment_id=whole.pk, reason="Nữa.", by=city.head, at=at)
    assert Course.objects.get().ended_at == at


def test_who_held_which_step_how_long_is_read_from_the_rows(city, course, clerk, division, at):
    part, colleague = part_of(course, 1), PersonFactory(full_name="Đồng Nghiệp")
    AppointmentFactory(person=colleague, post=PostFactory(unit=division))
    put_in_charge(
        assignment_ids=[part.pk],
        person_id=colleague.pk,
        reason="Nghỉ phép",
        by=city.tracking_officer,
        at=at + timedelta(hours=1),
    )
    row = queries.course_rows([course], city.tracking_officer, at=at + timedelta(hours=5))[0]
    assert row.is_open
    assert list(row.steps[0].holdings) == [Holding("Văn Thư", 60), Holding("Đồng Nghiệp", 120)]
    assert (row.steps[1].row, list(row.steps[1].holdings)) == (None, [])


def test_a_step_counts_what_was_handed_in_and_what_came_late(city, process, course, clerk, whole, at):
    finish(part_of(course, 1), clerk, city.head, at + timedelta(days=3))
    version = queries.versions_of(process)[0]
    figures = queries.step_figures(version)
    assert [figures[step.pk] for step in version.steps.all()] == [(1, 1, 0), (0, 0, 1), (0, 0, 0)]
    assert [(one.name, one.version, one.going) for one in queries.processes(city.head)] == [("Góp ý văn bản", 1, 1)]
    assert queries.courses_along(process, city.head).count() == 1
    assert not queries.processes(city.other_head).exists()


def test_the_end_of_all_steps_is_reckoned_before_work_begins(city, process, whole, at):
    ((found, ends),) = queries.offers_for(whole, at=at)
    assert (found, ends) == (process, date(2025, 1, 9))


def test_reading_many_courses_takes_no_more_queries(city, process, course, at, django_assert_num_queries):
    other = AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED)
    processes.begin_course(assignment_id=other.pk, process_id=process.pk, by=city.head, at=at)
    courses = list(queries.courses_along(process, city.head))
    for some in (courses[:1], courses):
        with django_assert_num_queries(7):
            queries.course_rows(some, city.head, at=at)
