import json
import threading
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner
from django.db import connection

from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotPermitted
from dondoc.notices.models import Notice
from dondoc.oversight.actions.ladder import set_up_ladder
from dondoc.oversight.actions.sweeping import sweep
from dondoc.oversight.actions.watching import follow
from dondoc.oversight.commands import oversight, sweep_command
from dondoc.oversight.models import Step, Watch
from dondoc.oversight.queries import gaps, steps_of
from dondoc.tasks.actions.correcting import change_due
from dondoc.tasks.actions.life import Account, accept, confirm, reopen, return_to_unit, submit
from dondoc.tasks.models import Assignment
from factories import AssignmentFactory


def night(day):
    return datetime(day.year, day.month, day.day, 18, tzinfo=UTC)


def swept(on, by):
    return dict(sweep(on=on, by=by, at=night(on)).taken)


@pytest.fixture
def watched(work):
    follow([work.pk])
    return work


def test_night_by_night_each_rung_is_taken_on_its_day(watched, actor):
    assert swept(date(2025, 3, 23), actor) == {}
    assert swept(date(2025, 3, 24), actor) == {"before-5": 1}
    assert swept(date(2025, 3, 25), actor) == {}
    assert swept(date(2025, 3, 27), actor) == {"before-2": 1}
    assert swept(date(2025, 3, 31), actor) == {"on-the-day": 1}
    assert swept(date(2025, 4, 1), actor) == {"after-1": 1}


def test_a_second_run_is_silent(watched, actor):
    swept(date(2025, 4, 1), actor)
    again = sweep(on=date(2025, 4, 1), by=actor, at=night(date(2025, 4, 1)))
    assert (again.looked_at, dict(again.taken), again.passed_over) == (0, {}, 0)


def test_after_missed_nights_only_the_last_word_is_said_and_no_consequence_is_lost(watched, actor):
    done = sweep(on=date(2025, 6, 2), by=actor, at=night(date(2025, 6, 2)))
    assert dict(done.taken) == {"after-7": 1, "after-10": 1, "after-15": 1}
    assert done.passed_over == 5
    assert {step.rung.code for step in steps_of(watched)} == set(done.taken)
    assert Watch.objects.get().next_on is None


def test_a_moved_due_date_starts_the_ladder_anew_and_moved_back_says_nothing_twice(watched, actor, cast, at):
    officer = cast.as_actor(cast.tracking_officer, on=at.date())
    assert swept(date(2025, 3, 27), actor) == {"before-2": 1}
    change_due(assignment_id=watched.pk, due_on=date(2025, 4, 30), reason="Đổi hạn", by=officer, at=at)
    assert swept(date(2025, 3, 28), actor) == {}
    change_due(assignment_id=watched.pk, due_on=date(2025, 3, 31), reason="Đổi lại", by=officer, at=at)
    assert swept(date(2025, 3, 28), actor) == {}
    assert Step.objects.filter(is_passed_over=False).count() == 1
    assert swept(date(2025, 3, 31), actor) == {"on-the-day": 1}


@pytest.fixture
def lived(watched, cast):
    """What each side does with the work at nine in the morning of a day."""

    def on_a_morning(day, *verbs):
        at = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
        head, officer = (cast.as_actor(one, on=day) for one in (cast.unit_head, cast.tracking_officer))
        told = {
            submit: {"account": Account(done="Đã rà soát xong."), "by": head},
            accept: {"by": head},
            confirm: {"by": officer},
            reopen: {"reason": "Số liệu không đúng.", "by": officer},
            return_to_unit: {"reason": "Thiếu phụ lục.", "by": officer},
        }
        for verb in verbs:
            verb(assignment_id=watched.pk, at=at, **told[verb])

    return on_a_morning


def test_work_reopened_long_after_its_due_date_climbs_the_ladder_from_that_day_and_not_in_one_night(lived, actor):
    lived(date(2025, 3, 21), accept, submit, confirm)
    lived(date(2025, 6, 2), reopen)
    nights = {day: swept(date(2025, 6, day), actor) for day in (2, 3, 9, 11, 16, 23)}
    assert nights == {
        2: {},
        3: {"after-1": 1},
        9: {"after-5": 1},
        11: {"after-7": 1},
        16: {"after-10": 1},
        23: {"after-15": 1},
    }


