"""Whether this installation is whole and at work: what is to be done, in sentences. Nothing is changed."""

from __future__ import annotations

import filecmp
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.administration.queries import last_seal, unsealed_since
from dondoc.jobs.queries import keeping_up
from dondoc.kernel import clock
from dondoc.notices.models import DeliveryState
from dondoc.notices.queries import counted
from dondoc.organization.queries import may_be_kept_on, units_on
from dondoc.ui.formats import day, moment
from dondoc.workcalendar.queries import years_without_notice

Check = Callable[[datetime], Iterator[str]]
_PATIENCE = timedelta(minutes=15)
_SEALED_WITHIN = timedelta(days=2)
_PROGRAMS = {
    "tesseract": "tesseract-ocr tesseract-ocr-vie",
    "antiword": "antiword",
    "soffice": "libreoffice-writer-nogui",
}


def look(at: datetime) -> dict[str, list[str]]:
    """Return what is to be done, by what was looked at; nothing else where the database is not ready."""
    unprepared = _unprepared()
    return {"database": unprepared} if unprepared else {code: list(one(at)) for code, (_name, one) in _CHECKS.items()}


def name_of(code: str) -> str | Promise:
    """Return what was looked at, in words."""
    return _CHECKS[code][0]


def _unprepared() -> list[str]:
    """Return why nothing else can be looked at: the database does not answer, or is older than the program."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError as broken:
        return [_("It does not answer: %(why)s. Look at DATABASE_URL.") % {"why": str(broken).strip().splitlines()[0]}]
    if missing:
        return [_("%(n)d migrations are to be applied: dondoc manage migrate.") % {"n": len(missing)}]
    return []


def _database(_at: datetime) -> Iterator[str]:
    if connection.vendor == "sqlite" and any(host not in _LOCAL for host in settings.ALLOWED_HOSTS):
        yield _("Others reach this site, and SQLite has one writer: use PostgreSQL (docs/how-to/run-in-production.md).")


def _folders(_at: datetime) -> Iterator[str]:
    home = Path(settings.DONDOC_HOME)
    if home.exists() and home.stat().st_mode & 0o007:
        yield _("Every account of this machine may look into %(folder)s: chmod o= %(folder)s.") % {"folder": home}
    for folder in (settings.DONDOC_FILES, settings.DONDOC_SEALS):
        try:
            Path(folder).mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as broken:
            yield _("%(folder)s cannot be written: %(why)s.") % {"folder": folder, "why": broken.strerror}
            continue
        free = shutil.disk_usage(folder).free
        if free < _LEAST_FREE:
            yield _("%(folder)s has %(n)d MB left; make room.") % {"folder": folder, "n": free // 2**20}


def _settings(_at: datetime) -> Iterator[str]:
    if settings.DEBUG:
        yield _("DONDOC_DEBUG is on: pages show their innards to anybody. Leave it out.")
    is_reached = any(host not in _LOCAL for host in settings.ALLOWED_HOSTS)
    if is_reached and not settings.SESSION_COOKIE_SECURE:
        yield _("DONDOC_HTTPS is not set: passwords and cookies travel where others read them.")
    if is_reached and urlsplit(settings.DONDOC_SITE).hostname in _LOCAL:
        yield _("DONDOC_SITE is not set: links in messages, and those to choose a password, lead nowhere.")
    if not settings.ALLOWED_HOSTS:
        yield _("DONDOC_HOSTS is blank, so every page is refused: write the names of this site, or leave it out.")
    if "*" in settings.ALLOWED_HOSTS:
        yield _("DONDOC_HOSTS allows every name: write the names of this site.")
    if len(settings.SECRET_KEY) < _SHORTEST_KEY:
        yield _("DONDOC_SECRET_KEY is short, and who guesses it can be anybody: leave it out, then one is made.")


def _styles(_at: datetime) -> Iterator[str]:
    """Pages name styles and scripts by what was gathered; where that is not this version's, they fail."""
    gathered = Path(settings.STATIC_ROOT)
    own = ((path, storage.path(path)) for finder in get_finders() for path, storage in finder.list([]))
    is_whole = (gathered / "staticfiles.json").exists() and all(_is_same(gathered / path, one) for path, one in own)
    if not settings.DEBUG and not is_whole:
        yield _(
            "Those of this version are not gathered, and pages fail without: dondoc manage collectstatic --noinput."
        )


def _is_same(gathered: Path, own: str) -> bool:
    return gathered.exists() and filecmp.cmp(gathered, own, shallow=False)


def _workers(at: datetime) -> Iterator[str]:
    keeping = keeping_up(at)
    if keeping.since is not None and at - keeping.since > _PATIENCE:
        yield _("%(n)d runs wait, the oldest since %(since)s: start a worker with dondoc work.") % {
            "n": keeping.waiting,
            "since": moment(keeping.since),
        }


def _journal(at: datetime) -> Iterator[str]:
    since = unsealed_since()
    if since is not None and at - since > _SEALED_WITHIN:
        seal = last_seal()
        last = _("It was sealed last on %(on)s.") % {"on": day(seal.sealed_at)} if seal else _("It was never sealed.")
        yield last + " " + _("A worker seals it every night (dondoc work), or dondoc journal seal does.")


def _messages(_at: datetime) -> Iterator[str]:
    given_up = counted().get(DeliveryState.FAILED, 0)
    if given_up:
        yield _("%(n)d were given up: the page of deliveries says why, and sends them again.") % {"n": given_up}


def _organization(at: datetime) -> Iterator[str]:
    today = clock.local_date(at)
    code = settings.DONDOC_COMMITTEE
    if not units_on(today).filter(code=code).exists():
        yield _(
            "No unit of today bears the code %(code)s: DONDOC_COMMITTEE names the body whose orders are tracked."
        ) % {"code": code}
    if not may_be_kept_on(today):
        yield _(
            "Nobody who can sign in may keep units, people and roles: dondoc setup, dondoc grant-role or dondoc "
            "password-link."
        )
    for year in years_without_notice(today):
        if year > today.year:  # it may not have been issued yet; the first page reminds who keeps the calendar
            continue
        yield _("The days off of %(year)d are not entered: the page of the calendar takes them.") % {"year": year}


def _programs(_at: datetime) -> Iterator[str]:
    for program, packages in _PROGRAMS.items():
        if shutil.which(program) is None:
            yield _("%(program)s is missing, some documents will not be read: apt install %(packages)s.") % {
                "program": program,
                "packages": packages,
            }


_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})
_LEAST_FREE = 500 * 2**20
_SHORTEST_KEY = 32
_CHECKS: dict[str, tuple[str | Promise, Check]] = {
    "database": (gettext_lazy("Database"), _database),
    "folders": (gettext_lazy("Files and seals"), _folders),
    "settings": (gettext_lazy("Settings"), _settings),
    "styles": (gettext_lazy("Styles and scripts"), _styles),
    "workers": (gettext_lazy("Long work"), _workers),
    "journal": (gettext_lazy("Journal"), _journal),
    "messages": (gettext_lazy("Deliveries"), _messages),
    "organization": (gettext_lazy("Administrators and calendar"), _organization),
    "programs": (gettext_lazy("Reading of documents"), _programs),
}
