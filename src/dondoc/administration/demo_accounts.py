"""The accounts of the demo: one a role, with passwords made here and kept beside the demo's database."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from dondoc.administration.demo_city import demo_accounts
from dondoc.organization.actions import give_password
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person


def open_accounts(kept_in: Path, *, by: Actor, at: datetime) -> dict[str, str]:
    """Give every demo account a password that it keeps; return them by sign-in name.

    They stand in the file `kept_in`, a name and a password a line, which only its owner may read.
    """
    names = [account.username for account in demo_accounts()]
    known = _read(kept_in)
    passwords = {name: known.get(name) or secrets.token_urlsafe(9) for name in names}
    _write(kept_in, passwords)
    for person in Person.objects.filter(username__in=names):
        if person.username not in known or not person.has_usable_password():
            give_password(person.username, passwords[person.username], by=by, at=at)
    return passwords


def _read(file: Path) -> dict[str, str]:
    if not file.exists():
        return {}
    pairs = (line.partition(" ") for line in file.read_text(encoding="utf-8").splitlines())
    return {name: password for name, _blank, password in pairs if password}


def _write(file: Path, passwords: Mapping[str, str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.chmod(0o600)
    file.write_text("".join(f"{name} {password}\n" for name, password in passwords.items()), encoding="utf-8")
