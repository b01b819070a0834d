from datetime import UTC, date, datetime, timedelta

import pytest

from dondoc.organization.actors import Actor, Power
from dondoc.organization.models import Role
from dondoc.reports.columns import Basis
from dondoc.reports.permissions import OVERDUE
from dondoc.reports.queries import (
    FELL_DUE,
    FourWay,
    Headline,
    Mark,
    Scope,
    Standing,
    course,
    has_portfolio,
    headline,
    listed_now,
    listed_of_course,
    longest_late,
    overdue,
    units_now,
    year_begins,
)
from dondoc.tasks.models import PartyRole
from dondoc.tasks.rules.states import State
from factories import (
    AssignmentFactory,
    FieldOfWorkFactory,
    PassageFactory,
    PortfolioFactory,
    ReportFactory,
    RoleFactory,
    UnitFactory,
)

ON = date(2025, 3, 12)  # a Wednesday
SENT = datetime(2024, 12, 2, 2, tzinfo=UTC)
EVERYWHERE = Scope(Actor.system(), ON)

pytestmark = pytest.mark.django_db


def work(unit, due_on, state=State.ACCEPTED, **more):
    return AssignmentFactory(unit=unit, due_on=due_on, state=state, sent_at=SENT, **more)


def done(unit, due_on, on):
    return work(unit, due_on, State.CONFIRMED, submitted_at=datetime(on.year, on.month, on.day, 2, tzinfo=UTC))


@pytest.fixture
def city():
    """Two units with one piece of work in each state that matters."""
    bad, good = UnitFactory(code="XD", name="Sở Xây dựng"), UnitFactory(code="NV", name="Sở Nội vụ")
    work(bad, date(2025, 1, 6))
    work(bad, date(2025, 3, 11), State.RETURNED)
    work(bad, date(2025, 3, 10), State.SUBMITTED)
    work(bad, date(2025, 3, 14))
    work(good, date(2025, 3, 19))
    work(good, date(2025, 3, 20))
    work(good, None)
    work(good, date(2025, 3, 1), State.SUSPENDED)
    done(good, date(2025, 2, 10), date(2025, 2, 10))
    done(bad, date(2025, 2, 10), date(2025, 2, 11))
    return bad, good


def test_units_stand_with_the_most_overdue_first_and_each_state_counted(city):
    bad, good = units_now(EVERYWHERE, course(EVERYWHERE))
    assert (bad.name, good.name) == ("Sở Xây dựng", "Sở Nội vụ")
    assert bad.now == Standing(overdue=3, near_due=1, submitted=1, returned=1)
    assert good.now == Standing(near_due=1, in_time=1, suspended=1, undated=1)
    assert (good.year, bad.year) == (FourWay(done_on_time=1), FourWay(done_late=1, open_overdue=3))


def test_every_figure_is_the_length_of_its_list(city):
    units = units_now(EVERYWHERE, course(EVERYWHERE))
    for unit in units:
        for mark in set(Mark) - {Mark.THIS_WEEK}:
            listed = listed_now(EVERYWHERE, mark, unit_id=unit.unit_id)
            assert listed.count() == getattr(unit.now, mark.replace("-", "_")), mark


def test_every_figure_of_the_course_is_the_length_of_its_list(city):
    for basis in Basis:
        found = course(EVERYWHERE, basis)
        for month, ways in found.months.items():
            last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            for column in FELL_DUE:
                listed = listed_of_course(EVERYWHERE, column, first=month, last=last, basis=basis)
                assert listed.count() == getattr(ways, column.name.lower()), (month, column)
    for unit in units_now(EVERYWHERE, course(EVERYWHERE)):
        for column in FELL_DUE:
            year = {"first": year_begins(ON), "last": ON, "unit_id": unit.unit_id}
            assert listed_of_course(EVERYWHERE, column, **year).count() == getattr(unit.year, column.name.lower())


def test_what_is_overdue_here_is_what_is_overdue_in_the_report_of_today(city):
    assert sum(unit.now.overdue for unit in units_now(EVERYWHERE, course(EVERYWHERE))) == (
        overdue(Actor.system(), on=ON).sum.current.open_overdue
    )


