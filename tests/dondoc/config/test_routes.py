"""Every address has a gate, and every gate opens to whom it should and to nobody else: walked by everybody."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.administration.actions import ROLES, read_roles
from routes import Route, routes

GRANTED = {role.code: role.permissions for role in read_roles(ROLES)}
ALL = list(routes())


def test_the_site_has_addresses() -> None:
    assert len(ALL) > 10


@pytest.mark.parametrize("route", ALL, ids=lambda route: route.address)
def test_every_address_declares_its_gate(route: Route) -> None:
    assert route.gate is not None, "a view without a gate answers nobody: decorate it (dondoc.kernel.gates)"


@pytest.mark.parametrize("route", ALL, ids=lambda route: route.address)
def test_every_gate_of_holders_is_held_by_some_role(route: Route) -> None:
    if route.gate is not None and route.gate.opens_to == "holders":
        assert any(route.gate.verb in permissions for permissions in GRANTED.values()), "nobody can ever come in"


@pytest.mark.parametrize("route", ALL, ids=lambda route: route.address)
def test_a_stranger_is_led_to_sign_in(route: Route, client: Client, db: None) -> None:
    answer = client.get(route.address)
    assert route.gate is not None
    led_there = answer.status_code == 302 and answer.headers["Location"].startswith(reverse("sign-in") + "?next=")
    assert led_there != (route.gate.opens_to == "everybody")
    assert answer.status_code < 500


@pytest.mark.parametrize("route", ALL, ids=lambda route: route.address)
def test_who_holds_the_permission_comes_in_and_nobody_else(route: Route, client: Client, cast: Cast) -> None:
    assert route.gate is not None
    for role, permissions in GRANTED.items():
        client.force_login(cast.of_role(role))
        status = client.get(route.address).status_code
        may_pass = route.gate.opens_to != "holders" or route.gate.verb in permissions
        assert status in ({200, 302, 400, 404, 405, 422} if may_pass else {403}), f"{role} met {status}"
