from datetime import UTC, date, datetime, timedelta

import pytest

from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotPermitted
from dondoc.tasks import queries
from dondoc.tasks.actions.standing import review_duties
from dondoc.tasks.errors import ReasonMissing
from dondoc.tasks.models import DueKind
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory, ReportFactory, TaskFactory
from factories.tasks import SENT_AT

THEN = date(2025, 7, 7)
MOMENT = datetime(2025, 7, 7, 2, tzinfo=UTC)


def duty_of(unit, **changes):
    task = TaskFactory(state="issued", issued_at=SENT_AT, due_kind=DueKind.UNDATED, due_on=None, is_standing=True)
    return AssignmentFactory(**{"task": task, "unit": unit, "due_on": None, "state": State.ACCEPTED} | changes)


def test_a_duty_nobody_has_looked_at_for_six_months_comes_up_until_it_is_looked_at(city):
    duty = duty_of(city.home_affairs)
    said = ReportFactory(assignment=duty, at=SENT_AT + timedelta(days=3))
    assert not queries.tasks_to_review(city.tracking_officer, on=THEN - timedelta(days=1)).exists()
    other = AssignmentFactory(task=duty.task, unit=city.construction, due_on=None, reviewed_at=MOMENT)
    (found,) = queries.tasks_to_review(city.tracking_officer, on=THEN)
    assert (found, found.duties, found.looked_at, found.reported_at) == (duty.task, 1, duty.sent_at, said.at)
    given = {"task_ids": [duty.task_id], "note": "Vẫn thực hiện", "by": city.tracking_officer, "at": MOMENT}
    assert review_duties(**given) == 2
    other.refresh_from_db()
    assert other.reviewed_at == MOMENT
    assert not queries.tasks_to_review(city.tracking_officer, on=THEN + timedelta(days=1)).exists()
    assert queries.tasks_to_review(city.tracking_officer, on=date(2026, 1, 8)).exists()
    entry = history_of("assignment", duty.pk).get()
    assert (entry.verb, entry.reason) == ("assignment.reviewed", "Vẫn thực hiện")


def test_only_open_whole_duties_without_a_date_come_up(city):
    whole = duty_of(city.home_affairs, state=State.RECALLED)
    duty_of(city.home_affairs, parent=whole, delegated_by_id=city.head.person_id)
    duty_of(city.home_affairs, due_on=date(2025, 12, 31))
    AssignmentFactory(unit=city.home_affairs)
    assert not queries.tasks_to_review(city.tracking_officer, on=THEN).exists()


def test_an_installation_may_set_another_interval_or_none(city, settings):
    duty_of(city.home_affairs)
    settings.DONDOC_STANDING_MONTHS = 12
    assert not queries.tasks_to_review(city.tracking_officer, on=THEN).exists()
    settings.DONDOC_STANDING_MONTHS = 0
    assert not queries.tasks_to_review(city.tracking_officer, on=date(2030, 1, 1)).exists()


def test_what_ended_meanwhile_is_left_as_it_is(city):
    over = duty_of(city.home_affairs, state=State.CONFIRMED)
    assert review_duties(task_ids=[over.task_id], note="Xem", by=city.tracking_officer, at=MOMENT) == 0


def test_a_look_needs_a_note_and_the_right(city):
    duty = duty_of(city.home_affairs)
    with pytest.raises(ReasonMissing):
        review_duties(task_ids=[duty.task_id], note=" ", by=city.tracking_officer, at=MOMENT)
    with pytest.raises(NotPermitted):
        review_duties(task_ids=[duty.task_id], note="Xem", by=city.head, at=MOMENT)
