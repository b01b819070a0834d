from datetime import UTC, date, datetime

import pytest

from dondoc.organization.actors import Actor
from dondoc.reports.queries import By, entered, entry, listed_of_updates, updates
from dondoc.tasks.actions.life import accept
from dondoc.tasks.rules.states import State
from dondoc.workcalendar.rules import WorkingCalendar
from dondoc.workcalendar.rules.periods import Window, entry_due, lawful
from factories import AssignmentFactory, DocumentFactory, ReportFactory, TaskFactory, UnitFactory

SYSTEM = Actor.system()
FEBRUARY = lawful(Window.MONTH, date(2025, 2, 10))
WITHIN = datetime(2025, 1, 20, 2, tzinfo=UTC)


def shares(found):
    return {row.name: (row.done, row.of) for row in found.rows}


def test_work_is_updated_when_its_unit_reported_on_it_within_the_period(db):
    told, silent = UnitFactory(name="Sở Nói"), UnitFactory(name="Sở Lặng")
    reported = AssignmentFactory(unit=told)
    ReportFactory(assignment=reported, at=WITHIN)
    ReportFactory(assignment=reported, at=WITHIN)
    ReportFactory(assignment=AssignmentFactory(unit=silent), at=datetime(2025, 1, 14, 16, tzinfo=UTC))
    ReportFactory(assignment=AssignmentFactory(unit=silent), at=datetime(2025, 2, 14, 17, tzinfo=UTC))
    found = updates(SYSTEM, FEBRUARY, by=By.UNIT)
    assert shares(found) == {"Sở Lặng": (0, 2), "Sở Nói": (1, 1)}
    assert [row.name for row in found.rows] == ["Sở Lặng", "Sở Nói"]
    assert (found.sum.done, found.sum.of, found.sum.left) == (1, 3, 2)


def test_only_work_that_was_the_units_to_do_all_through_is_asked_about(db):
    AssignmentFactory(sent_at=datetime(2025, 1, 15, 2, tzinfo=UTC))
    for state in State:
        AssignmentFactory(state=state)
    AssignmentFactory(role="support")
    assert updates(SYSTEM, FEBRUARY, by=By.UNIT).sum.of == 4  # sent, accepted, in progress, returned


def test_work_that_changed_hands_or_state_within_the_period_counts_by_when_it_was_sent(db):
    before, within = AssignmentFactory(), AssignmentFactory(sent_at=datetime(2025, 1, 16, 2, tzinfo=UTC))
    for work in (before, within):
        accept(assignment_id=work.pk, by=SYSTEM, at=WITHIN)
    assert updates(SYSTEM, FEBRUARY, by=By.UNIT).sum.of == 1
    rows = listed_of_updates(SYSTEM, FEBRUARY, by=By.UNIT, key=None, everything=True, updated=False)
    assert [stand.assignment for stand in rows] == [before]


@pytest.mark.parametrize("by", list(By))
def test_every_list_is_as_long_as_its_figure(db, by):
    unit = UnitFactory()
    ReportFactory(assignment=AssignmentFactory(unit=unit), at=WITHIN)
    AssignmentFactory(unit=unit)
    AssignmentFactory(task=TaskFactory(state="issued", issued_at=WITHIN, document=None))
    found = updates(SYSTEM, FEBRUARY, by=by)
    assert found.sum.of == 3
    for row in (*found.rows, found.sum):
        for updated, figure in ((True, row.done), (False, row.left)):
            rows = listed_of_updates(SYSTEM, FEBRUARY, by=by, key=row.key, everything=row is found.sum, updated=updated)
            assert rows.count() == figure


def test_entry_terms_run_in_working_days_and_urgent_ones_not_at_all():
    friday, saturday = date(2025, 1, 17), date(2025, 1, 18)
    calendar = WorkingCalendar()
    assert entry_due(friday, urgent=False, ordinary=2, calendar=calendar) == date(2025, 1, 21)
    assert entry_due(friday, urgent=True, ordinary=2, calendar=calendar) == friday
    assert entry_due(saturday, urgent=True, ordinary=2, calendar=calendar) == date(2025, 1, 20)


def test_tasks_are_entered_in_time_or_late_by_the_day_of_their_document(db):
    friday = DocumentFactory(registered_on=date(2025, 1, 17))
    urgent = DocumentFactory(registered_on=date(2025, 1, 17), urgency="khan")
    monday, tuesday_night = datetime(2025, 1, 20, 2, tzinfo=UTC), datetime(2025, 1, 21, 17, tzinfo=UTC)
    in_time = TaskFactory(document=friday, state="issued", issued_at=monday)
    late = TaskFactory(document=friday, state="issued", issued_at=tuesday_night)  # on Wednesday, in Vietnam
    too_late = TaskFactory(document=urgent, state="issued", issued_at=monday)
    TaskFactory(document=friday)
    TaskFactory(document=None, state="issued", issued_at=monday)
    TaskFactory(document=friday, state="issued", issued_at=datetime(2025, 2, 14, 17, tzinfo=UTC))
    found = entry(SYSTEM, FEBRUARY)
    assert (found.done, found.of) == (1, 3)
    assert list(entered(SYSTEM, FEBRUARY, in_time=True)) == [in_time]
    assert set(entered(SYSTEM, FEBRUARY, in_time=False)) == {late, too_late}
    assert late in entered(SYSTEM, FEBRUARY)


def test_the_term_of_entry_is_a_setting(db, settings):
    settings.DONDOC_ENTRY_DAYS = 0
    document = DocumentFactory(registered_on=date(2025, 1, 17))
    TaskFactory(document=document, state="issued", issued_at=datetime(2025, 1, 20, 2, tzinfo=UTC))
    assert entry(SYSTEM, FEBRUARY).done == 0


def test_a_period_without_entries_has_no_rate(db):
    assert entry(SYSTEM, FEBRUARY).of == 0
