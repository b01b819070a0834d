from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from dondoc.oversight.queries.accountability import (
    Answer,
    Clip,
    answers_of_units,
    as_lying,
    declined,
    desk_of_person,
    lying_of_unit,
    passed_on,
    requests,
)
from dondoc.tasks.actions.life import Account, accept, decline, report, return_to_unit, submit
from dondoc.tasks.actions.passing import put_in_charge
from dondoc.tasks.actions.stands import change_stands
from dondoc.workcalendar.actions import load_days
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules.periods import Window, lawful
from factories import AssignmentFactory, ExtensionFactory, PassageFactory, StandFactory

MARCH = lawful(Window.MONTH, date(2025, 3, 14))  # from Saturday, 15 February to Friday, 14 March: twenty working days
TODAY = date(2025, 4, 1)


def on(month, day):
    return datetime(2025, month, day, 2, 0, tzinfo=UTC)


@pytest.fixture
def as_(cast, actor, at):
    load_days(by=actor, at=at)
    return lambda role, day=TODAY: cast.as_actor(cast.of_role(role), on=day)


@pytest.fixture
def leader(as_):
    return as_("leader")


def answers(by, today=TODAY):
    return {unit.short_name: answer for unit, answer in answers_of_units(by, MARCH, today=today)}


@pytest.fixture
def work(cast):
    """Work sent to the department on Monday, 17 February."""
    return AssignmentFactory(unit=cast.department, sent_at=on(2, 17))


def test_days_are_counted_while_the_work_is_for_its_desk_to_move(as_, leader, cast, work):
    head = as_("unit-head")
    accept(assignment_id=work.pk, by=head, at=on(2, 20))
    submit(assignment_id=work.pk, account=Account("Đã xong phần việc."), by=head, at=on(2, 24))
    return_to_unit(assignment_id=work.pk, reason="Thiếu.", by=as_("tracking-officer"), at=on(3, 3))
    submit(assignment_id=work.pk, account=Account("Đã bổ sung."), by=head, at=on(3, 5))
    # 17 to 20 February untouched, then to Monday the 24th, and two days after it was returned
    assert answers(leader) == {cast.department.short_name: Answer(held=1, days=3 + 2 + 2, idle=3)}


def test_what_lies_there_from_before_or_still_is_counted_within_the_period_and_to_today(leader, cast):
    StandFactory(assignment__unit=cast.department, since=on(1, 6))
    name = cast.department.short_name
    assert answers(leader)[name] == Answer(held=1, days=20, idle=20, untouched=1)
    assert answers(leader, today=date(2025, 2, 21))[name].days == 5


def test_a_due_date_that_moves_changes_no_days(leader, cast, work):
    work.due_on = date(2025, 4, 30)
    work.save()
    change_stands([work], at=on(2, 24))
    answer = answers(leader)[cast.department.short_name]
    assert (answer.held, answer.days, answer.idle, answer.untouched) == (1, 19, 19, 1)


@pytest.mark.parametrize("how", [{"role": "supervise"}, {"is_delegated": True}, {"state": "submitted"}])
def test_what_is_not_for_the_unit_to_move_is_not_counted(leader, cast, how):
    StandFactory(assignment__unit=cast.department, since=on(2, 17), **how)
    assert answers(leader) == {}


def test_passing_on_declining_and_asking_late_are_counted(as_, leader, cast, work):
    decline(assignment_id=work.pk, reason="Không thuộc thẩm quyền.", by=as_("unit-head"), at=on(2, 20))
    other = AssignmentFactory(unit=cast.other_department, sent_at=on(2, 17))
    PassageFactory(assignment=other, at=on(2, 18), old_unit=cast.department, new_unit=cast.other_department)
    PassageFactory(assignment=other, at=on(2, 19), old_unit=cast.other_department, new_unit=cast.other_department)
    PassageFactory(assignment=other, at=on(1, 20), old_unit=cast.department, new_unit=cast.other_department)
    for was_late, day in ((True, on(3, 3)), (False, on(3, 4)), (True, on(3, 17))):
        ExtensionFactory(assignment=other, was_late=was_late, asked_at=day, state="refused")
    found = answers(leader)
    mine, others = found[cast.department.short_name], found[cast.other_department.short_name]
    assert (mine.passed_on, mine.declined, mine.requests) == (1, 1, 0)
    assert (others.passed_on, others.declined, others.requests, others.late_requests) == (0, 0, 2, 1)


