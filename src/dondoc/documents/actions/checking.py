"""What a file must be before it can become a document or be kept beside one."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

import vanban
from dondoc.documents import kinds
from dondoc.documents.errors import FileEmpty, FileTooLarge, FileUnknown, SecretDocument
from dondoc.documents.reading import read_file, require_harmless
from dondoc.journal.actions import Deed, record
from dondoc.kernel.progress import Progress, silent
from dondoc.organization.actors import Actor


def require_fits(size: int, name: str) -> None:
    """Raise `FileEmpty` or `FileTooLarge` unless a file of `size` bytes may be read at all."""
    if size == 0:
        raise FileEmpty(
            _("The file “%(name)s” is empty. Choose the file again, or save it again where it comes from.")
            % {"name": name}
        )
    if size > settings.DONDOC_UPLOAD_LIMIT:
        raise FileTooLarge(
            _(
                "The file “%(name)s” has %(size)s; at most %(limit)s are taken. "
                "Send it in parts, or scan it at a lower resolution."
            )
            % {"name": name, "size": filesizeformat(size), "limit": filesizeformat(settings.DONDOC_UPLOAD_LIMIT)}
        )


def read_or_refuse(
    content: bytes,
    name: str,
    *,
    seconds: float | None = None,
    progress: Progress = silent,
    by: Actor,
    at: datetime,
) -> vanban.Reading:
    """Return what the file says. Raises `FileRefused`; a state-secret mark is journalled as refused, without content.

    `seconds` and `progress` are as `read_file` takes them.

    Law 117/2025/QH15, Art. 5 forbids to keep what bears such a mark on a machine that is connected to a network: no
    bytes, name, hash, text or mark of it stay.
    """
    require_harmless(content, name)
    try:
        return read_file(content, name, seconds=seconds, progress=progress)
    except SecretDocument:
        _note_refusal(by=by, at=at)
        raise


def check_beside(content: bytes, name: str, *, seconds: float | None = None, by: Actor, at: datetime) -> None:
    """Raise `FileRefused` unless the file may be kept beside a document or as evidence, where it need have no text.

    What can be read is read, for a secret may stand in an annex; a picture, a workbook without macros and a drawn PDF
    are let through.
    """
    try:
        read_or_refuse(content, name, seconds=seconds, by=by, at=at)
    except (FileUnknown, FileEmpty):
        if not kinds.needs_no_text(kinds.media_type_of(content)):
            raise


def _note_refusal(*, by: Actor, at: datetime) -> None:
    with transaction.atomic():
        deed = Deed(
            verb="document.refused",
            object_type="refusal",
            object_id=by.person_id or 0,
            label=str(_("A document with a state-secret mark was refused")),
        )
        record(deed, by=by.author, at=at)
