"""Old Word files (doc): by LibreOffice, which keeps tables, numbers and fonts; else by antiword, as text."""

from __future__ import annotations

from dataclasses import replace

from vanban._errors import DamagedFile, MissingConverter
from vanban._source import Source
from vanban.sources._converter import antiword, office_to_docx
from vanban.sources._last_table import is_run_together, with_last_table
from vanban.sources.docx import open_docx
from vanban.sources.text import decode, source_of_text

MEDIA_TYPE = "application/msword"


def open_doc(data: bytes, *, name: str | None = None) -> Source:
    """Open an old Word file.

    Raises `MissingConverter` where neither LibreOffice nor antiword is installed, `DamagedFile` for a file that neither
    can read, and `TookTooLong`.
    """
    converted = office_to_docx(data, ".doc")
    if converted is not None:
        source = replace(open_docx(converted, name=name), media_type=MEDIA_TYPE)
        if is_run_together(source) and (printed := antiword(data)):
            source = with_last_table(source, printed.decode("utf-8", "replace"))
        return source
    text = antiword(data)
    if text is None:
        raise _unread()
    shown, warnings = decode(text)
    return replace(source_of_text(shown, warnings, name=name), media_type=MEDIA_TYPE)


def _unread() -> DamagedFile | MissingConverter:
    import shutil

    if any(shutil.which(program) for program in ("soffice", "libreoffice", "antiword")):
        return DamagedFile("The old Word file is damaged. Open it in Word, save it as docx and give that.", given="doc")
    return MissingConverter(
        "Old Word files need LibreOffice or antiword, and neither is installed here. Save the file as docx, or install "
        "the package libreoffice-writer-nogui or antiword.",
        given="libreoffice",
    )
