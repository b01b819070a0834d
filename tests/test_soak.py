"""The program is killed in the midst of its work: a sample of what `make soak` does by the hundred."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest
from django.db import connection

from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.oversight.actions.watching import rebuild
from dondoc.tasks.models import Assignment
from factories import AssignmentFactory

pytestmark = pytest.mark.postgresql

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "soak"


@pytest.fixture(scope="module")
def soak() -> ModuleType:
    loader = SourceFileLoader("soak", str(SCRIPT))
    spec = importlib.util.spec_from_loader("soak", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


@contextmanager
def database_of_its_own() -> Iterator[dict[str, str]]:
    """Yield the environment that names an empty database: a file of the script's own, or one made on the server."""
    settings = connection.settings_dict
    of_the_tests = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    environment = {name: value for name, value in os.environ.items() if name not in of_the_tests}
    if connection.vendor != "postgresql":
        yield environment
        return
    name = "dondoc_soak"
    with connection._nodb_cursor() as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {name}")
    who = f"{settings['USER']}:{settings['PASSWORD']}@{settings['HOST']}:{settings['PORT'] or 5432}"
    try:
        yield {**environment, "DATABASE_URL": f"postgresql://{who}/{name}"}
    finally:
        with connection._nodb_cursor() as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_what_was_said_to_be_done_is_there_and_nothing_is_half_done(db: None) -> None:
    with database_of_its_own() as environment:
        done = subprocess.run(
            [sys.executable, str(SCRIPT), "6", "--seed", "4363"],
            env=environment,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("6 kills")
    assert ": 0 actions" not in done.stdout


def test_what_is_lost_or_half_done_is_found(db: None, soak: ModuleType) -> None:
    work = AssignmentFactory()
    rebuild(by=Actor.system(), at=clock.now())
    assert soak.half_done() == []
    assert soak.lost({}) == []
    Assignment.objects.filter(pk=work.pk).update(state="confirmed")
    faults = soak.half_done()
    assert any("its stand says otherwise" in fault for fault in faults)
    assert any(fault.startswith("watches") for fault in faults)
    assert soak.lost({("assignment", work.pk, 1): "0" * 64}) == [f"lost: ('assignment', {work.pk}, 1)"]
