"""Taking away bytes that a kill left in the storage without a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction

from dondoc.documents import storage
from dondoc.documents.locks import hold
from dondoc.documents.models import StoredFile, WaitingIntake
from dondoc.documents.permissions import SWEEP
from dondoc.journal.actions import Deed, record
from dondoc.organization.actors import Actor

LONGEST_WAIT = timedelta(days=2)
_HASH = re.compile(r"[0-9a-f]{64}")


def sweep_orphans(*, by: Actor, at: datetime, rest: timedelta = timedelta(hours=1)) -> int:
    """Remove bytes, whole or half written, that no row names and nobody has touched for `rest`; return how many.

    Files that no worker has managed to read for `LONGEST_WAIT` wait no longer.

    Safe beside uploads of the same bytes: each file is held while its row is looked for. Safe to run twice.
    """
    by.require(SWEEP)
    WaitingIntake.objects.filter(given_at__lt=at - LONGEST_WAIT).delete()
    removed = sum(_remove_if_orphan(path) for path in _orphans(before=at - rest))
    if removed:
        with transaction.atomic():
            deed = Deed(
                verb="storage.swept", object_type="storage", object_id=0, label="storage", new={"removed": removed}
            )
            record(deed, by=by.author, at=at)
    return removed


def _orphans(*, before: datetime) -> Iterator[str]:
    waiting = set(WaitingIntake.objects.values_list("token", flat=True))  # few at any time
    for folder, names in storage.folders():
        hashes = {name for name in names if _HASH.fullmatch(name)}
        known = set(StoredFile.objects.filter(sha256__in=hashes).values_list("sha256", flat=True))
        for name in names:
            is_kept = name in known or name.partition("-")[0] in waiting
            if not is_kept and storage.touched_at(f"{folder}/{name}") < before:
                yield f"{folder}/{name}"


def _remove_if_orphan(path: str) -> bool:
    name = path.rpartition("/")[2]
    with transaction.atomic():
        hold(f"file {name}")
        if StoredFile.objects.filter(sha256=name).exists():
            return False
        storage.remove(path)
    return True
