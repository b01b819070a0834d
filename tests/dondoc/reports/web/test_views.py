import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import Cast
from factories import AssignmentFactory, UnitFactory

ON = {"on": "2025-02-01"}


@pytest.fixture
def officer(cast: Cast, client: Client) -> Client:
    AssignmentFactory(unit=cast.department, due_on=date(2025, 1, 10))
    client.force_login(cast.tracking_officer)
    return client


def test_the_page_gives_each_figure_with_its_denominator_and_its_list(officer):
    answer = officer.get(reverse("reports:overdue"), ON)
    page = answer.content.decode()
    assert "Sở Nội vụ" in page
    link = re.search(rf'href="({reverse("reports:listed")}[^"]+)">1</a></span></td>', page)[1].replace("&amp;", "&")
    assert officer.get(link).context["page"].rows[0].unit.name == "Sở Nội vụ"


def test_lateness_can_be_told_by_the_first_due_date(officer):
    answer = officer.get(reverse("reports:overdue"), {**ON, "basis": "first"})
    assert answer.context["rows"][0].figures["open_overdue"] == 1


def test_the_list_tells_working_days_late(officer):
    answer = officer.get(reverse("reports:listed"), {**ON, "column": "open-overdue"})
    assert [late for _stand, late, _said in answer.context["rows"]] == [15]


def test_a_long_list_asks_as_much_as_a_short_one(officer, cast):
    asked = []
    for number in (1, 40):
        AssignmentFactory.create_batch(number - 1, unit=cast.department, due_on=date(2025, 1, 10))
        with CaptureQueriesContext(connection) as told:
            answer = officer.get(reverse("reports:listed"), {**ON, "column": "open-overdue"})
        assert len(answer.context["rows"]) == number
        asked.append(len(told))
    assert asked[0] == asked[1] <= 9


def test_the_figures_can_be_taken_along_as_csv(officer):
    answer = officer.get(reverse("reports:overdue"), {**ON, "format": "csv"})
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert "Sở Nội vụ" in answer.content.decode("utf-8-sig")


@pytest.mark.parametrize("asked", [{"on": "hôm qua"}, {"on": "1200-01-01"}])
def test_what_is_no_day_is_refused_with_how_to_write_one(officer, asked):
    assert officer.get(reverse("reports:overdue"), asked).status_code == 422


def test_what_is_no_column_is_refused(officer):
    assert officer.get(reverse("reports:listed"), {**ON, "column": "worst"}).status_code == 422


def test_a_day_before_everything_is_empty_and_says_so(officer):
    page = officer.get(reverse("reports:overdue"), {"on": "2020-01-01"}).content.decode()
    assert "chưa giao việc nào" in page
    page = officer.get(reverse("reports:listed"), {"on": "2020-01-01", "column": "apart"}).content.decode()
    assert "Không có việc nào" in page


def test_what_is_late_today_can_be_urged_from_the_page_and_from_a_units_list(officer, cast):
    assert reverse("oversight:new") in officer.get(reverse("reports:overdue")).content.decode()
    of_unit = officer.get(reverse("reports:listed"), {"unit": cast.department.pk}).content.decode()
    assert f"{reverse('oversight:new')}?unit=SNV" in of_unit
    assert reverse("oversight:new") not in officer.get(reverse("reports:overdue"), ON).content.decode()
    officer.force_login(cast.official)
    assert reverse("oversight:new") not in officer.get(reverse("reports:overdue")).content.decode()


@pytest.mark.parametrize(
    "name", ["reports:overdue", "reports:figures", "reports:updates", "reports:states", "oversight:accountability"]
)
def test_of_many_units_fifty_are_shown_the_others_are_found_and_all_can_be_had(officer, name):
    for number in range(51):
        AssignmentFactory(unit=UnitFactory(name=f"Xã Thử {number}"), due_on=date(2025, 1, 20))
    page, asked = reverse(name), {} if name == "reports:states" else {"on": "2025-02-10"}
    first = officer.get(page, asked)
    others = officer.get(page, {**asked, "after": first.context["page"].next_key})
    assert [len(answer.context["rows"]) for answer in (first, others)] == [50, 2]
    found = officer.get(page, {**asked, "text": "xa thu 37"})
    assert "Xã Thử 37<" in found.content.decode()
    assert len(found.context["rows"]) == 1
    assert not officer.get(page, {**asked, "text": "khong co"}).context["rows"]
    whole = officer.get(page, {**asked, "rows": "all"})
    assert len(whole.context["rows"]) == 52
    assert sum(answer.content.decode().count("Xã Thử") for answer in (first, others)) == 51
