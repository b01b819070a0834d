from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.organization.models import AddresseeGroup, RoleGrant
from factories import PersonFactory


@pytest.fixture
def administrator(cast: Cast, client: Client) -> Client:
    client.force_login(cast.administrator, backend="django.contrib.auth.backends.ModelBackend")
    return client


def grant(**changes):
    return {
        "person": "moi",
        "role": "",
        "unit": "Sở Nội vụ",
        "valid_from": "2025-03-01",
        "valid_to": "",
    } | changes


def test_roles_stand_with_what_they_permit_and_how_many_hold_them(administrator, cast):
    page = administrator.get(reverse("roles"))
    held = {role.code: role.holders for role in page.context["roles"]}
    assert held["leader"] == 1
    assert "extension.decide" in page.content.decode()


def test_a_role_is_granted_on_its_page(administrator, cast):
    person = PersonFactory(username="moi")
    role = cast.unit_head.grants.get().role
    answer = administrator.post(reverse("roles"), grant(role=role.pk))
    assert answer.status_code == 302
    made = RoleGrant.objects.get(person=person)
    assert (made.role, made.unit, made.valid_from) == (role, cast.department, date(2025, 3, 1))


def test_a_grant_that_ends_before_it_begins_is_refused_and_stays_typed(administrator, cast):
    PersonFactory(username="moi")
    role = cast.unit_head.grants.get().role
    answer = administrator.post(reverse("roles"), grant(role=role.pk, valid_to="2025-02-01"))
    assert answer.status_code == 422
    assert 'value="moi"' in answer.content.decode()
    assert administrator.post(reverse("roles"), grant(role=role.pk, person="x")).status_code == 422


def test_a_group_is_added_and_changed(administrator, cast):
    typed = {"code": "so", "name": "Các sở", "kinds": ["department"], "units": "VP", "phrases": "các sở, ban\n"}
    assert administrator.post(reverse("group-new"), typed).status_code == 302
    made = AddresseeGroup.objects.get(code="so")
    listed = dict(administrator.get(reverse("groups")).context["groups"])
    assert {unit.code for unit in listed[made]} == {"SNV", "SXD", "VP"}
    shown = administrator.get(reverse("group", args=[made.pk])).content.decode()
    assert "các sở, ban" in shown
    assert administrator.post(reverse("group", args=[made.pk]), typed | {"units": "", "code": "y"}).status_code == 302
    made.refresh_from_db()
    assert (made.code, list(made.units.all())) == ("so", [])


def test_a_group_with_a_unit_that_does_not_exist_is_refused(administrator):
    answer = administrator.post(reverse("group-new"), {"code": "so", "name": "Các sở", "units": "KHONGCO"})
    assert answer.status_code == 422
    assert "KHONGCO" in answer.content.decode()


def test_a_group_that_does_not_exist_is_not_found(administrator):
    assert administrator.get(reverse("group", args=[999_999])).status_code == 404
