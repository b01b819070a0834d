import csv
from datetime import UTC, date, datetime
from inspect import GEN_CLOSED, getgeneratorstate
from io import BytesIO, StringIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from cast import Cast
from dondoc.reports import listing
from dondoc.tasks.models import Assignment
from factories import AssignmentFactory, ExplanationFactory

FEBRUARY_1 = {"on": "2025-02-01", "column": "open-overdue"}


@pytest.fixture
def officer(cast: Cast, client: Client) -> Client:
    AssignmentFactory(unit=cast.department, due_on=date(2025, 1, 20), task__title="=Rà soát quy chế")
    AssignmentFactory(unit=cast.other_department, due_on=date(2025, 1, 10), first_due_on=date(2025, 1, 3))
    client.force_login(cast.tracking_officer)
    return client


def csv_of(answer):
    text = b"".join(answer.streaming_content).decode()
    assert text[0] == "\ufeff"
    return list(csv.reader(StringIO(text[1:])))


def test_the_page_offers_its_list_as_three_files(officer):
    page = officer.get(reverse("reports:listed"), FEBRUARY_1)
    for name, href in page.context["files"]:
        assert href.replace("&", "&amp;") in page.content.decode(), name
        answer = officer.get(href)
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert b"".join(answer)


def test_the_csv_has_every_row_the_earliest_due_first_and_no_formula(officer):
    heading, first, second = csv_of(officer.get(reverse("reports:listed"), {**FEBRUARY_1, "format": "csv"}))
    assert len(heading) == len(first) == len(listing.STANDS)
    assert first[2:7] == ["Sở Xây dựng", "2025-01-03", "2025-01-10", "", "15"]
    assert second[1] == "'=Rà soát quy chế"


def test_beside_what_is_late_stands_the_newest_word_of_who_has_it(officer, cast):
    late = Assignment.objects.get(unit=cast.other_department)
    for day, reply in ((8, "Chờ Bộ."), (9, "Chờ số liệu của xã.")):
        ExplanationFactory(
            assignment=late, state="accepted", reply=reply, replied_at=datetime(2025, 4, day, tzinfo=UTC)
        )
    heading, first, second = csv_of(officer.get(reverse("reports:listed"), {**FEBRUARY_1, "format": "csv"}))
    assert (heading[-1], first[-1], second[-1]) == ("Giải trình", "Chờ số liệu của xã.", "")


def test_a_long_csv_is_sent_in_pieces_and_loses_nothing(officer, monkeypatch):
    monkeypatch.setattr(listing, "_AT_A_TIME", 1)
    answer = officer.get(reverse("reports:listed"), {**FEBRUARY_1, "format": "csv"})
    assert len(csv_of(answer)) == 3


def test_the_workbook_holds_days_and_numbers(officer):
    answer = officer.get(
        reverse("reports:figures-list"),
        {"window": "month", "on": "2025-02-10", "column": "open-overdue", "format": "xlsx"},
    )
    _heading, first, _second = load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
    assert first[4].date() == date(2025, 1, 10)
    assert first[6] == 25


def test_the_annex_is_a_pdf_unless_nobody_would_print_it(officer, monkeypatch):
    asked = {**FEBRUARY_1, "basis": "first", "format": "pdf"}
    assert officer.get(reverse("reports:listed"), asked).content.startswith(b"%PDF")
    monkeypatch.setattr(listing, "PRINTED_AT_MOST", 1)
    assert officer.get(reverse("reports:listed"), asked).status_code == 422


def test_rows_that_are_too_many_to_print_are_let_go(monkeypatch):
    monkeypatch.setattr(listing, "PRINTED_AT_MOST", 1)
    rows = (cells for cells in [("1",), ("2",), ("3",)])
    with pytest.raises(listing.ListTooLong):
        listing.as_file(listing.Listing("Quá hạn", "", listing.STANDS[:1], rows), listing.Form.PDF)
    assert getgeneratorstate(rows) == GEN_CLOSED


def test_an_official_takes_along_his_own_units_rows_alone(officer, cast):
    officer.force_login(cast.unit_head)
    _heading, only = csv_of(officer.get(reverse("reports:listed"), {**FEBRUARY_1, "format": "csv"}))
    assert only[2] == "Sở Nội vụ"
