from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.urls import reverse

from dondoc.administration.actions import ROLES, read_roles, set_up_roles
from dondoc.journal.queries import history_of
from dondoc.kernel.errors import NotPermitted
from dondoc.organization.actions import (
    GrantFacts,
    RoleFacts,
    SubstitutionFacts,
    change_role,
    define_role,
    end_grant,
    grant_role,
    substitute,
)
from dondoc.organization.actors import Actor
from dondoc.organization.commands import grant_role as grant_role_command
from dondoc.organization.errors import CodeTaken, LastAdministrator, NoSuchCode, OwnRights, PermissionNotPossible
from dondoc.organization.models import Role, RoleGrant, Scope
from dondoc.organization.permissions import MANAGE
from dondoc.organization.queries.roles import permissions_of
from dondoc.organization.wording import PERMISSIONS, scopes_of


@pytest.fixture
def administrator(cast, at):
    return cast.as_actor(cast.administrator, on=at.date())


def facts_of(code, **changes):
    role = Role.objects.get(code=code)
    return RoleFacts(code, role.name, {verb: s for verb, s in {**permissions_of(role), **changes}.items() if s})


def test_what_a_role_permits_is_changed_for_all_who_hold_it(cast, administrator, at):
    change_role(facts_of("official", **{"assignment.urge": Scope.UNIT, "extension.ask": None}), by=administrator, at=at)
    official = cast.as_actor(cast.official, on=at.date())
    assert official.power("assignment.urge").unit_ids == {cast.department.pk}
    assert not official.may("extension.ask")
    entry = history_of("role", Role.objects.get(code="official").pk).get(verb="role.changed")
    assert entry.old["permissions"]["extension.ask"] == "own"
    assert entry.new["permissions"]["assignment.urge"] == "unit"


def test_a_change_that_changes_nothing_writes_nothing(cast, administrator, at):
    role = Role.objects.get(code="official")
    before = len(history_of("role", role.pk))
    change_role(facts_of("official"), by=administrator, at=at)
    assert len(history_of("role", role.pk)) == before


def test_the_last_who_may_keep_roles_cannot_be_left_without_the_right(cast, administrator, at):
    without = facts_of("administrator", **{MANAGE: None})
    with pytest.raises(LastAdministrator):
        change_role(without, by=administrator, at=at)
    assert MANAGE in permissions_of(Role.objects.get(code="administrator"))
    define_role(RoleFacts("keeper", "Quản trị tổ chức", {MANAGE: Scope.ALL}), by=administrator, at=at)
    grant_role(GrantFacts(cast.leader.username, "keeper", "UBND", valid_from=at.date()), by=administrator, at=at)
    change_role(without, by=administrator, at=at)
    assert MANAGE not in permissions_of(Role.objects.get(code="administrator"))


def test_nobody_widens_his_own_rights(cast, administrator, at):
    on, own = at.date(), cast.administrator.username
    with pytest.raises(OwnRights):
        grant_role(GrantFacts(own, "leader", "UBND", valid_from=on), by=administrator, at=at)
    with pytest.raises(OwnRights):
        change_role(facts_of("administrator", **{"assignment.view": Scope.ALL}), by=administrator, at=at)
    facts = SubstitutionFacts(cast.leader.username, own, valid_from=on, valid_to=on)
    with pytest.raises(OwnRights):
        substitute(facts, by=administrator, at=at)
    assert not RoleGrant.objects.filter(person=cast.administrator).exclude(role__code="administrator").exists()
    assert "assignment.view" not in permissions_of(Role.objects.get(code="administrator"))


def test_another_administrator_or_who_runs_the_machine_widens_them(cast, administrator, at):
    on, own = at.date(), cast.administrator.username
    second = grant_role(
        GrantFacts(cast.leader.username, "administrator", "UBND", valid_from=on), by=administrator, at=at
    )
    other = cast.as_actor(cast.leader, on=on)
    made = grant_role(GrantFacts(own, "official", "UBND", valid_from=on, valid_to=on), by=other, at=at)
    with pytest.raises(OwnRights):
        end_grant(made.pk, last_day=on + timedelta(days=9), by=administrator, at=at)
    end_grant(second.pk, last_day=on, by=administrator, at=at)
    grant_role(GrantFacts(own, "leader", "UBND", valid_from=on), by=Actor.system(), at=at)


def test_a_role_of_his_own_he_makes_narrower(cast, administrator, at):
    change_role(facts_of("administrator", **{"journal.view": None}), by=administrator, at=at)
    assert "journal.view" not in permissions_of(Role.objects.get(code="administrator"))


@pytest.mark.parametrize(
    "facts",
    [
        RoleFacts("official", " ", {}),
        RoleFacts("official", "Công chức", {"thing.view": Scope.ALL}),
        RoleFacts("official", "Công chức", {"journal.view": Scope.UNIT}),
        RoleFacts("official", "Công chức", {"extension.decide": Scope.OWN}),
    ],
)
def test_a_role_holds_what_there_is_and_as_far_as_it_reaches(cast, administrator, at, facts):
    with pytest.raises(PermissionNotPossible):
        change_role(facts, by=administrator, at=at)
    with pytest.raises(PermissionNotPossible):
        define_role(RoleFacts("new", facts.name, facts.permissions), by=administrator, at=at)


