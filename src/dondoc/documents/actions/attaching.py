"""Adding files to a document that stands in the register, and keeping files that belong to other things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from dondoc.documents.actions.checking import check_beside, require_fits
from dondoc.documents.actions.keeping import hold_files, kept_file
from dondoc.documents.actions.withdrawing import require_standing
from dondoc.documents.errors import FileAlreadyAttached
from dondoc.documents.models import Document, DocumentFile, FileRole, StoredFile
from dondoc.documents.names import plain_name
from dondoc.documents.permissions import INTAKE, get_document_for
from dondoc.journal.actions import Deed, record
from dondoc.organization.actors import Actor


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent: its bytes and the name it came under."""

    content: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be kept, under its plain name."""

    content: bytes
    name: str


def attach_files(*, document_id: int, files: Sequence[Upload], by: Actor, at: datetime) -> list[DocumentFile]:
    """Add the files as annexes of the document, in their order: all of them or none.

    Raises `FileRefused` of its kinds, `FileAlreadyAttached`, `DocumentIsWithdrawn`, `NotFound`.
    """
    by.require(INTAKE)
    get_document_for(by, document_id)
    checked = check(files, by=by, at=at)
    with transaction.atomic():
        document = get_document_for(by, document_id, lock=True)
        require_standing(document)
        with kept_annexes(document, checked, at=at) as added:
            new = {"files": [[one.file.sha256, one.name] for one in added]}
            deed = Deed(
                verb="document.attached", object_type="document", object_id=document.pk, label=str(document), new=new
            )
            record(deed, by=by.author, at=at)
            return added


def keep_file(*, content: bytes, name: str, by: Actor, at: datetime) -> StoredFile:
    """Keep a file that shows something (evidence of a report): checked as an annex is, but of no document.

    Whoever calls it has decided that the actor may. Raises `FileRefused` of its kinds.
    """
    check([Upload(content, name)], by=by, at=at)
    with kept_file(content=content, at=at) as file:
        return file


def check(files: Sequence[Upload], *, seconds: float | None = None, by: Actor, at: datetime) -> list[Checked]:
    """Read every file, each for at most `seconds`, before anything is stored.

    Raises `FileRefused` of its kinds for the first that cannot stay.
    """
    checked = [Checked(upload.content, plain_name(upload.name)) for upload in files]
    for file in checked:
        require_fits(len(file.content), file.name)
        check_beside(file.content, file.name, seconds=seconds, by=by, at=at)
    return checked


@contextmanager
def kept_main(document: Document, file: Checked, *, at: datetime) -> Iterator[DocumentFile]:
    """Keep the file as the document's main text for the work of the block, in one transaction with it."""
    with kept_file(content=file.content, at=at) as stored:
        yield DocumentFile.objects.create(
            document=document, file=stored, name=file.name, role=FileRole.MAIN, position=1
        )


@contextmanager
def kept_annexes(document: Document, files: Sequence[Checked], *, at: datetime) -> Iterator[list[DocumentFile]]:
    """Keep the files as annexes for the work of the block, in one transaction with it. Raises `FileAlreadyAttached`."""
    hold_files(file.content for file in files)
    with ExitStack() as kept:
        stored = [kept.enter_context(kept_file(content=file.content, at=at)) for file in files]
        last = document.files.aggregate(last=Max("position"))["last"] or 0
        annexes = [
            DocumentFile(document=document, file=file, name=checked.name, role=FileRole.ANNEX, position=position)
            for position, (file, checked) in enumerate(zip(stored, files, strict=True), start=last + 1)
        ]
        _require_new(document, annexes)
        yield DocumentFile.objects.bulk_create(annexes)


def _require_new(document: Document, annexes: Sequence[DocumentFile]) -> None:
    known = set(document.files.values_list("file_id", flat=True))
    for annex in annexes:
        if annex.file_id in known:
            raise FileAlreadyAttached(
                _("The document has the file “%(name)s” already. Leave it out, and send the others again.")
                % {"name": annex.name}
            )
        known.add(annex.file_id)