def test_the_headline_says_by_how_much_and_what_the_week_brings(city):
    assert headline(EVERYWHERE) == Headline(date(2025, 1, 6), long_late=1, this_week=1, silent=1)
    due = listed_now(EVERYWHERE, Mark.THIS_WEEK).get()
    ReportFactory(assignment=due.assignment)
    assert headline(EVERYWHERE).silent == 0


def test_a_week_ends_on_its_sunday():
    unit = UnitFactory()
    work(unit, date(2025, 3, 16))
    work(unit, date(2025, 3, 17))
    assert headline(EVERYWHERE).this_week == 1
    assert headline(Scope(Actor.system(), date(2025, 3, 16))).this_week == 1


def test_only_leads_are_counted():
    unit = UnitFactory()
    work(unit, date(2025, 1, 6), role=PartyRole.SUPPORT)
    assert units_now(EVERYWHERE, course(EVERYWHERE)) == []
    assert headline(EVERYWHERE) == Headline(None, 0, 0, 0)


def test_the_course_has_24_months_and_counts_what_fell_due_in_each(city):
    found = course(EVERYWHERE)
    assert len(found.months) == 24
    assert next(iter(found.months)) == date(2023, 4, 1)
    assert found.months[date(2025, 2, 1)] == FourWay(done_on_time=1, done_late=1)
    assert found.months[date(2025, 3, 1)] == FourWay(open_overdue=2)
    assert found.year == FourWay(done_on_time=1, done_late=1, open_overdue=3)


def test_the_course_by_first_due_date_is_that_of_the_first_one():
    moved = work(UnitFactory(), date(2025, 5, 30), first_due_on=date(2025, 1, 10))
    assert course(EVERYWHERE).year == FourWay()
    assert course(EVERYWHERE, Basis.FIRST).months[date(2025, 1, 1)] == FourWay(open_overdue=1)
    assert listed_now(EVERYWHERE, Mark.IN_TIME).get().assignment == moved


def test_work_older_than_the_year_is_in_the_months_and_not_in_the_year():
    unit = UnitFactory()
    done(unit, date(2023, 4, 1), date(2023, 4, 1))
    found = course(EVERYWHERE)
    assert found.months[date(2023, 4, 1)] == FourWay(done_on_time=1)
    assert (found.year, found.units) == (FourWay(), {})


def test_what_is_late_longest_stands_with_its_passages_and_reports(city):
    oldest = listed_now(EVERYWHERE, Mark.OVERDUE).order_by("due_on").first().assignment
    PassageFactory(assignment=oldest)
    PassageFactory(assignment=oldest)
    ReportFactory(assignment=oldest)
    first, second = longest_late(EVERYWHERE, 5)
    assert (first.assignment, first.passages, first.reports) == (oldest, 2, 1)
    assert (second.due_on, second.passages, second.reports) == (date(2025, 3, 11), None, None)


def test_who_may_see_one_unit_sees_its_figures_alone(city):
    bad, _good = city
    head = Actor(None, "x", bad.pk, "", on=ON, powers={OVERDUE: Power(unit_ids=frozenset({bad.pk}))})
    scope = Scope(head, ON)
    assert [unit.unit_id for unit in units_now(scope, course(scope))] == [bad.pk]
    assert course(scope).year.done_on_time == 0


def test_a_leader_with_a_portfolio_may_look_at_what_is_in_his_charge(city):
    field = FieldOfWorkFactory()
    role = Role.objects.filter(code="leader").first() or RoleFactory(code="leader")
    held = PortfolioFactory(field=field, role=role)
    mine = work(UnitFactory(), ON - timedelta(days=1), task__field=field)
    scope = Scope(Actor.system(), ON, held.person_id)
    assert [row.assignment for row in listed_now(scope, Mark.OVERDUE)] == [mine]
    assert has_portfolio(held.person_id, on=ON)
    assert not has_portfolio(None, on=ON)
    held.valid_to = ON - timedelta(days=1)
    held.save()
    assert not has_portfolio(held.person_id, on=ON)


def test_the_number_of_queries_does_not_grow_with_the_units(city, django_assert_max_num_queries):
    for _ in range(5):
        work(UnitFactory(), date(2025, 1, 6))
    with django_assert_max_num_queries(9):
        units_now(EVERYWHERE, course(EVERYWHERE))
