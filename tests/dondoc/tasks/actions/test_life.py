from dataclasses import replace
from datetime import date, timedelta

import pytest

from dondoc.documents.actions import Upload
from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.organization.actors import Power
from dondoc.tasks.actions import life
from dondoc.tasks.actions.life import Account
from dondoc.tasks.errors import NothingReported, ReasonMissing, VerbNotPossible
from dondoc.tasks.models import Assignment, Report, Stand
from dondoc.tasks.rules.states import TRANSITIONS, State, Verb
from factories import AssignmentFactory, SuspensionFactory
from verbs import carry_out

DONE = Account(done="Đã rà soát xong quy chế làm việc.", product="Báo cáo 12/BC-SNV")


@pytest.fixture
def work(city):
    return AssignmentFactory(unit=city.home_affairs)


def submitted(city, work, at):
    life.accept(assignment_id=work.pk, by=city.head, at=at)
    return life.submit(assignment_id=work.pk, account=DONE, by=city.head, at=at + timedelta(days=1))


def test_work_goes_from_sent_to_confirmed_and_every_stand_is_kept(city, work, at):
    submitted(city, work, at)
    life.confirm(assignment_id=work.pk, by=city.tracking_officer, at=at + timedelta(days=2))
    work.refresh_from_db()
    assert (work.state, work.submitted_at, work.closed_at) == (
        State.CONFIRMED,
        at + timedelta(days=1),
        at + timedelta(days=2),
    )
    stands = list(Stand.objects.filter(assignment=work).order_by("since", "id").values_list("state", "until"))
    assert stands == [
        (State.SENT, at),
        (State.ACCEPTED, at + timedelta(days=1)),
        (State.SUBMITTED, at + timedelta(days=2)),
        (State.CONFIRMED, None),
    ]


def test_each_step_is_in_the_journal_with_who_and_what(city, work, at):
    submitted(city, work, at)
    entries = list(history_of("assignment", work.pk))
    assert [entry.verb for entry in entries] == ["assignment.accept", "assignment.submit"]
    assert entries[1].person_name == city.head.name
    assert entries[1].new["done"] == DONE.done
    assert entries[1].old == {"state": "accepted"}


def test_returned_work_no_longer_counts_as_handed_in_and_can_be_handed_in_again(city, work, at):
    submitted(city, work, at)
    back = at + timedelta(days=2)
    life.return_to_unit(assignment_id=work.pk, reason="Thiếu phụ lục", by=city.tracking_officer, at=back)
    work.refresh_from_db()
    assert (work.state, work.submitted_at, work.returns) == (State.RETURNED, None, 1)
    life.submit(assignment_id=work.pk, account=DONE, by=city.head, at=at + timedelta(days=3))
    work.refresh_from_db()
    assert work.state == State.SUBMITTED


def test_a_report_keeps_its_evidence(city, work, at):
    life.accept(assignment_id=work.pk, by=city.head, at=at)
    account = replace(DONE, evidence=[Upload("Báo cáo kết quả".encode(), "bao-cao.txt")])
    written = life.report(assignment_id=work.pk, account=account, by=city.head, at=at)
    assert [file.name for file in written.evidence.all()] == ["bao-cao.txt"]
    assert not written.is_submission


def test_reports_in_a_row_do_not_multiply_stands(city, work, at):
    life.accept(assignment_id=work.pk, by=city.head, at=at)
    for done in ("một", "hai", "ba"):
        life.report(assignment_id=work.pk, account=replace(DONE, done=done), by=city.head, at=at)
    assert Stand.objects.filter(assignment=work).count() == 3
    assert Report.objects.filter(assignment=work).count() == 3


def test_the_same_report_sent_again_within_a_day_is_one_report(city, work, at):
    life.accept(assignment_id=work.pk, by=city.head, at=at)
    photo = replace(DONE, evidence=[Upload("Ảnh".encode(), "anh.txt")])
    first = life.report(assignment_id=work.pk, account=photo, by=city.head, at=at)
    again = life.report(assignment_id=work.pk, account=photo, by=city.head, at=at + timedelta(hours=3))
    assert again == first
    assert Report.objects.filter(assignment=work).count() == 1


