from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.organization.models import AddresseeGroup, RoleGrant, RolePermission
from dondoc.organization.wording import PERMISSIONS
from factories import PersonFactory


@pytest.fixture
def administrator(cast: Cast, client: Client) -> Client:
    client.force_login(cast.administrator)
    return client


def grant(**changes):
    return {
        "person": "moi",
        "role": "",
        "unit": "Sở Nội vụ",
        "valid_from": "2025-03-01",
        "valid_to": "",
    } | changes


def test_roles_stand_in_words_with_who_holds_them(administrator, cast):
    page = administrator.get(reverse("roles"))
    roles = {role.code: (role.holders, holders) for role, holders in page.context["roles"]}
    assert roles["leader"][0] == 1
    assert [grant.person for grant in roles["leader"][1]] == [cast.leader]
    assert "Quyết định gia hạn" in page.content.decode()


def test_every_permission_of_a_role_has_its_words(cast):
    assert set(RolePermission.objects.values_list("verb", flat=True)) - PERMISSIONS.keys() == set()


def test_a_grant_ends_on_its_persons_page(administrator, cast):
    given = cast.official.grants.get()
    assert (
        reverse("grant-end", args=[given.pk])
        in administrator.get(reverse("person", args=[cast.official.pk])).content.decode()
    )
    administrator.post(reverse("grant-end", args=[given.pk]), {"last_day": "2025-03-31"})
    given.refresh_from_db()
    assert given.valid_to == date(2025, 3, 31)


def test_the_last_who_may_keep_roles_keeps_his(administrator, cast):
    given = cast.administrator.grants.get()
    answer = administrator.post(reverse("grant-end", args=[given.pk]), {"last_day": "2030-03-31"})
    assert answer.status_code == 422
    assert "Sẽ không còn ai" in answer.content.decode()
    given.refresh_from_db()
    assert given.valid_to is None


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
