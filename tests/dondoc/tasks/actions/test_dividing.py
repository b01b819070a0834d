from dataclasses import replace
from datetime import date, timedelta

import pytest

from dondoc.documents.permissions import visible_to as documents_visible_to
from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.notices.models import Notice
from dondoc.organization.models import Role, UnitKind
from dondoc.organization.queries import actor_of
from dondoc.tasks import queries
from dondoc.tasks.actions import life
from dondoc.tasks.actions.correcting import change_due, change_due_of_all
from dondoc.tasks.actions.dividing import Part, divide
from dondoc.tasks.actions.extending import ask_extension, grant_extension
from dondoc.tasks.actions.life import Account
from dondoc.tasks.errors import DivisionNotPossible, DueNotPossible, PartsOpen, ReasonMissing
from dondoc.tasks.models import Assignment, PartyRole, Stand
from dondoc.tasks.rules.states import State, Verb
from factories import (
    AppointmentFactory,
    AssignmentFactory,
    DocumentFactory,
    PersonFactory,
    PostFactory,
    RoleGrantFactory,
    UnitFactory,
)

DONE = Account(done="Đã rà soát xong.", product="Báo cáo")
ON = date(2025, 1, 6)


@pytest.fixture
def division(cast):
    return UnitFactory(name="Phòng Cải cách hành chính", kind=UnitKind.DIVISION, parent=cast.department)


@pytest.fixture
def city(division, city):
    return city


@pytest.fixture
def division_head(division):
    person = PersonFactory(full_name="Trưởng Phòng")
    AppointmentFactory(person=person, post=PostFactory(unit=division, title="Trưởng phòng", is_head=True))
    RoleGrantFactory(person=person, role=Role.objects.get(code="unit-head"), unit=division)
    return actor_of(person, on=ON)


@pytest.fixture
def whole(city):
    return AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED)


@pytest.fixture
def part(city, whole, division, at):
    return divide(assignment_id=whole.pk, part=Part(unit_id=division.pk, words="phần biểu mẫu"), by=city.head, at=at)


@pytest.fixture
def finished(part, division_head, at):
    life.accept(assignment_id=part.pk, by=division_head, at=at)
    life.submit(assignment_id=part.pk, account=DONE, by=division_head, at=at + timedelta(days=1))
    return part


def test_a_head_gives_a_part_to_a_division_which_is_due_with_the_whole(city, whole, part, division):
    assert (part.parent_id, part.unit, part.person, part.state) == (whole.pk, division, None, State.SENT)
    assert (part.delegated_by_id, part.part) == (city.head.person_id, "phần biểu mẫu")
    assert part.first_due_on == part.due_on == whole.due_on
    assert Stand.objects.get(assignment=part).is_delegated
    assert [entry.verb for entry in history_of("assignment", whole.pk)] == ["assignment.divided"]
    assert [entry.verb for entry in history_of("assignment", part.pk)] == ["assignment.delegated"]


def test_the_tracking_officer_gives_a_part_to_an_official_who_is_told(city, whole, at):
    chosen = Part(person_id=city.official.person_id, due_on=date(2025, 2, 28), role=PartyRole.SUPPORT)
    made = divide(assignment_id=whole.pk, part=chosen, by=city.tracking_officer, at=at)
    assert (made.unit, made.person_id, made.due_on) == (city.home_affairs, city.official.person_id, date(2025, 2, 28))
    told = Notice.objects.filter(subject_id=made.pk, person_id=city.official.person_id)
    assert [one.title.partition(":")[0] for one in told] == ["Việc mới"]


def test_an_official_of_a_division_has_his_part_there(city, whole, division, at):
    person = PersonFactory()
    AppointmentFactory(person=person, post=PostFactory(unit=division))
    made = divide(assignment_id=whole.pk, part=Part(person_id=person.pk), by=city.head, at=at)
    assert (made.unit, made.person) == (division, person)


def test_a_division_reads_the_document_of_its_part(city, division, division_head, at):
    whole = AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED, task__document=DocumentFactory())
    assert not documents_visible_to(division_head).exists()
    divide(assignment_id=whole.pk, part=Part(unit_id=division.pk), by=city.head, at=at)
    assert documents_visible_to(division_head).get() == whole.task.document


