"""Pages of units and people, of today and of the past."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from dondoc.organization.actors import Actor
from factories import (
    AppointmentFactory,
    MandateFactory,
    PersonFactory,
    PortfolioFactory,
    PostFactory,
    SubstitutionFactory,
    SuccessionFactory,
    UnitFactory,
    UnitNameFactory,
)


@pytest.fixture
def officer(client, cast):
    client.force_login(cast.tracking_officer)
    return client


@pytest.fixture
def ended(cast):
    old = UnitFactory(code="CŨ", name="Sở Giao thông vận tải", parent=cast.committee, valid_to=date(2025, 2, 28))
    UnitNameFactory(unit=old, wording="Sở GTVT")
    return SuccessionFactory(predecessor=old, successor=cast.other_department, decision="15/NQ-HĐND")


def page_of(client, name, *args, **query):
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_shows_the_units_of_a_day_with_their_heads(officer, cast, ended):
    today = page_of(officer, "units")
    assert cast.unit_head.full_name in today
    assert "Sở Giao thông vận tải" not in today
    assert "Sở Giao thông vận tải" in page_of(officer, "units", on="2025-01-06")


@pytest.mark.parametrize("words", ["giao thông", "GIAO THONG", "sở gtvt"])
def test_old_names_are_found_with_and_without_accents(officer, ended, words):
    page = page_of(officer, "units", text=words)
    assert "Sở Giao thông vận tải" in page
    assert "đã kết thúc" in page


def test_kinds_narrow_the_list_and_a_day_that_is_none_is_today(officer, cast):
    page = page_of(officer, "units", kind="office", on="2025-02-31")
    assert cast.office.name in page
    assert cast.department.name not in page


def test_the_page_of_an_ended_unit_leads_to_its_successor_and_back(officer, ended):
    old, new = ended.predecessor, ended.successor
    page = page_of(officer, "unit", old.pk)
    assert "kết thúc hoạt động ngày 28/02/2025" in page
    assert reverse("unit", args=[new.pk]) in page
    assert "15/NQ-HĐND" in page
    assert reverse("unit", args=[old.pk]) in page_of(officer, "unit", new.pk)


def test_work_that_goes_to_nobody_yet_is_said(officer, ended):
    SuccessionFactory(predecessor=ended.predecessor, successor=None, share="theo địa bàn")
    page = page_of(officer, "unit", ended.predecessor.pk)
    assert "theo từng việc" in page
    assert "theo địa bàn" in page
    alone = UnitFactory(valid_to=date(2025, 2, 28))
    assert "Chưa ghi đơn vị kế thừa" in page_of(officer, "unit", alone.pk)


def test_a_units_people_are_those_of_its_last_day(officer, ended):
    head = AppointmentFactory(
        post=PostFactory(unit=ended.predecessor, is_head=True), valid_to=date(2025, 2, 28), decision="07/QĐ"
    )
    page = page_of(officer, "unit", ended.predecessor.pk)
    assert head.person.full_name in page
    assert "07/QĐ" in page


def test_fields_and_who_looks_after_the_unit_are_named(officer, cast):
    mandate = MandateFactory(unit=cast.department)
    page = page_of(officer, "unit", cast.department.pk)
    assert mandate.field.name in page


def test_a_persons_page_tells_posts_substitutions_and_portfolios(officer, cast):
    person = PersonFactory()
    AppointmentFactory(person=person, post=PostFactory(unit=cast.department), valid_to=date(2025, 5, 31))
    other = SubstitutionFactory(absent=person).substitute
    portfolio = PortfolioFactory(person=person)
    page = page_of(officer, "person", person.pk)
    for said in ("Không giữ vị trí nào", "31/05/2025", other.full_name, portfolio.field.name):
        assert said in page
    assert person.full_name in page_of(officer, "person", other.pk)
    assert "chưa từng giữ vị trí" in page_of(officer, "person", PersonFactory().pk)


def test_what_is_not_there_is_said_so(officer):
    for name in ("unit", "person"):
        assert officer.get(reverse(name, args=[10**6])).status_code == 404


def test_the_gates_refuse_actors_without_the_permission():
    from dondoc.kernel.errors import NotPermitted
    from dondoc.organization.permissions import get_person_for, get_unit_for

    nobody = Actor(None, "", None, "")
    for gate in (get_unit_for, get_person_for):
        with pytest.raises(NotPermitted):
            gate(nobody, 1)