@pytest.mark.parametrize(
    ("change", "hours"),
    [({"done": "Khác."}, 1), ({"evidence": [Upload("Ảnh khác".encode(), "anh.txt")]}, 1), ({}, 25)],
    ids=["other words", "another file", "another day"],
)
def test_a_report_that_differs_is_another_one(city, work, at, change, hours):
    life.accept(assignment_id=work.pk, by=city.head, at=at)
    photo = replace(DONE, evidence=[Upload("Ảnh".encode(), "anh.txt")])
    life.report(assignment_id=work.pk, account=photo, by=city.head, at=at)
    later = at + timedelta(hours=hours)
    life.report(assignment_id=work.pk, account=replace(photo, **change), by=city.head, at=later)
    assert Report.objects.filter(assignment=work).count() == 2


def test_work_handed_in_again_in_the_same_words_is_handed_in_once(city, work, at):
    life.accept(assignment_id=work.pk, by=city.head, at=at)
    first = life.submit(assignment_id=work.pk, account=DONE, by=city.head, at=at)
    again = life.submit(assignment_id=work.pk, account=DONE, by=city.head, at=at + timedelta(hours=3))
    assert again == first
    work.refresh_from_db()
    assert work.submitted_at == at
    with pytest.raises(VerbNotPossible):
        life.submit(assignment_id=work.pk, account=replace(DONE, done="Khác."), by=city.head, at=at)


def test_what_was_returned_is_handed_in_anew_in_the_same_words(city, work, at):
    submitted(city, work, at)
    life.return_to_unit(
        assignment_id=work.pk, reason="Thiếu phụ lục", by=city.tracking_officer, at=at + timedelta(days=2)
    )
    life.submit(assignment_id=work.pk, account=DONE, by=city.head, at=at + timedelta(days=3))
    work.refresh_from_db()
    assert work.state == State.SUBMITTED
    assert Report.objects.filter(assignment=work, is_submission=True).count() == 2


def test_an_empty_report_is_refused_and_nothing_changes(city, work, at):
    life.accept(assignment_id=work.pk, by=city.head, at=at)
    with pytest.raises(NothingReported):
        life.submit(assignment_id=work.pk, account=Account(done="  "), by=city.head, at=at)
    work.refresh_from_db()
    assert work.state == State.ACCEPTED


@pytest.mark.parametrize("act", [life.decline, life.return_to_unit, life.recall])
def test_what_hurts_somebody_is_refused_without_a_reason(city, work, at, act):
    by = city.head if act is life.decline else city.tracking_officer
    if act is life.return_to_unit:
        submitted(city, work, at)
    with pytest.raises(ReasonMissing):
        act(assignment_id=work.pk, reason="  ", by=by, at=at)


def test_a_wrongly_addressed_assignment_is_declined_with_a_reason(city, work, at):
    life.decline(assignment_id=work.pk, reason="Thuộc Sở Xây dựng", by=city.head, at=at)
    assert history_of("assignment", work.pk).last().reason == "Thuộc Sở Xây dựng"
    work.refresh_from_db()
    assert (work.state, work.closed_at) == (State.DECLINED, at)


def test_recalled_work_is_closed(city, work, at):
    life.recall(assignment_id=work.pk, reason="Giao nhầm", by=city.tracking_officer, at=at)
    work.refresh_from_db()
    assert work.state == State.RECALLED


def test_who_comes_second_is_told_how_the_work_stands_by_now(city, work, at):
    life.accept(assignment_id=work.pk, by=city.head, at=at)
    with pytest.raises(VerbNotPossible):
        life.accept(assignment_id=work.pk, by=city.head, at=at)


def test_another_unit_does_not_even_learn_that_the_work_exists(city, work, at):
    with pytest.raises(NotFound):
        life.accept(assignment_id=work.pk, by=city.other_head, at=at)


def test_the_head_cannot_confirm_the_work_of_his_unit(city, work, at):
    submitted(city, work, at)
    with pytest.raises(NotPermitted):
        life.confirm(assignment_id=work.pk, by=city.head, at=at)


def test_who_handed_in_cannot_confirm_even_with_every_power(city, work, at):
    submitted(city, work, at)
    mighty = replace(city.head, unit_id=city.committee.pk, powers=dict.fromkeys(ALL_VERBS, Power(everywhere=True)))
    with pytest.raises(NotPermitted):
        life.confirm(assignment_id=work.pk, by=mighty, at=at)


def test_a_colleague_of_the_unit_cannot_confirm_even_with_the_permission(city, work, at):
    submitted(city, work, at)
    colleague = replace(city.official, powers=dict.fromkeys(ALL_VERBS, Power(everywhere=True)))
    with pytest.raises(NotPermitted):
        life.confirm(assignment_id=work.pk, by=colleague, at=at)