def test_a_division_divides_its_part_further(city, whole, part, division, division_head, at):
    person = PersonFactory()
    AppointmentFactory(person=person, post=PostFactory(unit=division))
    life.accept(assignment_id=part.pk, by=division_head, at=at)
    made = divide(assignment_id=part.pk, part=Part(person_id=person.pk), by=division_head, at=at)
    assert (made.parent, made.delegated_by_id) == (part, division_head.person_id)
    life.recall(assignment_id=whole.pk, reason="Thôi", by=city.tracking_officer, at=at)
    assert set(Assignment.objects.values_list("state", flat=True)) == {State.RECALLED}


@pytest.mark.parametrize("state", [State.SENT, State.SUBMITTED, State.CONFIRMED, State.RECALLED, State.SUSPENDED])
def test_only_work_at_hand_is_divided(city, division, at, state):
    whole = AssignmentFactory(unit=city.home_affairs, state=state)
    with pytest.raises(DivisionNotPossible):
        divide(assignment_id=whole.pk, part=Part(unit_id=division.pk), by=city.head, at=at)


def test_a_part_goes_to_nobody_outside_the_unit(city, whole, at):
    for part in (
        Part(unit_id=city.construction.pk),
        Part(unit_id=city.home_affairs.pk),
        Part(person_id=city.other_head.person_id),
        Part(),
    ):
        with pytest.raises(DivisionNotPossible):
            divide(assignment_id=whole.pk, part=part, by=city.head, at=at)


def test_the_same_part_is_not_given_twice_while_it_is_open(city, whole, part, division, at):
    again = Part(unit_id=division.pk, words=" phần  biểu mẫu")
    with pytest.raises(DivisionNotPossible):
        divide(assignment_id=whole.pk, part=again, by=city.head, at=at)
    life.recall(assignment_id=part.pk, reason="Chia lại", by=city.head, at=at)
    assert divide(assignment_id=whole.pk, part=again, by=city.head, at=at)


def test_a_part_is_due_after_the_whole_only_for_a_reason(city, whole, division, at):
    late = Part(unit_id=division.pk, due_on=date(2025, 4, 1))
    with pytest.raises(ReasonMissing):
        divide(assignment_id=whole.pk, part=late, by=city.head, at=at)
    made = divide(assignment_id=whole.pk, part=late, reason="Chỉ là phần lưu trữ", by=city.head, at=at)
    assert made.due_on == date(2025, 4, 1)
    assert history_of("assignment", made.pk).get().reason == "Chỉ là phần lưu trữ"


def test_no_part_is_due_in_the_past(city, whole, division, at):
    with pytest.raises(DueNotPossible):
        divide(assignment_id=whole.pk, part=Part(unit_id=division.pk, due_on=date(2025, 1, 5)), by=city.head, at=at)


def test_nobody_divides_what_is_not_his_to_divide(city, whole, division, division_head, actor, at):
    for by in (city.official, actor):
        with pytest.raises(NotPermitted):
            divide(assignment_id=whole.pk, part=Part(unit_id=division.pk), by=by, at=at)
    for by in (city.other_head, division_head):
        with pytest.raises(NotFound):
            divide(assignment_id=whole.pk, part=Part(unit_id=division.pk), by=by, at=at)


def test_who_gave_the_part_on_confirms_it_and_neither_the_office_nor_the_division(city, finished, division_head, at):
    for by in (city.tracking_officer, city.leader, division_head):
        with pytest.raises(NotPermitted):
            life.confirm(assignment_id=finished.pk, by=by, at=at)
    life.confirm(assignment_id=finished.pk, by=city.head, at=at + timedelta(days=2))
    finished.refresh_from_db()
    assert finished.state == State.CONFIRMED


def test_who_has_a_part_himself_does_not_confirm_it_though_he_gave_it_on(city, whole, at):
    mine = divide(assignment_id=whole.pk, part=Part(person_id=city.head.person_id), by=city.head, at=at)
    life.accept(assignment_id=mine.pk, by=city.head, at=at)
    life.submit(assignment_id=mine.pk, account=DONE, by=city.head, at=at)
    with pytest.raises(NotPermitted):
        life.confirm(assignment_id=mine.pk, by=city.head, at=at)


def test_who_stands_in_for_the_delegator_confirms(city, finished, at):
    deputy = replace(city.official, powers=city.head.powers, stands_in_for=frozenset({city.head.person_id}))
    life.confirm(assignment_id=finished.pk, by=deputy, at=at + timedelta(days=2))


