"""Handing out the files of documents as they came."""

from __future__ import annotations

from django.http import FileResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from dondoc.documents import storage
from dondoc.documents.models import DocumentFile, StoredFile
from dondoc.documents.permissions import VIEW, get_document_for
from dondoc.documents.queries import file_of
from dondoc.kernel.errors import NotFound
from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest


@require_safe
@gate(VIEW)
def original(request: ActorRequest, document_id: int) -> FileResponse:
    """The main text of a document, as it was taken in."""
    return _answer(file_of(get_document_for(request.actor, document_id)))


@require_safe
@gate(VIEW)
def attached(request: ActorRequest, document_id: int, file_id: int) -> FileResponse:
    """One of the files of a document, as it was taken in."""
    return _answer(file_of(get_document_for(request.actor, document_id), file_id))


def hand_out(file: StoredFile, name: str) -> FileResponse:
    """Return the stored bytes under `name`, streamed, to be saved and never run or shown within the site.

    Whoever calls it has decided that the reader may have them. Raises `NotFound` when the bytes are not there.
    """
    try:
        stream = storage.read_stream(file.path)
    except FileNotFoundError as missing:
        raise NotFound(
            _("The file “%(name)s” is not in the storage. Tell an administrator, who can restore it from a backup.")
            % {"name": name}
        ) from missing
    response = FileResponse(stream, as_attachment=True, filename=name, content_type=file.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response


def _answer(found: DocumentFile | None) -> FileResponse:
    if found is None:
        raise NotFound(_("The document has no such file. Open the document again and choose from its files."))
    return hand_out(found.file, found.name)
