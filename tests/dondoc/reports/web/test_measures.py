import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from factories import AssignmentFactory, DocumentFactory, ReportFactory, TaskFactory

FEBRUARY = {"window": "month", "on": "2025-02-10"}


@pytest.fixture
def officer(cast: Cast, client: Client) -> Client:
    ReportFactory(assignment=AssignmentFactory(unit=cast.department), at=datetime(2025, 1, 20, 2, tzinfo=UTC))
    AssignmentFactory(unit=cast.other_department)
    document = DocumentFactory(registered_on=date(2025, 1, 10))
    task = TaskFactory(document=document, state="issued", issued_at=datetime(2025, 1, 20, 2, tzinfo=UTC))
    AssignmentFactory(unit=cast.other_department, task=task, sent_at=task.issued_at)
    client.force_login(cast.tracking_officer)
    return client


@pytest.mark.parametrize("by", ["unit", "field", "leader", "document", "person"])
def test_the_update_rate_stands_with_its_parts_and_opens_to_its_lists(officer, by):
    page = officer.get(reverse("reports:updates"), {**FEBRUARY, "by": by})
    assert "1 / 2" in page.content.decode()
    for figure, number in zip(page.context["headline"], (1, 1), strict=True):
        listed = officer.get(figure["href"])
        assert len(listed.context["page"].rows) == number
    links = re.findall(
        rf'href="({reverse("reports:updates-list")}[^"]+)">(\d)<', page.content.decode().partition("<tbody>")[2]
    )
    assert sorted(number for _link, number in links) == ["1", "1"]
    for link, number in links:
        assert len(officer.get(link.replace("&amp;", "&")).context["page"].rows) == int(number)


def test_the_tabs_keep_the_period(officer):
    page = officer.get(reverse("reports:figures"), FEBRUARY)
    for _label, url, _is_current in page.context["tabs"]:
        assert officer.get(url).context["period"].last == date(2025, 2, 14)


def test_late_entries_stand_with_their_days(officer):
    page = officer.get(reverse("reports:entry"), FEBRUARY)
    ((task, late),) = page.context["rows"]
    assert (task.entry_due, late) == (date(2025, 1, 14), 4)
    assert "0 / 1" in page.content.decode()
    assert officer.get(reverse("reports:entry"), {**FEBRUARY, "column": "in-time"}).context["rows"] == []


def test_both_lists_are_taken_along(officer):
    for address, column in (("updates-list", "silent"), ("entry", "late")):
        answer = officer.get(reverse(f"reports:{address}"), {**FEBRUARY, "column": column, "format": "csv"})
        assert b"".join(answer.streaming_content).count(b"\r\n") == 2


def test_an_official_sees_the_measures_of_his_own_unit(officer, cast):
    officer.force_login(cast.unit_head)
    assert [one.heading for one in officer.get(reverse("reports:updates"), FEBRUARY).context["rows"]] == ["Sở Nội vụ"]
    assert officer.get(reverse("reports:entry"), FEBRUARY).context["rows"] == []


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("updates-list", {"column": "worst"}),
        ("updates-list", {"column": "silent", "key": "x"}),
        ("entry", {"column": "x"}),
    ],
)
def test_a_list_of_no_column_is_refused(officer, address, asked):
    assert officer.get(reverse(f"reports:{address}"), asked).status_code == 422
