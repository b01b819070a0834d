"""The demo city: whole, invented, and loaded once however often it is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from dondoc.administration.actions import read_roles, set_up_roles
from dondoc.administration.demo_city import demo_accounts, load_city, spelled
from dondoc.journal.verification import verify_database
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person, Role, RolePermission, Succession, Unit
from dondoc.organization.queries import actor_of, heads_on, units_on

pytestmark = pytest.mark.django_db
DOER: dict[str, Any] = {"by": Actor.system(), "at": datetime(2026, 11, 25, 3, 0, tzinfo=UTC)}
TODAY = date(2026, 11, 25)


def test_loading_the_city_twice_harms_nothing() -> None:
    assert load_city(**DOER)
    before = [rows.objects.count() for rows in (Unit, Succession, Person, Role)]
    assert not load_city(**DOER)
    assert [rows.objects.count() for rows in (Unit, Succession, Person, Role)] == before
    assert before[:2] == [135, 16]
    assert verify_database().sound


def test_every_unit_has_a_head_on_every_day_it_exists() -> None:
    load_city(**DOER)
    for on in (date(2023, 10, 27), date(2025, 3, 1), date(2025, 7, 1), TODAY):
        ids = set(units_on(on).values_list("pk", flat=True))
        assert heads_on(ids, on=on).keys() == ids


def test_each_demo_account_holds_its_role_today() -> None:
    load_city(**DOER)
    office = {"vp.theodoi", "quantri"}
    for account in demo_accounts():
        person = Person.objects.get(username=account.username)
        assert person.full_name == account.full_name
        assert [grant.role.code for grant in person.grants.all()] == [account.role]
        unit = Unit.objects.get(pk=actor_of(person, on=TODAY).unit_id)
        assert (unit.code == "VP") is (account.username in office)


def test_the_roles_reach_as_far_as_they_must_and_no_further() -> None:
    load_city(**DOER)
    actors = {
        account.role: actor_of(Person.objects.get(username=account.username), on=TODAY) for account in demo_accounts()
    }
    own_unit = Unit.objects.get(code="SNV").pk
    assert actors["tracking-officer"].power("assignment.confirm").everywhere
    assert not actors["tracking-officer"].may("assignment.confirm-office")
    assert actors["leader"].power("assignment.confirm-office").everywhere
    assert actors["unit-head"].power("assignment.submit").unit_ids == {own_unit}
    assert actors["official"].power("assignment.view").unit_ids == {own_unit}
    assert actors["official"].power("assignment.submit").own
    assert not actors["official"].power("assignment.submit").reaches(own_unit)
    assert not actors["administrator"].may("document.view")
    assert not actors["administrator"].may("assignment.view")


def test_a_second_set_up_of_roles_keeps_what_the_installation_changed() -> None:
    set_up_roles(**DOER)
    RolePermission.objects.filter(role__code="leader", verb="task.issue").update(scope="own")
    RolePermission.objects.filter(role__code="leader", verb="journal.view").delete()
    assert set_up_roles(**DOER) == 1
    assert RolePermission.objects.get(role__code="leader", verb="task.issue").scope == "own"
    assert RolePermission.objects.filter(role__code="leader", verb="journal.view").exists()
    assert set_up_roles(**DOER) == 0


def test_a_scope_that_does_not_exist_is_an_error(tmp_path: Any) -> None:
    file = tmp_path / "roles.toml"
    file.write_text('[r]\nname = "R"\n[r.permissions]\n"thing.view" = "everywhere"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="everywhere"):
        read_roles(file)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "Một"),
        (10, "Mười"),
        (15, "Mười Lăm"),
        (21, "Hai Mươi Mốt"),
        (101, "Một Trăm Lẻ Một"),
        (105, "Một Trăm Lẻ Năm"),
        (134, "Một Trăm Ba Mươi Bốn"),
        (268, "Hai Trăm Sáu Mươi Tám"),
    ],
)
def test_numbers_are_spelled_as_they_are_spoken(number: int, words: str) -> None:
    assert spelled(number) == words
