from datetime import date

import pytest
from django.db import transaction

from dondoc.journal.queries import history_of
from dondoc.tasks.actions.dues import move_dues
from dondoc.tasks.models import Assignment, DueCause, DueChange, Stand
from factories import AssignmentFactory

NEW = date(2025, 4, 30)


def moved(assignments, dues, actor, at):
    with transaction.atomic():
        return move_dues(assignments, dues, cause=DueCause.CHANGE, reason="Thêm việc", by=actor, at=at)


def test_a_moved_due_keeps_the_first_one_and_its_cause(city, actor, at):
    work = AssignmentFactory(unit=city.home_affairs)
    assert moved([work], {work.pk: NEW}, actor, at) == 1
    work = Assignment.objects.get()
    assert (work.first_due_on, work.due_on) == (date(2025, 3, 31), NEW)
    change = DueChange.objects.get()
    assert (change.old_due_on, change.new_due_on, change.cause) == (date(2025, 3, 31), NEW, DueCause.CHANGE)
    assert history_of("assignment", work.pk).get().reason == "Thêm việc"
    assert Stand.objects.get(until__isnull=True).due_on == NEW


def test_work_without_a_due_date_takes_its_first_one(city, actor, at):
    work = AssignmentFactory(unit=city.home_affairs, due_on=None)
    moved([work], {work.pk: NEW}, actor, at)
    assert Assignment.objects.get().first_due_on == NEW


def test_what_does_not_move_leaves_no_trace(city, actor, at):
    work = AssignmentFactory(unit=city.home_affairs)
    assert moved([work], {work.pk: work.due_on}, actor, at) == 0
    assert moved([work], {}, actor, at) == 0
    assert not DueChange.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_due_dates_do_not_move_outside_a_transaction(actor, at):
    with pytest.raises(RuntimeError):
        move_dues([], {}, cause=DueCause.CHANGE, reason="", by=actor, at=at)