def test_only_who_keeps_roles_changes_them_and_only_those_there_are(cast, administrator, at):
    with pytest.raises(NotPermitted):
        change_role(facts_of("official"), by=cast.as_actor(cast.leader, on=at.date()), at=at)
    with pytest.raises(NoSuchCode):
        change_role(RoleFacts("nobody", "Không ai", {}), by=administrator, at=at)
    with pytest.raises(CodeTaken):
        define_role(RoleFacts("official", "Công chức", {}), by=administrator, at=at)


def test_what_was_taken_away_does_not_come_back_with_the_next_set_up(cast, administrator, at):
    change_role(facts_of("official", **{"extension.ask": None}), by=administrator, at=at)
    assert set_up_roles(by=administrator, at=at + timedelta(days=1)) == 0
    assert "extension.ask" not in permissions_of(Role.objects.get(code="official"))


def test_every_role_an_installation_starts_with_reaches_no_further_than_its_permissions_do():
    for facts in read_roles(ROLES):
        for verb, scope in facts.permissions.items():
            assert scope in scopes_of(verb), (facts.code, verb)


@pytest.fixture
def page(client, cast):
    client.force_login(cast.administrator)
    return client


def typed(code, **changes):
    facts = facts_of(code, **changes)
    return {"name": facts.name, **{verb: scope.value for verb, scope in facts.permissions.items()}}


def test_a_change_is_looked_at_before_it_holds(page, cast):
    address = reverse("role", args=["official"])
    wanted = typed("official", **{"assignment.urge": Scope.UNIT, "assignment.accept": None})
    looked = page.post(address, wanted | {"step": "look"})
    found = [(one.permission, one.widens) for one in looked.context["differences"]]
    assert found == [(PERMISSIONS["assignment.accept"], False), (PERMISSIONS["assignment.urge"], True)]
    assert looked.context["role"].holders == 1
    assert "assignment.accept" in permissions_of(Role.objects.get(code="official"))
    assert page.post(address, wanted | {"step": "set"}).status_code == 302
    assert "assignment.accept" not in permissions_of(Role.objects.get(code="official"))


def test_who_changes_a_role_of_his_own_is_told_that_it_shows(page, cast):
    address = reverse("role", args=["administrator"])
    assert page.get(address).context["is_own"]
    assert not page.get(reverse("role", args=["official"])).context["is_own"]
    refused = page.post(address, typed("administrator", **{MANAGE: None}) | {"step": "set"})
    assert refused.status_code == 422
    assert "Sẽ không còn ai" in refused.content.decode()
    looked = page.post(address, typed("administrator", **{"assignment.view": Scope.ALL}) | {"step": "look"})
    assert looked.context["widens_own"]
    assert 'value="set"' not in looked.content.decode()


def test_a_role_is_added_on_a_page_of_its_own(page, cast):
    new = {"name": "Thanh tra", "code": "inspector", "assignment.view": "all", "step": "set"}
    assert page.post(reverse("role-new"), new).status_code == 302
    assert permissions_of(Role.objects.get(code="inspector")) == {"assignment.view": Scope.ALL}
    assert page.post(reverse("role-new"), new).status_code == 422
    assert page.get(reverse("role", args=["nobody"])).status_code == 404


def test_a_role_is_granted_where_the_machine_stands(cast, at):
    done = CliRunner().invoke(grant_role_command, [cast.leader.username, "administrator"])
    assert done.exit_code == 0, done.output
    assert RoleGrant.objects.filter(person=cast.leader, role__code="administrator", unit__code="UBND").exists()


def test_a_role_that_is_not_there_is_answered_with_those_that_are(cast):
    with pytest.raises(NoSuchCode, match="administrator, leader, official, tracking-officer, unit-head"):
        CliRunner().invoke(grant_role_command, [cast.leader.username, "admin"], catch_exceptions=False)


def test_roles_stand_side_by_side(page, cast):
    areas = page.get(reverse("roles")).context["areas"]
    names = [role.name for role in Role.objects.order_by("name")]
    cells = {name: dict(zip(names, row, strict=True)) for _area, rows in areas for name, row in rows}
    assert cells[str(PERMISSIONS["extension.ask"])]["Công chức"] == "việc của mình"
    assert cells[str(PERMISSIONS["extension.decide"])]["Công chức"] == ""


def test_a_new_role_begins_as_a_copy_and_leaves_the_other_alone(page, cast):
    new = reverse("role-new")
    assert f"{new}?from=official" in page.get(reverse("role", args=["official"])).content.decode()
    form = page.get(new, {"from": "official"}).context["form"]
    held = permissions_of(Role.objects.get(code="official"))
    typed = {name: form[name].value() or "" for name in form.fields}
    assert {verb: Scope(typed[verb]) for verb in PERMISSIONS if typed[verb]} == held
    assert page.post(new, {**typed, "code": "official-2", "extension.ask": "", "step": "set"}).status_code == 302
    copied = permissions_of(Role.objects.get(code="official-2"))
    assert copied == {verb: scope for verb, scope in held.items() if verb != "extension.ask"}
    assert permissions_of(Role.objects.get(code="official")) == held


def test_a_copy_of_a_role_that_is_not_there_begins_empty(page):
    form = page.get(reverse("role-new"), {"from": "khong-co"}).context["form"]
    assert not any(form[verb].value() for verb in PERMISSIONS)


def test_a_role_is_granted_from_the_page_of_the_person(page, cast):
    shown = page.get(reverse("person", args=[cast.official.pk])).content.decode()
    assert f"{reverse('roles')}?person={cast.official.username}#grant" in shown
    form = page.get(reverse("roles"), {"person": cast.official.username}).context["form"]
    assert form["person"].value() == cast.official.username
