from datetime import date, timedelta
from decimal import Decimal

import pytest

from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.tasks import queries
from dondoc.tasks.actions.measuring import measure
from dondoc.tasks.errors import MeasurementNotPossible
from dondoc.tasks.models import Measurement, TaskState
from dondoc.tasks.queries.targets import MOST_POINTS
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory, MeasurementFactory, TaskFactory
from factories.tasks import SENT_AT

CUT = {"text": "cắt giảm ít nhất 20 % thủ tục", "comparison": "at-least", "value": "20", "unit": "%"}
ALL = {"text": "100 % quy chế", "comparison": "exactly", "value": "100", "unit": "%"}
VAGUE = {"text": "phấn đấu", "comparison": "exactly", "value": "", "unit": ""}


@pytest.fixture
def task(db):
    return TaskFactory(state=TaskState.ISSUED, issued_at=SENT_AT, targets=[CUT, VAGUE, ALL])


@pytest.fixture
def work(city, task):
    return AssignmentFactory(task=task, unit=city.home_affairs, state=State.ACCEPTED)


def say(city, work, at, **changes):
    given = {"target": 0, "value": Decimal("12.5"), "on": date(2025, 1, 6), "source": "Báo cáo 12", "by": city.head}
    return measure(assignment_id=work.pk, at=at, **given | changes)


def test_the_doer_says_what_was_reached_by_a_day_and_where_the_figure_comes_from(city, work, at):
    say(city, work, at, on=date(2025, 1, 3), value=Decimal(8))
    say(city, work, at)
    say(city, work, at, target=2, value=Decimal(100))
    cut, everything = queries.measured_of(work)
    assert [row.value for row in cut.rows] == [8, Decimal("12.5")]
    assert (cut.actual_text, cut.target_text, cut.is_met) == ("12,5 %", "≥ 20 %", False)
    assert cut.chart[0] == (date(2025, 1, 3), 8.0, "8 %")
    assert [text for _row, text in cut.told] == ["12,5 %", "8 %"]
    assert (everything.place, everything.is_met) == (2, True)
    entry = history_of("assignment", work.pk).first()
    assert (entry.verb, entry.new["target"], entry.new["source"]) == ("assignment.measured", CUT["text"], "Báo cáo 12")


def test_another_figure_for_the_same_day_takes_its_place_and_the_journal_keeps_both(city, work, at):
    say(city, work, at)
    say(city, work, at + timedelta(hours=1), value=Decimal(21), source="Báo cáo 13")
    row = Measurement.objects.get()
    assert (row.value, row.source) == (21, "Báo cáo 13")
    assert history_of("assignment", work.pk).last().old["source"] == "Báo cáo 12"


@pytest.mark.parametrize(
    "wrong",
    [
        {"target": 1},
        {"target": 7},
        {"on": date(2025, 1, 7)},
        {"source": "  "},
        {"value": Decimal(-1)},
        {"value": Decimal(10) ** 12},
    ],
)
def test_a_figure_that_says_nothing_sound_is_refused(city, work, at, wrong):
    with pytest.raises(MeasurementNotPossible):
        say(city, work, at, **wrong)
    assert not Measurement.objects.exists()


def test_nothing_is_measured_of_finished_work(city, task, at):
    done = AssignmentFactory(task=task, unit=city.home_affairs, state=State.CONFIRMED, submitted_at=at)
    with pytest.raises(MeasurementNotPossible):
        say(city, done, at)


def test_only_who_reports_on_the_work_measures_it(city, work, at):
    for by in (city.tracking_officer, city.official, city.leader):
        with pytest.raises(NotPermitted):
            say(city, work, at, by=by)
    with pytest.raises(NotFound):
        say(city, work, at, by=city.other_head)


def test_the_task_tells_how_many_units_have_measured_and_reached_each_target(city, task, work, at):
    other = AssignmentFactory(task=task, unit=city.construction, state=State.ACCEPTED)
    say(city, work, at, on=date(2025, 1, 3), value=Decimal(50))
    say(city, work, at, value=Decimal(10))
    say(city, other, at, by=city.other_head, value=Decimal(25))
    cut, everything = queries.reached_of(task, city.tracking_officer)
    assert (cut.units, cut.measured, cut.met) == (2, 2, 1)
    assert (everything.units, everything.measured, everything.met) == (2, 0, 0)
    assert queries.reached_of(task, city.head)[0].units == 1


def test_a_task_without_targets_asks_the_database_nothing(city, django_assert_num_queries):
    bare = AssignmentFactory(unit=city.home_affairs)
    with django_assert_num_queries(0):
        assert queries.measured_of(bare) == []
        assert queries.reached_of(bare.task, city.head) == []


def test_the_task_tells_by_day_where_the_middle_of_its_units_stands_and_who_is_behind(city, task, work, at):
    other = AssignmentFactory(task=task, unit=city.construction, state=State.ACCEPTED)
    AssignmentFactory(task=task, unit=city.office, state=State.RECALLED)
    say(city, work, at, on=date(2025, 1, 2), value=Decimal(30))
    say(city, other, at, by=city.other_head, on=date(2025, 1, 3), value=Decimal(8))
    say(city, other, at, by=city.other_head, value=Decimal("12.5"))
    cut, everything = queries.reached_of(task, city.tracking_officer)
    assert [(one.on.day, one.texts, one.met) for one in cut.days] == [
        (2, ("30 %", "30 %", "30 %"), 1),
        (3, ("8 %", "8 %", "30 %"), 1),
        (6, ("12,5 %", "12,5 %", "30 %"), 1),
    ]
    assert cut.chart[-1] == (date(2025, 1, 6), 12.5, "12,5 %")
    assert [(one.unit, one.text, one.is_met) for one in cut.by_unit] == [
        ("Sở Xây dựng", "12,5 %", False),
        ("Sở Nội vụ", "30 %", True),
    ]
    assert (everything.days, [one.on for one in everything.by_unit]) == ([], [None, None])


def test_a_long_course_is_told_by_months(city, task, work):
    for number in range(MOST_POINTS + 1):
        on = date(2024, 11, 20) + timedelta(days=number)
        MeasurementFactory(assignment=work, target=0, on=on, value=number)
    days = [one.on for one in queries.reached_of(task, city.leader)[0].days]
    assert days == [date(2024, 11, 30), date(2024, 12, 26)]