def test_every_figure_opens_to_what_it_was_counted_from(as_, leader, cast, work):
    accept(assignment_id=work.pk, by=as_("unit-head"), at=on(2, 20))
    clip, unit = Clip(MARCH, TODAY), cast.department.pk
    PassageFactory(assignment=work, at=on(2, 18), old_unit=cast.department, new_unit=cast.other_department)
    ExtensionFactory(assignment=work, asked_at=on(3, 3))
    StandFactory(assignment__unit=cast.department, state="declined", since=on(3, 4))
    answer = answers(leader)[cast.department.short_name]
    lying = list(as_lying(list(lying_of_unit(leader, clip, unit)), clip, working_calendar()))
    assert (sum(one.days for one in lying), sum(one.idle for one in lying)) == (answer.days, answer.idle)
    assert [
        one.idle for one in as_lying(list(lying_of_unit(leader, clip, unit, idle=True)), clip, working_calendar())
    ] == [3]
    assert passed_on(leader, clip, unit_id=unit).count() == answer.passed_on == 1
    assert declined(leader, clip, unit_id=unit).count() == answer.declined == 1
    assert requests(leader, clip, unit_id=unit).count() == answer.requests == 1


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("leader", {"SNV", "SXD"}),
        ("tracking-officer", {"SNV", "SXD"}),
        ("unit-head", {"SNV"}),
        ("official", set()),
        ("administrator", set()),
    ],
)
def test_figures_are_for_leaders_the_office_and_the_units_own_head(as_, cast, role, sees):
    for unit in (cast.department, cast.other_department):
        StandFactory(assignment__unit=unit, since=on(2, 17))
    found = {unit.code for unit, _answer in answers_of_units(as_(role), MARCH, today=TODAY)}
    assert found == sees


def test_a_person_answers_for_the_days_he_was_in_charge_until_his_first_entry(as_, cast, work):
    head, official = as_("unit-head"), as_("official")
    accept(assignment_id=work.pk, by=head, at=on(2, 18))
    put_in_charge(assignment_ids=[work.pk], person_id=cast.official.pk, reason="Phân công.", by=head, at=on(2, 20))
    report(assignment_id=work.pk, account=Account("Đã thu thập số liệu."), by=official, at=on(2, 25))
    ExtensionFactory(assignment=work, asked_at=on(2, 26), was_late=True, state="refused")
    put_in_charge(assignment_ids=[work.pk], person_id=cast.unit_head.pk, reason="Làm thay.", by=head, at=on(3, 3))
    ExtensionFactory(assignment=work, asked_at=on(3, 4), was_late=True, state="refused")
    desk = desk_of_person(as_("leader"), cast.official.pk, MARCH, today=TODAY)
    assert desk.answer == Answer(held=1, days=7, idle=3, passed_on=1, requests=1, late_requests=1)
    assert [(one.from_on, one.until_on, one.days) for one in desk.lying] == [
        (date(2025, 2, 20), date(2025, 2, 25), 3),
        (date(2025, 2, 25), date(2025, 3, 3), 4),
    ]


def test_work_nobody_touched_lies_with_who_has_it(as_, cast):
    AssignmentFactory(unit=cast.department, person=cast.official, sent_at=on(3, 10))
    answer = desk_of_person(as_("leader"), cast.official.pk, MARCH, today=TODAY).answer
    assert answer == Answer(held=1, days=4, idle=4, untouched=1)


def test_who_declines_is_counted_by_the_journal(as_, cast):
    work = AssignmentFactory(unit=cast.department, person=cast.official, sent_at=on(3, 10))
    decline(assignment_id=work.pk, reason="Không thuộc lĩnh vực.", by=as_("official"), at=on(3, 11))
    answer = desk_of_person(as_("leader"), cast.official.pk, MARCH, today=TODAY).answer
    assert answer == Answer(held=1, days=1, idle=1, declined=1)


def test_a_person_sees_all_of_his_own_and_others_what_they_may_see(as_, cast, work):
    put_in_charge(
        assignment_ids=[work.pk], person_id=cast.official.pk, reason="Phân công.", by=as_("unit-head"), at=on(2, 20)
    )
    for role, number in (("official", 1), ("unit-head", 1), ("administrator", 0)):
        assert desk_of_person(as_(role), cast.official.pk, MARCH, today=TODAY).answer.held == number
    assert desk_of_person(as_("leader"), cast.unit_head.pk, MARCH, today=TODAY).answer == Answer()


