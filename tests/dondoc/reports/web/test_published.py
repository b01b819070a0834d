import re
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from dondoc.organization.actors import Actor
from dondoc.reports.actions import freeze_report
from dondoc.workcalendar.rules.periods import Window, lawful
from factories import AssignmentFactory

SYSTEM = Actor.system()
AT = datetime(2025, 7, 1, 2, tzinfo=UTC)
FIRST_QUARTER, SECOND_QUARTER = (lawful(Window.QUARTER, date(2025, month, 1)) for month in (2, 5))
PAGE = "/published/"


@pytest.fixture
def work(cast):
    AssignmentFactory(unit=cast.other_department, due_on=date(2025, 1, 20), task__title="Việc nội bộ")
    return AssignmentFactory(unit=cast.department, due_on=date(2025, 1, 20))


@pytest.fixture
def frozen(work, settings):
    settings.DONDOC_PUBLISH = True
    freeze_report(period=FIRST_QUARTER, by=SYSTEM, at=AT)
    return freeze_report(period=SECOND_QUARTER, by=SYSTEM, at=AT)


def test_nothing_is_published_unless_the_installation_says_so(frozen, client, settings):
    settings.DONDOC_PUBLISH = False
    assert client.get(PAGE).status_code == 404


def test_a_stranger_reads_the_newest_quarter_and_no_task_of_it(frozen, client):
    page = client.get(PAGE)
    text = page.content.decode()
    assert page.context["shown"] == frozen
    assert re.findall(r'<th scope="row"[^>]*>([^<]+)</th>', text) == ["Sở Nội vụ", "Sở Xây dựng", "Tất cả"]
    assert "0/2" in text
    assert frozen.digest[:16] in text
    assert "Việc nội bộ" not in text


def test_an_earlier_quarter_is_chosen_and_an_unknown_one_gives_the_newest(frozen, client):
    assert client.get(PAGE, {"quarter": "2025-03-14"}).context["shown"].last_on == date(2025, 3, 14)
    assert client.get(PAGE, {"quarter": "x"}).context["shown"] == frozen


def test_a_report_frozen_again_takes_the_place_of_the_first(frozen, client, cast):
    AssignmentFactory(unit=cast.office, due_on=date(2025, 1, 20))
    again = freeze_report(period=SECOND_QUARTER, by=SYSTEM, at=AT)
    page = client.get(PAGE)
    assert page.context["shown"] == again
    assert len(page.context["quarters"]) == 2


def test_reports_of_other_windows_are_not_published(work, settings, client):
    settings.DONDOC_PUBLISH = True
    freeze_report(period=lawful(Window.MONTH, date(2025, 2, 1)), by=SYSTEM, at=AT)
    assert client.get(PAGE).context["shown"] is None
    assert client.get(PAGE, {"format": "csv"}).status_code == 200


def test_the_figures_are_taken_along(frozen, client):
    answer = client.get(PAGE, {"format": "csv"})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert lines[1:] == ["Sở Nội vụ,0,0,0,1,1,0,1,0", "Sở Xây dựng,0,0,0,1,1,0,1,0"]


def test_a_due_date_that_was_moved_hides_no_lateness(work, settings, client):
    settings.DONDOC_PUBLISH = True
    moved = AssignmentFactory(unit=work.unit, first_due_on=date(2025, 4, 1), due_on=date(2025, 7, 30))
    freeze_report(period=SECOND_QUARTER, by=SYSTEM, at=AT)
    text = client.get(PAGE).content.decode()
    body = text.partition("<tbody>")[2]
    row = body[body.index(f">{moved.unit.short_name}") :].partition("</tr>")[0]
    assert (row.count("0/1"), row.count("0/2")) == (1, 1)


def test_the_page_of_official_reports_says_that_they_are_published(frozen, client, cast):
    client.force_login(cast.tracking_officer)
    assert PAGE in client.get(reverse("reports:official")).content.decode()
