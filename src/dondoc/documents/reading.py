"""The one door to `vanban`: a file's bytes become a reading, or a refusal that a person can act on."""

from __future__ import annotations

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

import vanban
from dondoc.documents import errors, kinds
from dondoc.documents.errors import FileMisnamed, FileRefused, SecretDocument
from dondoc.kernel.progress import Progress, silent
from vanban import bounded

# What `vanban` cannot read, by its stable codes; %(name)s, %(size)s and %(limit)s are filled in.
_REFUSALS: dict[str, tuple[type[FileRefused], Promise]] = {
    "empty": (
        errors.FileEmpty,
        _(
            "No text was found in the file “%(name)s” (%(size)s). A document is taken with its text: a Word, "
            "OpenDocument, PDF, HTML or text file, or a legible scan. Choose another file, or scan it again."
        ),
    ),
    "unknown-format": (
        errors.FileUnknown,
        _(
            "The file “%(name)s” is no document: its content is of no kind that can be read, whatever its name says. "
            "Word (docx, doc), OpenDocument (odt), RTF, PDF, HTML and text files are taken. Save it as one of these."
        ),
    ),
    "encrypted": (
        errors.FileEncrypted,
        _(
            "The file “%(name)s” is locked with a password and cannot be read. Only files that open without one are "
            "taken. Take the password off in the program that made it, and choose it again."
        ),
    ),
    "macros": (
        errors.FileWithMacros,
        _(
            "The file “%(name)s” carries a program (macros or scripts), which no document needs. Only files "
            "without one are taken. Save it as docx or PDF, and choose that file."
        ),
    ),
    "too-large": (
        errors.FileTooLarge,
        _(
            "The file “%(name)s” (%(size)s) unpacks to more than is read, or has too many pages. Files up to %(limit)s "
            "are taken, unpacked at a usual rate. Send it in parts."
        ),
    ),
    "damaged": (
        errors.FileDamaged,
        _(
            "The file “%(name)s” (%(size)s) is cut short or broken inside. Only whole files are taken. Get it again "
            "from where it comes, see that it opens, and choose it again."
        ),
    ),
    "missing-converter": (
        errors.ConverterMissing,
        _(
            "The file “%(name)s” needs a program that is not installed here. Save it as docx or PDF and choose that "
            "file, or ask an administrator to install what old Word files and scans need."
        ),
    ),
    "took-too-long": (
        errors.ReadingTooLong,
        _(
            "Reading the file “%(name)s” (%(size)s) took longer, or more memory, than is allowed. Send it in parts, "
            "or save it again in a plainer form."
        ),
    ),
}
_SECRET = _(
    "The document bears the mark Mật, Tối mật or Tuyệt mật. State secrets must not be kept on a machine that is "
    "connected to a network (Law 117/2025/QH15, Art. 5), so nothing of it was kept. Handle it on paper or on a machine "
    "that stands alone; only documents without such a mark are taken here."
)
_OTHER = (
    FileRefused,
    _("The file “%(name)s” (%(size)s) could not be read. Save it as docx or PDF, and choose that file."),
)


def read_file(
    content: bytes, name: str, *, seconds: float | None = None, progress: Progress = silent
) -> vanban.Reading:
    """Return what the file says, read in a process of its own with limits on time, memory and output.

    It may take `seconds`, or `DONDOC_READING_SECONDS` where none are given; `progress` hears of its pages.
    Raises `FileRefused`, by its kinds, for what cannot be or become a document here.
    """
    try:
        reading = bounded.read(content, name=name, limits=_limits(seconds), progress=progress)
    except vanban.ReadingError as wrong:
        raise _refusal(wrong.code, name, len(content)) from None
    if reading.secrecy is not None:
        raise SecretDocument(_SECRET)
    return reading


def _limits(seconds: float | None) -> bounded.Limits:
    return bounded.Limits(seconds=seconds or settings.DONDOC_READING_SECONDS, memory=settings.DONDOC_READING_MEMORY)


def require_harmless(content: bytes, name: str) -> None:
    """Raise `FileWithMacros`, `FileEncrypted` or `FileMisnamed` for what shows without being read."""
    if kinds.has_macros(content):
        raise _refusal("macros", name, len(content))
    if kinds.is_locked(content):
        raise _refusal("encrypted", name, len(content))
    media_type = kinds.media_type_of(content)
    if kinds.is_misnamed(name, media_type):
        raise FileMisnamed(
            _(
                "The file “%(name)s” is not what its name says: its content is %(media_type)s. Only files whose ending "
                "fits their content are taken. Ask the sender what it is, or give it the right ending."
            )
            % {"name": name, "media_type": media_type}
        )


def _refusal(code: str, name: str, size: int) -> FileRefused:
    if code == "secret":
        return SecretDocument(_SECRET)
    kind, sentence = _REFUSALS.get(code, _OTHER)
    limit = filesizeformat(settings.DONDOC_UPLOAD_LIMIT)
    return kind(str(sentence) % {"name": name, "size": filesizeformat(size), "limit": limit})
