import re
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import Cast
from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.organization.models import Role
from dondoc.oversight.models import ExplanationState
from dondoc.reports.actions import roll_up
from dondoc.reports.queries import Mark, Scope
from dondoc.reports.web import course
from dondoc.tasks.rules.states import State
from factories import AssignmentFactory, ExplanationFactory, ExtensionFactory, FieldOfWorkFactory, PortfolioFactory

SENT = datetime(2024, 12, 2, 2, tzinfo=UTC)


def days_from_now(days):
    return clock.today() + timedelta(days=days)


@pytest.fixture
def work(cast: Cast):
    return {
        "late": AssignmentFactory(unit=cast.department, state=State.ACCEPTED, due_on=days_from_now(-40), sent_at=SENT),
        "other": AssignmentFactory(
            unit=cast.other_department, state=State.ACCEPTED, due_on=days_from_now(90), sent_at=SENT
        ),
    }


@pytest.fixture
def sign_in(cast: Cast, client: Client):
    def come_in(role: str) -> Client:
        client.force_login(cast.of_role(role))
        return client

    return come_in


def test_a_leader_begins_with_the_overview_and_others_with_their_own_work(sign_in, work):
    assert "reports/overview.html" in {one.name for one in sign_in("leader").get(reverse("home")).templates}
    for role in ("tracking-officer", "unit-head", "official", "administrator"):
        assert "tasks/home.html" in {one.name for one in sign_in(role).get(reverse("home")).templates}, role


@pytest.mark.parametrize("whose", ["", "all"])
def test_a_leader_s_first_page_asks_nothing_twice(sign_in, work, cast, whose):
    PortfolioFactory(person=cast.of_role("leader"), role=Role.objects.get(code="leader"))
    roll_up(by=Actor.system(), at=clock.now())
    leader = sign_in("leader")
    leader.get(reverse("home"), {"whose": whose})  # which keeps the course of the months
    with CaptureQueriesContext(connection) as asked:
        assert leader.get(reverse("home"), {"whose": whose}).context["whose"]
    assert len(asked) <= 26
    assert max(Counter(one["sql"] for one in asked).values()) == 1


def test_every_figure_opens_to_its_list(sign_in, work):
    leader = sign_in("leader")
    page = leader.get(reverse("home"))
    late, week, on_time, _decisions = page.context["figures"]
    assert (late["value"], late["of"], week["value"]) == (1, 2, 0)
    assert "quá 30 ngày" not in late["note"]
    listed = leader.get(late["href"])
    assert [stand.assignment for stand, _days, _said in listed.context["rows"]] == [work["late"]]
    assert leader.get(week["href"]).context["rows"] == []
    assert leader.get(on_time["href"]).status_code == 200


def test_from_the_list_one_press_leads_to_urging(sign_in, work):
    leader = sign_in("leader")
    listed = leader.get(reverse("reports:states-list"), {"mark": "overdue", "unit": work["late"].unit_id})
    offered = leader.get(listed.context["urge"]).context["rows"]
    assert [row.assignment for row, _said in offered] == [work["late"]]
    assert f"?work={work['late'].pk}" in listed.content.decode()


def test_the_worst_units_are_urged_with_one_press(sign_in, work, cast):
    leader = sign_in("leader")
    page = leader.get(reverse("reports:overview"))
    assert [unit.code for unit, _cells in page.context["rows"]] == ["SNV", "SXD"]
    offered = leader.get(reverse("oversight:new"), {"unit": ["SNV", "SXD"]}).context["rows"]
    assert [row.assignment for row, _said in offered] == [work["late"]]


def test_the_longest_delay_stands_with_its_desk(sign_in, work, cast):
    (desk,) = sign_in("leader").get(reverse("home")).context["desks"]
    assert (desk["stand"].assignment, desk["who"]) == (work["late"], cast.unit_head)


def test_what_waits_for_a_decision_is_counted_and_listed(sign_in, work, cast):
    ExtensionFactory(assignment=work["late"])
    ExplanationFactory(assignment=work["other"], state=ExplanationState.GIVEN, reply="Chờ bộ trả lời", replied_at=SENT)
    leader = sign_in("leader")
    figure = leader.get(reverse("home")).context["figures"][-1]
    assert figure["value"] == 2
    page = leader.get(figure["href"])
    assert work["late"].task.title in page.content.decode()
    assert "Chờ bộ trả lời" in page.content.decode()