def test_the_offices_own_work_is_confirmed_by_a_leader_and_not_by_the_office(city, at):
    work = AssignmentFactory(unit=city.office, state=State.SUBMITTED, submitted_at=at)
    with pytest.raises(NotPermitted):
        life.confirm(assignment_id=work.pk, by=city.tracking_officer, at=at)
    life.confirm(assignment_id=work.pk, by=city.leader, at=at)
    work.refresh_from_db()
    assert work.state == State.CONFIRMED


def test_an_official_works_on_what_he_is_in_charge_of_and_on_nothing_else(city, at):
    his = AssignmentFactory(unit=city.home_affairs, person_id=city.official.person_id, state=State.ACCEPTED)
    colleagues = AssignmentFactory(unit=city.home_affairs, state=State.ACCEPTED)
    life.submit(assignment_id=his.pk, account=DONE, by=city.official, at=at)
    with pytest.raises(NotPermitted):
        life.submit(assignment_id=colleagues.pk, account=DONE, by=city.official, at=at)


def test_the_clock_of_recalled_work_stands_no_longer(city, work, at):
    life.suspend(assignment_id=work.pk, reason="Chờ quy hoạch", by=city.tracking_officer, at=at)
    life.recall(assignment_id=work.pk, reason="Giao đơn vị khác", by=city.tracking_officer, at=at + timedelta(days=2))
    stopped = work.suspensions.get()
    assert (stopped.until, stopped.days) == (at + timedelta(days=2), 2)


def test_suspended_work_loses_no_time(city, work, at):
    life.accept(assignment_id=work.pk, by=city.head, at=at)
    life.suspend(assignment_id=work.pk, reason="Chờ quy hoạch", by=city.tracking_officer, at=at)
    life.resume(assignment_id=work.pk, by=city.tracking_officer, at=at + timedelta(days=14))
    work.refresh_from_db()
    stopped = work.suspensions.get()
    assert (stopped.days, stopped.until) == (10, at + timedelta(days=14))
    assert (work.first_due_on, work.due_on) == (date(2025, 3, 31), date(2025, 4, 14))
    assert work.due_changes.get().cause == "resumption"


def test_undated_work_is_resumed_without_a_due_date(city, at):
    work = AssignmentFactory(unit=city.home_affairs, due_on=None)
    life.suspend(assignment_id=work.pk, reason="Chờ", by=city.tracking_officer, at=at)
    life.resume(assignment_id=work.pk, by=city.tracking_officer, at=at + timedelta(days=14))
    work.refresh_from_db()
    assert (work.state, work.due_on) == (State.ACCEPTED, None)


def test_a_confirmation_taken_back_makes_the_work_open_again(city, work, at):
    submitted(city, work, at)
    life.confirm(assignment_id=work.pk, by=city.tracking_officer, at=at + timedelta(days=2))
    life.reopen(assignment_id=work.pk, reason="Số liệu sai", by=city.tracking_officer, at=at + timedelta(days=3))
    work.refresh_from_db()
    assert (work.state, work.submitted_at, work.closed_at) == (State.RETURNED, None, None)


def test_who_read_the_clock_first_but_came_second_does_not_break_the_order_of_moments(city, work, at):
    life.accept(assignment_id=work.pk, by=city.head, at=at + timedelta(seconds=2))
    life.report(assignment_id=work.pk, account=DONE, by=city.head, at=at + timedelta(seconds=1))
    stands = Stand.objects.filter(assignment=work).order_by("id").values_list("state", "since", "until")
    assert list(stands) == [
        (State.SENT, at, at + timedelta(seconds=2)),
        (State.ACCEPTED, at + timedelta(seconds=2), at + timedelta(seconds=2)),
        (State.IN_PROGRESS, at + timedelta(seconds=2), None),
    ]


ALL_VERBS = sorted({row.permission for row in TRANSITIONS} | {"assignment.view", "assignment.confirm-office"})


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("verb", list(Verb))
def test_a_verb_is_possible_from_the_states_of_the_table_and_from_no_other(city, at, state, verb):
    row = next(row for row in TRANSITIONS if row.verb is verb)
    work = AssignmentFactory(unit=city.home_affairs, state=state.value)
    if state is State.SUSPENDED:
        SuspensionFactory(assignment=work)
    by = city.head if row.side.value == "doer" else city.tracking_officer
    if state in row.sources:
        carry_out(verb, work, by=by, at=at)
        assert Assignment.objects.get(pk=work.pk).state == row.target
    else:
        with pytest.raises(VerbNotPossible):
            carry_out(verb, work, by=by, at=at)
