"""Taking in what takes longer to read than a person waits: put by in his request, read by a worker."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from dondoc.documents import storage
from dondoc.documents.actions.attaching import Upload
from dondoc.documents.actions.registering import Intake, intake
from dondoc.documents.errors import ReadingTooLong
from dondoc.documents.models import Direction, WaitingIntake
from dondoc.documents.permissions import INTAKE
from dondoc.jobs.actions import ask
from dondoc.jobs.models import Run
from dondoc.kernel.errors import NotFound, Refusal
from dondoc.kernel.progress import Progress, silent
from dondoc.organization.actors import Actor

READ = "read-document"
"""The kind of the run that reads what was put by."""


def intake_or_ask(
    *,
    files: Sequence[Upload],
    direction: Direction | None = None,
    received_on: date | None = None,
    receipt_number: int | None = None,
    by: Actor,
    at: datetime,
) -> Intake | Run:
    """Take the files in as `intake` does, the first as main text, while the person waits; or ask for a run that does.

    A run is asked for when a file is not read within `DONDOC_READING_PATIENCE` seconds, as scans of many pages are not.
    The files then wait apart, in no register. Raises as `intake` does.
    """
    main, *annexes = files
    try:
        return intake(
            content=main.content,
            name=main.name,
            direction=direction,
            received_on=received_on,
            receipt_number=receipt_number,
            annexes=annexes,
            seconds=settings.DONDOC_READING_PATIENCE,
            by=by,
            at=at,
        )
    except ReadingTooLong:
        waiting = WaitingIntake(
            token=secrets.token_hex(16),
            names=[file.name for file in files],
            direction=direction or "",
            received_on=received_on,
            receipt_number=receipt_number,
            given_at=at,
        )
        return _put_by(waiting, files, by=by)


def _put_by(waiting: WaitingIntake, files: Sequence[Upload], *, by: Actor) -> Run:
    try:
        for path, file in zip(waiting.paths, files, strict=True):
            storage.write_whole(path, file.content)
        with transaction.atomic():
            waiting.save()
            size = filesizeformat(sum(len(file.content) for file in files))
            # Without the files' names: of a document that proves secret none may stay.
            label = _("Reading a document of %(size)s") % {"size": size}
            return ask(kind=READ, label=label, arguments={"waiting": waiting.pk}, by=by, at=waiting.given_at)
    except BaseException:
        _remove(waiting)
        raise


def intake_waiting(*, waiting_id: int, by: Actor, at: datetime, progress: Progress = silent) -> Intake:
    """Read what was put by, register it as `intake` does, and take the bytes that waited away, registered or refused.

    What breaks or is killed on the way leaves them for the next attempt, two days at most. Raises as `intake` does, and
    `NotFound` when nothing waits any more.
    """
    by.require(INTAKE)
    waiting = WaitingIntake.objects.filter(pk=waiting_id).first()
    if waiting is None:
        raise NotFound(_("These files were read or refused before. Look for the document, or take them in again."))
    try:
        main, *annexes = [
            Upload(storage.read_whole(path), name) for path, name in zip(waiting.paths, waiting.names, strict=True)
        ]
        taken = intake(
            content=main.content,
            name=main.name,
            direction=Direction(waiting.direction) if waiting.direction else None,
            received_on=waiting.received_on,
            receipt_number=waiting.receipt_number,
            annexes=annexes,
            seconds=settings.DONDOC_READING_LONG_SECONDS,
            progress=progress,
            by=by,
            at=at,
        )
    except Refusal:
        _forget(waiting)
        raise
    _forget(waiting)
    return taken


def _forget(waiting: WaitingIntake) -> None:
    _remove(waiting)
    waiting.delete()


def _remove(waiting: WaitingIntake) -> None:
    for path in waiting.paths:
        with suppress(OSError):
            storage.remove(path)
