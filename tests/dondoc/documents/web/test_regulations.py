"""The pages of working regulations."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse

from cast import Cast
from dondoc.documents.models import RegulationState, WorkingRegulation
from dondoc.documents.web import regulations
from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound
from factories import DocumentFactory, WorkingRegulationFactory

NEXT = (clock.today() + timedelta(days=365)).isoformat()


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def register(cast: Cast, **data: Any) -> Any:
    address = reverse("documents:register-regulation", args=[cast.department.pk])
    given = {"code": "12/QĐ-SNV", "issued_on": "2024-06-03", "review_on": NEXT}
    return signed_in(cast.unit_head).post(address, given | data)


def test_a_head_registers_it_with_a_file_that_his_officials_open(cast: Cast, reader: Any) -> None:
    answer = register(cast, file=SimpleUploadedFile("Quy chế.md", b"the rules"))
    assert answer.status_code == 302
    made = WorkingRegulation.objects.get()
    page = signed_in(cast.official).get(reverse("documents:regulation", args=[cast.department.pk])).content.decode()
    assert reverse("documents:regulation-file", args=[made.pk]) in page
    assert reverse("documents:register-regulation", args=[cast.department.pk]) not in page
    request: Any = RequestFactory().get("/")
    request.actor = cast.as_actor(cast.official, on=date(2025, 1, 6))
    with pytest.raises(NotFound):
        regulations.regulation_file(
            request, WorkingRegulationFactory(unit=cast.department, ended_on=date(2024, 1, 1)).pk
        )
    response = regulations.regulation_file(request, made.pk)
    assert b"".join(response) == b"the rules"
    response.close()


def test_a_document_of_this_number_and_date_is_linked_by_itself(cast: Cast) -> None:
    document = DocumentFactory(code="12/QĐ-SNV", issued_on=date(2024, 6, 3))
    assert register(cast).status_code == 422
    office = signed_in(cast.tracking_officer)
    address = reverse("documents:register-regulation", args=[cast.department.pk])
    office.post(address, {"code": "12/qđ-snv", "issued_on": "2024-06-03", "review_on": NEXT})
    assert WorkingRegulation.objects.get().document == document
    page = office.get(reverse("documents:regulation", args=[cast.department.pk])).content.decode()
    assert reverse("tasks:document", args=[document.pk]) in page
    own = signed_in(cast.unit_head).get(reverse("documents:regulation", args=[cast.department.pk])).content.decode()
    assert reverse("tasks:document", args=[document.pk]) not in own


def test_it_is_reviewed_on_its_page(cast: Cast) -> None:
    own = WorkingRegulationFactory(unit=cast.department)
    client = signed_in(cast.unit_head)
    begin = reverse("documents:begin-review", args=[own.pk])
    assert client.post(begin).status_code == 302
    assert "đã được bắt đầu" in client.post(begin).content.decode()
    conclude = reverse("documents:conclude-review", args=[own.pk])
    assert client.post(conclude, {"outcome": "keep"}).status_code == 422
    answer = client.post(conclude, {"outcome": "keep", "note": "Còn phù hợp.", "next_on": NEXT}, follow=True)
    assert "Còn phù hợp." in answer.content.decode()
    own.refresh_from_db()
    assert own.state == RegulationState.IN_FORCE


def test_the_list_of_the_office_shows_who_has_none(cast: Cast) -> None:
    WorkingRegulationFactory(unit=cast.department, review_on=date(2025, 1, 6))
    client = signed_in(cast.tracking_officer)
    address = reverse("documents:regulations")
    everything = client.get(address).content.decode()
    assert "Sở Nội vụ" in everything
    none = client.get(f"{address}?need=none").content.decode()
    assert "Sở Nội vụ" not in none
    assert "Sở Xây dựng" in none
    assert "Sở Nội vụ" in client.get(f"{address}?need=due").content.decode()


def test_the_page_of_a_unit_says_by_which_regulation_it_works(cast: Cast) -> None:
    page = reverse("unit", args=[cast.department.pk])
    regulation = reverse("documents:regulation", args=[cast.department.pk])
    head = signed_in(cast.unit_head)
    assert reverse("documents:register-regulation", args=[cast.department.pk]) in head.get(page).content.decode()
    WorkingRegulationFactory(unit=cast.department)
    assert regulation in head.get(page).content.decode()
    assert regulation not in signed_in(cast.administrator).get(page).content.decode()
    assert head.get(reverse("documents:regulation", args=[cast.other_department.pk])).status_code == 404