def test_who_decides_nothing_finds_nothing_waiting(sign_in, work):
    ExtensionFactory(assignment=work["other"])
    page = sign_in("official").get(reverse("reports:decisions"))
    assert not page.context["extensions"]
    assert "Không có việc nào chờ bạn." in page.content.decode()


def test_a_head_sees_his_own_units_in_the_table(sign_in, work):
    page = sign_in("unit-head").get(reverse("reports:states"))
    assert [unit.code for unit in page.context["page"].rows] == ["SNV"]
    listed = sign_in("unit-head").get(reverse("reports:states-list"), {"mark": "in-time"})
    assert listed.context["rows"] == []


@pytest.mark.parametrize("mark", list(Mark))
def test_every_mark_has_its_list(sign_in, work, mark):
    assert sign_in("leader").get(reverse("reports:states-list"), {"mark": mark.value}).status_code == 200


def test_a_mark_that_does_not_exist_is_refused(sign_in, work):
    assert sign_in("leader").get(reverse("reports:states-list"), {"mark": "x"}).status_code == 422


def test_the_trend_is_drawn_and_told_as_a_table(sign_in, cast):
    due = days_from_now(-1)
    AssignmentFactory(unit=cast.department, state=State.CONFIRMED, due_on=due, sent_at=SENT, submitted_at=SENT)
    page = sign_in("leader").get(reverse("reports:trend"))
    shown = page.content.decode()
    assert shown.count("<rect") == 24
    month = next(one for one in page.context["months"] if one[0] == f"{due:%m/%Y}")
    assert month[2:4] == (1, 1)
    assert "100,0\xa0%" in shown
    assert sign_in("leader").get(reverse("reports:trend"), {"basis": "first"}).context["basis"] == "first"


def test_a_leader_with_a_portfolio_begins_with_what_is_in_his_charge(sign_in, work, cast):
    PortfolioFactory(person=cast.leader, role=Role.objects.get(code="leader"), field=FieldOfWorkFactory())
    leader = sign_in("leader")
    assert leader.get(reverse("home")).context["figures"][0]["value"] == 0
    page = leader.get(reverse("home"), {"whose": "all"})
    assert page.context["figures"][0]["value"] == 1
    assert len(leader.get(page.context["figures"][0]["href"]).context["rows"]) == 1


def test_the_course_is_kept_for_a_while_for_who_may_see_the_same(sign_in, work, cast, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "kept"}}
    cache.clear()
    on = clock.today()
    scope = Scope(cast.as_actor(cast.leader, on=on), on)
    first, counted_at = course.kept_course(scope)
    AssignmentFactory(unit=cast.department, due_on=days_from_now(-1), sent_at=SENT)
    assert course.kept_course(scope) == (first, counted_at)
    of_head = Scope(cast.as_actor(cast.unit_head, on=on), on)
    assert course.kept_course(of_head)[0].year.open_overdue == 2
    cache.clear()


def test_each_figure_of_the_year_and_of_a_month_opens_to_its_list(sign_in, cast, work):
    for days in (-10, -1):
        due = days_from_now(days)
        AssignmentFactory(unit=cast.department, state=State.CONFIRMED, due_on=due, sent_at=SENT, submitted_at=SENT)
    leader = sign_in("leader")
    for address in (reverse("reports:states"), reverse("reports:trend")):
        page = leader.get(address, {"whose": "all"}).content.decode()
        links = re.findall(r'href="(/trend/list/[^"]+)"[^>]*>([\d.]+)<', page)
        assert links, address
        for link, number in links:
            answer = leader.get(link.replace("&amp;", "&"))
            assert len(answer.context["rows"]) == int(number), link


def test_the_list_of_a_month_can_be_taken_along_and_knows_its_columns(sign_in, work):
    leader = sign_in("leader")
    taken = leader.get(
        reverse("reports:trend-list"), {"column": "open-overdue", "since": "2020-01-01", "format": "csv"}
    )
    assert taken.headers["Content-Type"].startswith("text/csv")
    assert leader.get(reverse("reports:states-list"), {"mark": "overdue", "format": "csv"}).status_code == 200
    assert leader.get(reverse("reports:trend-list"), {"column": "undated"}).status_code == 422


def test_who_watches_all_work_sees_on_the_first_page_how_it_stands_and_others_do_not(sign_in, work):
    page = sign_in("tracking-officer").get(reverse("home")).content.decode()
    assert "Tình hình chung" in page
    assert "mark=overdue" in page
    for role in ("unit-head", "official"):
        assert "Tình hình chung" not in sign_in(role).get(reverse("home")).content.decode()