def test_the_number_of_queries_does_not_grow_with_units(leader, cast, django_assert_num_queries):
    for unit in (cast.department, cast.other_department, cast.office):
        StandFactory(assignment__unit=unit, since=on(2, 17))
    with django_assert_num_queries(8):
        answers_of_units(leader, MARCH, today=TODAY)


@pytest.fixture
def page(cast, client, as_):
    client.force_login(cast.leader)
    return client


ASKED = {"window": "month", "on": "2025-03-14"}


def test_the_page_opens_each_figure_of_a_unit_to_its_entries(page, cast, work):
    PassageFactory(assignment=work, at=on(2, 18), old_unit=cast.department, new_unit=cast.other_department, reason="A1")
    ExtensionFactory(assignment=work, asked_at=on(3, 3), was_late=True, reason="A2")
    StandFactory(assignment__unit=cast.department, state="declined", since=on(3, 4))
    answer = page.get(reverse("oversight:accountability"), ASKED)
    ((unit, figures, links),) = answer.context["rows"]
    assert (unit, figures.held, figures.passed_on, figures.late_requests) == (cast.department, 1, 1, 1)
    for name in ("days", "idle", "passed_on", "declined", "requests", "late_requests"):
        assert len(page.get(links[name]).context["page"].rows) == 1, name
    assert "A1" in page.get(links["passed_on"]).content.decode()
    assert "A2" in page.get(links["requests"]).content.decode()
    assert page.get(links["days"].replace("figure=days", "figure=worst")).status_code == 422


def test_a_unit_that_is_not_ones_own_has_no_page(page, cast, work):
    address = reverse("oversight:unit-desk", args=[cast.other_department.pk])
    assert page.get(address).status_code == 200
    page.force_login(cast.unit_head)
    assert page.get(address).status_code == 404


def test_a_persons_page_is_for_himself_and_for_who_sees_figures(page, cast, as_, work):
    put_in_charge(
        assignment_ids=[work.pk], person_id=cast.official.pk, reason="Phân công.", by=as_("unit-head"), at=on(2, 20)
    )
    address = reverse("oversight:person-desk", args=[cast.official.pk])
    for role, status in (("leader", 200), ("unit-head", 200), ("official", 200), ("administrator", 404)):
        page.force_login(cast.of_role(role))
        answer = page.get(address, ASKED)
        assert answer.status_code == status
        if status == 200:
            assert answer.context["answer"].held == 1
            assert address in page.get(reverse("person", args=[cast.official.pk])).content.decode()
    assert address not in page.get(reverse("person", args=[cast.official.pk])).content.decode()


def test_untouched_and_declined_work_opens_to_its_entries_with_the_reason(page, cast, as_, work):
    declined_work = AssignmentFactory(unit=cast.department, sent_at=on(3, 3))
    head = as_("unit-head")
    decline(assignment_id=declined_work.pk, reason="Không thuộc thẩm quyền.", by=head, at=on(3, 4))
    accepted = AssignmentFactory(unit=cast.department, sent_at=on(3, 3))
    accept(assignment_id=accepted.pk, by=head, at=on(3, 5))
    ((_unit, figures, links),) = page.get(reverse("oversight:accountability"), ASKED).context["rows"]
    untouched = page.get(links["untouched"])
    assert figures.untouched == 1
    assert [one.assignment for one in untouched.context["lying"]] == [work]
    assert "chưa đụng đến" in untouched.content.decode()
    assert "Không thuộc thẩm quyền." in page.get(links["declined"]).content.decode()


def test_each_figure_of_a_person_leads_to_its_list_on_the_page(page, cast, as_):
    work = AssignmentFactory(unit=cast.department, person=cast.official, sent_at=on(3, 10))
    decline(assignment_id=work.pk, reason="Không thuộc lĩnh vực.", by=as_("official"), at=on(3, 11))
    AssignmentFactory(unit=cast.department, person=cast.official, sent_at=on(3, 12))
    ExtensionFactory(assignment=work, asked_at=on(3, 10), was_late=True)
    shown = page.get(reverse("oversight:person-desk", args=[cast.official.pk]), ASKED).content.decode()
    for place in ("lying", "declined", "requests"):
        assert f'href="#{place}"' in shown
        assert f'id="{place}"' in shown
    assert 'href="#passed-on"' not in shown
    assert "Không thuộc lĩnh vực." in shown
    assert "chưa đụng đến" in shown
