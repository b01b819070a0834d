from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from dondoc.oversight.queries.signs import closings, reopened, reports_with, whys_of_reopening
from dondoc.oversight.rules.signs import Sign, is_mass, last_days_from
from dondoc.tasks.actions.life import Account, accept, confirm, reopen, submit
from dondoc.workcalendar.actions import load_days
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules.periods import Window, lawful
from factories import AssignmentFactory, EvidenceFactory, ReportFactory

MARCH = lawful(Window.MONTH, date(2025, 3, 14))  # from 15 February to Friday, 14 March
EARLY, LATE = datetime(2025, 2, 20, 2, 0, tzinfo=UTC), datetime(2025, 3, 13, 2, 0, tzinfo=UTC)


@pytest.fixture
def officer(cast, actor, at):
    load_days(by=actor, at=at)
    return cast.as_actor(cast.tracking_officer, on=LATE.date())


@pytest.fixture
def work(cast):
    return AssignmentFactory(unit=cast.department)


def handed_in(work, at=LATE, **said):
    return ReportFactory(assignment=work, at=at, is_submission=True, **said)


def test_work_handed_in_without_the_product_it_owes_is_a_sign(officer, work):
    bare = handed_in(work)
    handed_in(AssignmentFactory(unit=work.unit), product="Báo cáo số 5")
    EvidenceFactory(report=handed_in(AssignmentFactory(unit=work.unit)))
    handed_in(AssignmentFactory(unit=work.unit, task__product=""))
    handed_in(AssignmentFactory(unit=work.unit), at=EARLY - timedelta(days=30))
    ReportFactory(assignment=work, at=LATE)
    assert list(reports_with(Sign.NO_PRODUCT, officer, MARCH)) == [bare]


def test_reports_that_say_nothing_or_the_same_again_are_a_sign(officer, work):
    short = ReportFactory(assignment=work, at=EARLY, done="  Đang làm   ")
    first = ReportFactory(assignment=work, at=EARLY, done="Đã rà soát xong mười quy chế.")
    again = ReportFactory(assignment=work, at=LATE, done=first.done)
    ReportFactory(assignment=AssignmentFactory(unit=work.unit), at=LATE, done=first.done)
    EvidenceFactory(report=ReportFactory(assignment=work, at=LATE, done="Xong"))
    handed_in(work, done="Xong")
    assert set(reports_with(Sign.EMPTY, officer, MARCH)) == {short, again}


def test_work_reopened_after_its_confirmation_is_a_sign_with_the_reason(officer, cast, work):
    head = cast.as_actor(cast.unit_head, on=EARLY.date())
    accept(assignment_id=work.pk, by=head, at=EARLY)
    submit(assignment_id=work.pk, account=Account("Đã xong.", product="Báo cáo"), by=head, at=EARLY)
    confirm(assignment_id=work.pk, by=officer, at=EARLY + timedelta(days=1))
    assert not reopened(officer, MARCH).exists()
    reopen(assignment_id=work.pk, reason="Số liệu không đúng.", by=officer, at=LATE)
    (stand,) = reopened(officer, MARCH)
    assert stand.assignment == work
    assert whys_of_reopening([stand])[work.pk, LATE].reason == "Số liệu không đúng."
    assert not reopened(officer, MARCH.former).exists()


def test_a_mass_is_handed_in_in_the_last_days_and_is_half_of_all(officer, cast):
    for at in [LATE] * 5 + [EARLY] * 5:
        handed_in(AssignmentFactory(unit=cast.department), at=at)
    for at in [LATE] * 5 + [EARLY] * 6:
        handed_in(AssignmentFactory(unit=cast.other_department), at=at)
    for _ in range(4):
        handed_in(AssignmentFactory(unit=cast.office))
    (one,) = closings(officer, MARCH)
    assert (one.name, one.at_the_end, one.of) == ("Sở Nội vụ", 5, 10)
    assert reports_with(Sign.MASS, officer, MARCH, unit_id=one.unit_id).count() == 5


def test_work_handed_in_twice_counts_once(officer, cast):
    work = [AssignmentFactory(unit=cast.department) for _ in range(4)]
    for one in [*work, *work]:
        handed_in(one)
    assert closings(officer, MARCH) == []


@pytest.mark.parametrize(("at_the_end", "of", "mass"), [(4, 4, False), (5, 10, True), (5, 11, False), (6, 11, True)])
def test_what_a_mass_is(at_the_end, of, mass):
    assert is_mass(at_the_end, of) is mass


@pytest.mark.parametrize(
    ("cut_off", "first"),
    [
        (date(2025, 3, 14), date(2025, 3, 12)),  # a Friday
        (date(2025, 9, 14), date(2025, 9, 10)),  # a Sunday
        (date(2025, 5, 2), date(2025, 4, 26)),  # in the holidays; Saturday the 26th was worked for them
    ],
)
def test_the_last_days_are_working_days(officer, cut_off, first):
    assert last_days_from(cut_off, working_calendar()) == first


def test_no_report_is_reopened(officer):
    with pytest.raises(ValueError, match="reopened"):
        reports_with(Sign.REOPENED, officer, MARCH)


def test_signs_are_for_the_office_and_leaders(cast, officer, work):
    handed_in(work)
    for role, number in (("tracking-officer", 1), ("leader", 1), ("unit-head", 0), ("official", 0)):
        who = cast.as_actor(cast.of_role(role), on=LATE.date())
        assert reports_with(Sign.NO_PRODUCT, who, MARCH).count() == number, role


def test_the_page_counts_each_sign_and_opens_to_what_bears_it(officer, cast, work, client):
    for _ in range(5):
        handed_in(AssignmentFactory(unit=cast.department, task__title="Lập đề án"), done="Đã gửi bản dự thảo")
    client.force_login(cast.tracking_officer)
    asked = {"window": "month", "on": "2025-03-14"}
    answer = client.get(reverse("oversight:signs"), asked)
    assert [(sign, number) for sign, _name, number in answer.context["signs"]] == [
        (Sign.NO_PRODUCT, 5),
        (Sign.EMPTY, 0),
        (Sign.REOPENED, 0),
        (Sign.MASS, 1),
    ]
    assert "Đã gửi bản dự thảo" in answer.content.decode()
    mass = client.get(reverse("oversight:signs"), {**asked, "sign": "mass"}).content.decode()
    assert "12/03/2025" in mass
    of_unit = {**asked, "sign": "mass", "unit": str(cast.department.pk)}
    assert len(client.get(reverse("oversight:signs"), of_unit).context["rows"]) == 5
    assert client.get(reverse("oversight:signs"), {**asked, "sign": "reopened"}).context["rows"] == []
