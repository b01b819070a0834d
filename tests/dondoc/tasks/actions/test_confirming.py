from datetime import timedelta

import pytest
from django.utils import translation

from dondoc.journal.models import Entry
from dondoc.journal.verification import verify_database
from dondoc.tasks.actions import life
from dondoc.tasks.actions.confirming import confirm_many
from dondoc.tasks.actions.life import Account
from dondoc.tasks.models import Assignment, Report, Stand
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory

DONE = Account(done="Đã rà soát xong.", product="Báo cáo")


@pytest.fixture
def handed_in(city, at):
    """Return how to hand in new work of a unit: the work, and the report that was read."""

    def hand_in(unit=None, by=None):
        work = AssignmentFactory(unit=unit or city.home_affairs, state=State.ACCEPTED)
        report = life.submit(assignment_id=work.pk, account=DONE, by=by or city.head, at=at)
        work.refresh_from_db()
        return work, report

    return hand_in


def test_results_are_confirmed_together_as_each_would_be_alone(city, at, handed_in):
    pairs = [handed_in() for _ in range(3)]
    seen = {work.pk: report.pk for work, report in pairs}
    done = confirm_many(seen=seen, by=city.tracking_officer, at=at + timedelta(hours=1))
    assert (done.number, done.refused) == (3, ())
    for work, _report in pairs:
        work.refresh_from_db()
        assert (work.state, work.closed_at) == (State.CONFIRMED, at + timedelta(hours=1))
        assert [one.state for one in Stand.objects.filter(assignment=work, until__isnull=True)] == [State.CONFIRMED]
    assert Entry.objects.filter(verb="assignment.confirm").count() == 3
    assert verify_database().sound


def test_what_may_not_be_confirmed_is_said_one_by_one_and_keeps_nothing_back(city, at, handed_in):
    good, read = handed_in()
    again, first = handed_in()
    life.return_to_unit(assignment_id=again.pk, reason="Thiếu số liệu", by=city.tracking_officer, at=at)
    life.submit(assignment_id=again.pk, account=DONE, by=city.head, at=at + timedelta(hours=1))
    returned, old = handed_in()
    life.return_to_unit(assignment_id=returned.pk, reason="Thiếu số liệu", by=city.tracking_officer, at=at)
    seen = {good.pk: read.pk, again.pk: first.pk, returned.pk: old.pk}
    done = confirm_many(seen=seen, by=city.tracking_officer, at=at + timedelta(hours=2))
    assert done.number == 1
    with translation.override("en"):
        said = {one.pk: str(why) for one, why in done.refused}
    assert said == {
        again.pk: "It was handed in anew meanwhile. Read the new result, then confirm it.",
        returned.pk: "It is not waiting for confirmation any more: somebody decided on it meanwhile.",
    }
    assert Assignment.objects.get(pk=good.pk).state == State.CONFIRMED


def test_nobody_confirms_his_own_work_nor_the_work_of_his_unit_nor_what_he_may_not_see(city, at, handed_in):
    own, read = handed_in()
    Assignment.objects.filter(pk=own.pk).update(submitted_by=city.tracking_officer.person_id)
    office = AssignmentFactory(unit=city.office, state=State.SUBMITTED, submitted_at=at)
    of_office = Report.objects.create(assignment=office, at=at, by_name="X", done="Xong", is_submission=True)
    seen = {own.pk: read.pk, office.pk: of_office.pk}
    done = confirm_many(seen=seen, by=city.tracking_officer, at=at)
    assert (done.number, len(done.refused)) == (0, 2)
    hidden = confirm_many(seen=seen, by=city.other_head, at=at)
    assert (hidden.number, hidden.refused) == (0, ())
    assert set(Assignment.objects.values_list("state", flat=True)) == {State.SUBMITTED}


def test_open_parts_end_with_the_confirmed_whole(city, at, handed_in):
    work, report = handed_in()
    part = AssignmentFactory(
        task=work.task,
        unit=city.home_affairs,
        person_id=city.official.person_id,
        parent=work,
        delegated_by_id=city.head.person_id,
        state=State.ACCEPTED,
    )
    confirm_many(seen={work.pk: report.pk}, by=city.tracking_officer, at=at)
    part.refresh_from_db()
    assert part.state == State.RECALLED


def test_many_results_cost_no_more_statements_than_few(city, at, handed_in, django_assert_max_num_queries):
    seen = {work.pk: report.pk for work, report in (handed_in() for _ in range(25))}
    with django_assert_max_num_queries(45):
        assert confirm_many(seen=seen, by=city.tracking_officer, at=at).number == 25