def test_days_on_which_the_work_waits_for_the_office_are_not_counted_and_nothing_is_said_twice(lived, watched, actor):
    lived(date(2025, 3, 28), accept)
    assert swept(date(2025, 4, 1), actor) == {"after-1": 1}
    lived(date(2025, 4, 2), submit)
    lived(date(2025, 4, 25), return_to_unit)
    assert Watch.objects.values_list("days_aside", flat=True).get() == 16
    assert swept(date(2025, 4, 25), actor) == {}
    assert swept(date(2025, 4, 28), actor) == {}
    assert swept(date(2025, 4, 29), actor) == {"after-5": 1}
    assert gaps(on=date(2025, 4, 29)) == []


def test_the_word_on_work_that_came_back_says_how_many_days_are_not_counted(lived, watched, actor, cast):
    lived(date(2025, 3, 21), accept, submit, confirm)
    lived(date(2025, 6, 2), reopen)
    swept(date(2025, 6, 3), actor)
    texts = set(Notice.objects.filter(title__contains="lần 1").values_list("text", flat=True))
    assert texts
    assert all("hạn 31/03/2025" in text and "không tính 42 ngày" in text for text in texts)


def test_what_the_ladder_did_stands_in_the_journal_of_the_work(watched, actor):
    swept(date(2025, 4, 1), actor)
    entry = list(history_of("assignment", watched.pk))[-1]
    assert entry.verb == "assignment.ladder-urge"
    assert entry.new == {"rung": "Đôn đốc lần 1: quá hạn 1 ngày làm việc", "due_on": "2025-03-31", "level": 1}


def test_only_who_orders_the_ladder_may_sweep(watched, cast, at):
    with pytest.raises(NotPermitted):
        sweep(on=at.date(), by=cast.as_actor(cast.unit_head, on=at.date()), at=at)


def test_the_command_says_what_was_done_and_a_second_time_that_there_is_nothing(watched):
    run = CliRunner()
    first = run.invoke(sweep_command, ["--on", "2025-04-01", "--json"])
    assert json.loads(first.output) == {"on": "2025-04-01", "looked_at": 1, "taken": {"after-1": 1}, "passed_over": 3}
    assert "1 ngày làm việc" not in run.invoke(sweep_command, ["--on", "2025-04-01"]).output


def test_the_command_shows_each_rung_with_its_number(watched):
    assert "1  Đôn đốc lần 1" in CliRunner().invoke(sweep_command, ["--on", "2025-04-01"]).output


def test_the_check_fails_while_a_watch_is_wrong_and_mends_it(work):
    run = CliRunner()
    assert run.invoke(oversight, ["check"]).exit_code == 1
    assert run.invoke(oversight, ["check", "--rebuild"]).exit_code == 0
    assert json.loads(run.invoke(oversight, ["check", "--json"]).output) == {"mended": 0, "wrong": {}}


def test_a_sweep_costs_the_same_statements_for_many_as_for_few(ladder, actor, django_assert_max_num_queries):
    follow([AssignmentFactory().pk for _ in range(20)])
    with django_assert_max_num_queries(24):
        sweep(on=date(2025, 4, 1), by=actor, at=night(date(2025, 4, 1)))
    assert Step.objects.filter(is_passed_over=False).count() == 20


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_machines_at_once_say_everything_once(actor, at):
    set_up_ladder(by=actor, at=at)
    follow([AssignmentFactory().pk for _ in range(12)])
    on, taken = date(2025, 4, 1), []

    def machine():
        try:
            taken.append(sum(sweep(on=on, by=actor, at=night(on)).taken.values()))
        finally:
            connection.close()

    machines = [threading.Thread(target=machine) for _ in range(2)]
    for one in machines:
        one.start()
    for one in machines:
        one.join()
    assert sum(taken) == 12
    assert Step.objects.filter(is_passed_over=False).count() == Assignment.objects.count()
    assert gaps(on=on) == []
