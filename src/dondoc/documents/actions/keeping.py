"""Keeping bytes: in the storage first, then as a row, and neither without the other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from dondoc.documents import storage
from dondoc.documents.kinds import media_type_of
from dondoc.documents.locks import hold
from dondoc.documents.models import StoredFile


def hold_files(contents: Iterable[bytes]) -> None:
    """Hold what `kept_file` will hold for each of `contents`, in one order for all, so that nobody waits in a ring."""
    for sha256 in sorted(hashlib.sha256(content).hexdigest() for content in contents):
        hold(f"file {sha256}")


@contextmanager
def kept_file(*, content: bytes, at: datetime) -> Iterator[StoredFile]:
    """Keep `content` for the work of the block, in one transaction with it; if the block fails nothing stays.

    Who keeps the same bytes at the same time waits here. Bytes that a kill leaves without a row are taken away by
    `sweep_orphans`.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        hold(f"file {sha256}")
        file = StoredFile.objects.filter(sha256=sha256).first()
        if file is not None:
            yield file
            return
        file = StoredFile(sha256=sha256, size=len(content), media_type=media_type_of(content), stored_at=at)
        is_put = storage.write_whole(file.path, content)
        try:
            with transaction.atomic():
                file.save()
                yield file
        except BaseException:
            if is_put:
                storage.remove(file.path)
            raise
