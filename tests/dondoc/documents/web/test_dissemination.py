"""The pages of dissemination: asking, acknowledging with one press, and coverage whose figures open to lists."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from cast import Cast
from dondoc.documents.actions import intake
from dondoc.documents.models import Acknowledgement, Dissemination, Document
from dondoc.documents.web import dissemination
from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound
from dondoc.organization.actors import Actor
from factories import AddresseeGroupFactory, UnitNameFactory

SOON = clock.today() + timedelta(days=7)


@pytest.fixture
def document(cast: Cast, reader: Any, clerk: Actor, at: datetime) -> Document:
    for unit in (cast.office, cast.department):
        UnitNameFactory(unit=unit)
    return intake(content=b"the letter", name="Công văn số 1.md", by=clerk, at=at).document


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def ask(cast: Cast, document: Document, **data: Any) -> Any:
    address = reverse("documents:disseminate", args=[document.pk])
    return signed_in(cast.tracking_officer).post(address, {"due_on": SOON.isoformat(), **data})


def test_the_office_asks_units_by_name_and_groups(cast: Cast, document: Document) -> None:
    group = AddresseeGroupFactory(kinds=["department"])
    answer = ask(cast, document, names="Văn phòng Ủy ban nhân dân thành phố\n", groups=[group.pk])
    assert answer.status_code == 302
    asked = Dissemination.objects.values_list("unit__code", flat=True)
    assert sorted(asked) == ["SNV", "SXD", "VP"]


def test_what_is_no_unit_is_said_at_its_line(cast: Cast, document: Document) -> None:
    answer = ask(cast, document, names="Sở Không Có")
    assert answer.status_code == 422
    assert "Sở Không Có" in answer.content.decode()
    assert ask(cast, document).status_code == 422
    past = ask(cast, document, names="Sở Nội vụ", due_on=date(2025, 1, 1).isoformat())
    assert past.status_code == 422
    assert not Dissemination.objects.exists()


def test_a_head_chooses_among_his_own_units(cast: Cast, document: Document) -> None:
    ask(cast, document, names="Sở Nội vụ")
    page = signed_in(cast.unit_head).get(reverse("documents:disseminate", args=[document.pk])).content.decode()
    assert "Sở Nội vụ" in page
    assert "Sở Xây dựng" not in page


def test_an_official_reads_it_and_acknowledges_it_with_one_press(cast: Cast, document: Document) -> None:
    ask(cast, document, names="Sở Nội vụ", note="Đọc kỹ mục 1.")
    client = signed_in(cast.official)
    address = reverse("documents:acknowledge", args=[document.pk])
    assert address in client.get("/").content.decode()
    page = client.get(address).content.decode()
    assert "Đọc kỹ mục 1." in page
    assert "Kính gửi: Giám đốc Sở." in page
    file = document.files.get()
    assert reverse("documents:acknowledged-file", args=[document.pk, file.pk]) in page
    assert client.get(reverse("documents:acknowledged-file", args=[document.pk, 999999])).status_code == 404
    answer = client.post(address, follow=True)
    assert Acknowledgement.objects.get(person=cast.official).given_at is not None
    assert document.code in answer.content.decode()
    assert address not in client.get("/").content.decode()
    assert client.get(address).status_code == 200


def test_the_files_are_handed_out_to_who_is_asked_and_to_nobody_else(
    cast: Cast, document: Document, stranger: Actor
) -> None:
    ask(cast, document, names="Sở Nội vụ")
    request: Any = RequestFactory().get("/")
    file_id = document.files.get().pk
    request.actor = stranger
    with pytest.raises(NotFound):
        dissemination.acknowledged_file(request, document.pk, file_id)
    request.actor = cast.as_actor(cast.official, on=date(2025, 1, 6))
    response = dissemination.acknowledged_file(request, document.pk, file_id)
    assert b"".join(response) == b"the letter"
    response.close()


def test_who_is_not_asked_finds_nothing_to_acknowledge(cast: Cast, document: Document) -> None:
    client = signed_in(cast.administrator)
    assert client.get(reverse("documents:acknowledge", args=[document.pk])).status_code == 404
    assert client.get(reverse("documents:to-acknowledge")).status_code == 200


def test_every_figure_of_coverage_opens_to_its_list(cast: Cast, document: Document) -> None:
    ask(cast, document, names="Sở Nội vụ")
    signed_in(cast.official).post(reverse("documents:acknowledge", args=[document.pk]))
    client = signed_in(cast.leader)
    assert (
        reverse("documents:coverage", args=[document.pk])
        in client.get(reverse("documents:disseminated")).content.decode()
    )
    page = client.get(reverse("documents:coverage", args=[document.pk])).content.decode()
    lists = reverse("documents:coverage-of-unit", args=[document.pk, cast.department.pk])
    assert f"{lists}?answer=waiting" in page
    assert "Giám Đốc SNV" in client.get(f"{lists}?answer=waiting").content.decode()
    given = client.get(f"{lists}?answer=given").content.decode()
    assert "Chuyên Viên SNV" in given
    assert "Giám Đốc SNV" not in given
    assert "Giám Đốc SNV" in client.get(f"{lists}?answer=none-of-these").content.decode()
    assert signed_in(cast.official).get(lists).status_code == 403


def test_the_page_of_the_document_shows_how_far_it_has_reached(cast: Cast, document: Document) -> None:
    address = reverse("tasks:document", args=[document.pk])
    office = signed_in(cast.tracking_officer)
    assert reverse("documents:disseminate", args=[document.pk]) in office.get(address).content.decode()
    ask(cast, document, names="Sở Nội vụ")
    assert reverse("documents:coverage", args=[document.pk]) in office.get(address).content.decode()
    official = signed_in(cast.official).get(address).content.decode()
    assert reverse("documents:acknowledge", args=[document.pk]) in official
    assert reverse("documents:coverage", args=[document.pk]) not in official


def test_it_is_required_no_longer_for_a_reason(cast: Cast, document: Document) -> None:
    ask(cast, document, names="Sở Nội vụ")
    client = signed_in(cast.tracking_officer)
    address = reverse("documents:end-dissemination", args=[document.pk])
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "đã thay thế"}).status_code == 302
    assert client.post(address, {"reason": "đã thay thế"}).status_code == 422
    assert Dissemination.objects.get().ended_at is not None
