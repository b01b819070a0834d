"""Keeping the files that show what is said: of reports, and of requests for more time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dondoc.documents.actions.attaching import Upload, check
from dondoc.documents.actions.keeping import hold_files, kept_file
from dondoc.documents.models import StoredFile
from dondoc.organization.actors import Actor


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored file under the name it came with."""

    file: StoredFile
    name: str

    @property
    def told(self) -> list[str]:
        """How the journal names it: by the hash of its bytes and its name."""
        return [self.file.sha256, self.name]


@contextmanager
def kept_uploads(uploads: Sequence[Upload], *, by: Actor, at: datetime) -> Iterator[list[Kept]]:
    """Keep the files for the work of the block, in one transaction with it: all of it stays or nothing.

    Raises what `documents` refuses of a file.
    """
    checked = check(uploads, by=by, at=at)
    with ExitStack() as stack:
        stack.enter_context(transaction.atomic())
        hold_files(file.content for file in checked)
        yield [Kept(stack.enter_context(kept_file(content=file.content, at=at)), file.name[:200]) for file in checked]
