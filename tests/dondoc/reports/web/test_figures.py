import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.kernel import clock
from dondoc.workcalendar.rules.periods import Period, Window, lawful
from factories import AssignmentFactory

FEBRUARY = {"window": "month", "on": "2025-02-10"}


@pytest.fixture
def officer(cast: Cast, client: Client) -> Client:
    AssignmentFactory(unit=cast.department, due_on=date(2025, 1, 20))
    client.force_login(cast.tracking_officer)
    return client


def links_in(answer):
    """Return where the figures of the table lead."""
    table = answer.content.decode().partition("<tbody>")[2]
    return [
        link.replace("&amp;", "&") for link in re.findall(rf'href="({reverse("reports:figures-list")}[^"]+)"', table)
    ]


@pytest.mark.parametrize("by", ["unit", "field", "leader", "document", "person"])
def test_every_figure_opens_to_its_list(officer, by):
    answer = officer.get(reverse("reports:figures"), {**FEBRUARY, "by": by})
    (row,) = answer.context["rows"]
    assert row.figures["open_overdue"] == 1
    (link,) = links_in(answer)
    assert [stand.unit.name for stand in officer.get(link).context["page"].rows] == ["Sở Nội vụ"]
    of_all = [figure["href"] for figure in answer.context["headline"]]
    assert [len(officer.get(href).context["page"].rows) for href in of_all] == [0, 1, 0, 0]


def test_the_rate_stands_beside_that_of_the_former_period(officer):
    page = officer.get(reverse("reports:figures"), {"window": "quarter", "on": "2025-05-01"})
    assert page.context["former"].last == date(2025, 3, 14)
    assert page.context["rows"][0].words["change"] == "+0,0"
    assert "0/1" in page.content.decode()


def test_any_days_can_be_asked_for_and_their_lists_keep_them(officer):
    span = {"window": "span", "since": "2025-01-01", "on": "2025-01-25"}
    answer = officer.get(reverse("reports:figures"), span)
    assert len(officer.get(links_in(answer)[0]).context["page"].rows) == 1


@pytest.mark.parametrize(
    "asked",
    [
        {"window": "week"},
        {"by": "colour"},
        {"window": "span", "since": "2025-02-01", "on": "2025-01-01"},
        {"on": "hôm qua"},
    ],
)
def test_what_cannot_be_counted_is_refused_in_words(officer, asked):
    assert officer.get(reverse("reports:figures"), asked).status_code == 422


def test_a_list_of_no_column_is_refused(officer):
    for asked in ({"column": "worst"}, {"column": "undated", "key": "x"}):
        assert officer.get(reverse("reports:figures-list"), asked).status_code == 422


def test_of_a_period_that_is_not_over_nothing_is_late_before_it_is(officer, cast):
    today = clock.today()
    AssignmentFactory(unit=cast.department, due_on=today + timedelta(days=1))
    span = {"window": "span", "since": today.isoformat(), "on": (today + timedelta(days=20)).isoformat()}
    page = officer.get(reverse("reports:figures"), span)
    assert page.context["period"].last == today
    assert sum(row.figures["open_overdue"] for row in page.context["rows"]) == 1  # that of 2025 alone
    year = officer.get(reverse("reports:figures"), {"window": "year", "on": today.isoformat()})
    whole = lawful(Window.YEAR, today)
    assert year.context["period"] == Period(Window.YEAR, whole.first, today)
    assert year.context["ends_on"] == (whole.last if whole.last > today else None)