def test_a_part_waits_for_its_delegator_on_the_first_page(city, finished):
    assert list(queries.waiting_for_confirmation(city.head)) == [finished]
    assert not queries.waiting_for_confirmation(city.tracking_officer).exists()
    successor = replace(city.head, person_id=city.other_head.person_id)
    assert list(queries.waiting_for_confirmation(successor)) == [finished]


def test_the_delegator_is_told_what_was_handed_in(city, finished):
    told = Notice.objects.filter(subject_id=finished.pk, concern__startswith=Verb.SUBMIT.value)
    assert [one.person_id for one in told] == [city.head.person_id]


def test_work_is_not_handed_in_while_lead_parts_are_open_unless_told_why(city, whole, part, at):
    with pytest.raises(PartsOpen, match="Phòng Cải cách hành chính"):
        life.submit(assignment_id=whole.pk, account=DONE, by=city.head, at=at)
    life.submit(assignment_id=whole.pk, account=DONE, reason="Phần này báo cáo sau", by=city.head, at=at)
    assert history_of("assignment", whole.pk).last().reason == "Phần này báo cáo sau"


def test_finished_and_supporting_parts_do_not_hold_the_work_back(city, whole, finished, division, at):
    life.confirm(assignment_id=finished.pk, by=city.head, at=at + timedelta(days=2))
    support = Part(unit_id=division.pk, words="hỗ trợ", role=PartyRole.SUPPORT)
    divide(assignment_id=whole.pk, part=support, by=city.head, at=at)
    life.submit(assignment_id=whole.pk, account=DONE, by=city.head, at=at)
    whole.refresh_from_db()
    assert whole.state == State.SUBMITTED


def test_open_parts_end_with_the_confirmed_whole(city, whole, part, at):
    life.submit(assignment_id=whole.pk, account=DONE, reason="Không cần nữa", by=city.head, at=at)
    life.confirm(assignment_id=whole.pk, by=city.tracking_officer, at=at)
    part.refresh_from_db()
    assert (part.state, part.closed_at) == (State.RECALLED, at)


def test_parts_stand_still_with_the_whole_and_go_on_with_it(city, whole, part, division, at):
    own = divide(assignment_id=whole.pk, part=Part(unit_id=division.pk, words="khác"), by=city.head, at=at)
    life.suspend(assignment_id=own.pk, reason="Đợi", by=city.head, at=at)
    life.suspend(assignment_id=whole.pk, reason="Chờ", by=city.tracking_officer, at=at + timedelta(hours=1))
    part.refresh_from_db()
    assert part.state == State.SUSPENDED
    life.resume(assignment_id=whole.pk, by=city.tracking_officer, at=at + timedelta(days=14))
    part.refresh_from_db()
    own.refresh_from_db()
    assert (part.state, part.due_on) == (State.ACCEPTED, date(2025, 4, 14))
    assert own.state == State.SUSPENDED


def test_more_time_for_a_part_is_given_by_its_delegator(city, part, division_head, at):
    life.accept(assignment_id=part.pk, by=division_head, at=at)
    asked = ask_extension(
        assignment_id=part.pk, due_on=date(2025, 4, 10), reason="Chờ số liệu", by=division_head, at=at
    )
    assert list(queries.extensions_to_decide(city.head)) == [asked]
    assert not queries.extensions_to_decide(city.leader).exists()
    with pytest.raises(NotPermitted):
        grant_extension(extension_id=asked.pk, by=city.leader, at=at)
    grant_extension(extension_id=asked.pk, by=city.head, at=at)
    part.refresh_from_db()
    assert part.due_on == date(2025, 4, 10)


def test_the_delegator_moves_the_due_date_of_a_part_and_the_assigner_that_of_the_whole_alone(city, whole, part, at):
    change_due(assignment_id=part.pk, due_on=date(2025, 2, 1), reason="Sớm hơn", by=city.head, at=at)
    with pytest.raises(NotPermitted):
        change_due(assignment_id=whole.pk, due_on=date(2025, 2, 1), reason="Sớm hơn", by=city.head, at=at)
    moved = change_due_of_all(
        task_id=whole.task_id, due_on=date(2025, 5, 5), reason="Lùi", by=city.tracking_officer, at=at
    )
    part.refresh_from_db()
    assert (moved, part.due_on) == (1, date(2025, 2, 1))


def test_parts_are_no_others_with_the_task(city, whole, part):
    other = AssignmentFactory(task=whole.task, unit=city.construction)
    assert queries.beside(whole, city.tracking_officer) == [other]
    assert queries.beside(part, city.tracking_officer) == [other]
