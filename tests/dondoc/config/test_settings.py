"""A setting that cannot be is refused when the program starts, by its name; what may be left blank may."""

from __future__ import annotations

import runpy
from typing import Any

import pytest
from environs import EnvValidationError

from dondoc import config


def read(monkeypatch: pytest.MonkeyPatch, **given: str) -> dict[str, Any]:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(config.__path__[0] + "/settings.py")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://root@localhost/dondoc"),
        ("DATABASE_URL", "dondoc"),
        ("DONDOC_DONE_AT", "some day"),
        ("DONDOC_DOSSIER_DAYS", "0"),
        ("DONDOC_DOSSIER_DAYS", "61"),
        ("DONDOC_ENTRY_DAYS", "-1"),
        ("DONDOC_EXTENSIONS_AT_MOST", "-1"),
        ("DONDOC_HTTPS", "perhaps"),
        ("DONDOC_LOG_LEVEL", "LOUD"),
        ("DONDOC_MESSAGES_KEPT_DAYS", "-1"),
        ("DONDOC_ORIGINS", "dondoc.example.gov.vn"),
        ("DONDOC_PASSWORD_LINK_DAYS", "0"),
        ("DONDOC_PASSWORD_LINK_DAYS", "31"),
        ("DONDOC_READING_SECONDS", "-5"),
        ("DONDOC_SESSION_HOURS", "0"),
        ("DONDOC_SIGN_IN_ATTEMPTS", "0"),
        ("DONDOC_SITE", "dondoc.example.gov.vn"),
        ("DONDOC_STANDING_MONTHS", "-1"),
        ("DONDOC_UPLOAD_LIMIT", "50MB"),
        ("DONDOC_WEBHOOK", "file:///etc/passwd"),
    ],
)
def test_what_a_setting_cannot_be_is_refused_by_its_name(monkeypatch, name, value) -> None:
    with pytest.raises(EnvValidationError, match=name):
        read(monkeypatch, **{name: value})


@pytest.mark.parametrize("address", ["postgresql:///dondoc", "postgres://u:p@host:5432/d", "sqlite:////srv/d.sqlite3"])
def test_these_databases_can_be(monkeypatch, address) -> None:
    assert read(monkeypatch, DATABASE_URL=address)["DATABASES"]["default"]["NAME"]


def test_no_webhook_may_be_said_by_a_blank(monkeypatch) -> None:
    assert read(monkeypatch, DONDOC_WEBHOOK="")["DONDOC_WEBHOOK"] == ""


def test_links_in_messages_have_one_slash_after_the_site(monkeypatch) -> None:
    assert read(monkeypatch, DONDOC_SITE="https://dondoc.example.gov.vn/")["DONDOC_SITE"].endswith(".vn")


def test_cookies_travel_by_tls_alone_where_the_proxy_ends_it(monkeypatch) -> None:
    found = read(monkeypatch, DONDOC_HTTPS="true")
    assert found["SESSION_COOKIE_SECURE"]
    assert found["CSRF_COOKIE_SECURE"]
    assert found["SECURE_HSTS_SECONDS"] == 31_536_000


def test_the_secret_key_is_made_once_for_its_owner_alone(monkeypatch, tmp_path) -> None:
    home = tmp_path / "data"
    monkeypatch.delenv("DONDOC_SECRET_KEY")
    first = read(monkeypatch, DONDOC_HOME=str(home))["SECRET_KEY"]
    assert len(first) > 50
    assert (home.stat().st_mode & 0o777, (home / "secret-key").stat().st_mode & 0o777) == (0o700, 0o600)
    assert read(monkeypatch, DONDOC_HOME=str(home))["SECRET_KEY"] == first
