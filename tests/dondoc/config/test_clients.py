"""Behind the proxy each client is locked for itself; nobody locks a whole house out of an account."""

from __future__ import annotations

import pytest
from django.urls import reverse

from dondoc.config.clients import address_of

HTTPS = ("HTTP_X_FORWARDED_PROTO", "https")


@pytest.mark.parametrize(
    ("proxy", "forwarded", "address"),
    [
        (HTTPS, "203.0.113.7", "203.0.113.7"),
        (HTTPS, "10.9.9.9, 203.0.113.7", "203.0.113.7"),
        (HTTPS, "", "127.0.0.1"),
        (None, "203.0.113.7", "127.0.0.1"),
    ],
)
def test_the_proxy_is_believed_where_there_is_one_and_no_client_is(rf, settings, proxy, forwarded, address):
    settings.SECURE_PROXY_SSL_HEADER = proxy
    assert address_of(rf.get("/", headers={"x-forwarded-for": forwarded} if forwarded else {})) == address


def test_wrong_passwords_from_elsewhere_do_not_lock_the_owner_out(client, cast, settings):
    settings.SECURE_PROXY_SSL_HEADER = HTTPS
    cast.leader.set_password("con đường làng quê")
    cast.leader.save()

    def sign_in(password, address):
        typed = {"username": cast.leader.username, "password": password}
        return client.post(reverse("sign-in"), typed, headers={"x-forwarded-for": address}).status_code

    for _n in range(settings.AXES_FAILURE_LIMIT):
        sign_in("sai", "203.0.113.7")
    assert sign_in("con đường làng quê", "203.0.113.7") == 429
    assert sign_in("con đường làng quê", "198.51.100.4") == 302
