"""Mail (eml): its attachments, also those of forwarded mail within it, and its own text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from vanban._errors import ReadingError
from vanban._source import Source
from vanban.sources._limits import NESTED_DOCUMENTS, NESTING
from vanban.sources._parts import Container, Part
from vanban.sources._winmail import WINMAIL, parts_of_winmail
from vanban.sources.html import open_html, source_of_html
from vanban.sources.text import decode, source_of_text

MEDIA_TYPE = "message/rfc822"
_NO_NAME = "attachment"
_UNSURE = frozenset(("utf-8", "us-ascii", "unknown-8bit", "iso-8859-1", "windows-1252"))
_QUOTED = re.compile(r"^(?:> ?){1,9}", re.MULTILINE)  # what programs put before each line of a mail that is answered
_SIGNATURES = re.compile(r"\.(?:p7s|p7m|asc|sig|ics|vcf)$", re.IGNORECASE)


def parts_of_mail(data: bytes, *, name: str | None = None) -> Container:
    """Return the attachments of a mail in order, at most `NESTED_DOCUMENTS`; the mail's own text is the cover.

    Attachments of mail forwarded as an attachment count as well, `NESTING` deep. Pictures shown within the text and
    signatures are no documents and are left out.
    """
    parser = BytesParser(policy=policy.default.clone(refold_source="none"))
    message = parser.parsebytes(data)
    warnings: list[str] = []
    parts: list[Part] = []
    for part in _attachments(message, 0, warnings):
        if len(parts) == NESTED_DOCUMENTS:
            warnings.append(f"Of the attachments only the first {NESTED_DOCUMENTS} were read.")
            break
        parts.append(part)
    return Container(tuple(parts), _cover(message, name), tuple(warnings))


def _attachments(message: EmailMessage, depth: int, warnings: list[str]) -> Iterator[Part]:
    """Yield the files attached, walking without recursion into the parts of a part but for forwarded mail."""
    waiting: list[tuple[EmailMessage, int]] = [(message, depth)]
    seen = 0
    while waiting and seen < 1_000:
        part, level = waiting.pop(0)
        seen += 1
        if part.get_content_type() == MEDIA_TYPE or part.is_multipart():
            deeper = level + (part.get_content_type() == MEDIA_TYPE)
            if deeper > NESTING:
                warnings.append(f"Mail forwarded more than {NESTING} times over was left out.")
                continue
            inner = [one for one in part.get_payload() if isinstance(one, EmailMessage)]
            waiting[:0] = [(one, deeper) for one in inner]
        elif _is_attached(part):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.startswith(WINMAIL):
                yield from parts_of_winmail(content)
            elif isinstance(content, bytes) and content:
                yield Part(_name_of(part), content)


def _is_attached(part: EmailMessage) -> bool:
    named = _name_of(part)
    if _SIGNATURES.search(named):
        return False
    if part.get_content_disposition() == "attachment":
        return True
    is_text = part.get_content_maintype() == "text"
    is_shown = part.get_content_maintype() == "image" and part.get("Content-ID") is not None
    return not is_text and not is_shown and named != _NO_NAME


def _name_of(part: EmailMessage) -> str:
    try:
        return part.get_filename() or _NO_NAME
    except (
        LookupError,
        ValueError,
        UnicodeError,
        AttributeError,
        TypeError,
    ):  # broken headers
        return _NO_NAME


def _cover(message: EmailMessage, name: str | None) -> Source | None:
    for kind in ("plain", "html"):
        body = message.get_body(preferencelist=(kind,))
        content = body.get_payload(decode=True) if isinstance(body, EmailMessage) else None
        if body is None or not isinstance(content, bytes) or not content.strip():
            continue
        text = _decoded(content, body.get_content_charset())
        try:
            if kind == "html":
                source = open_html(content, name=name) if text is None else source_of_html(text, (), name=name)
            else:
                plain, warnings = decode(content) if text is None else (text, ())
                source = source_of_text(_QUOTED.sub("", plain), warnings, name=name)
        except ReadingError:
            continue
        return replace(source, media_type=MEDIA_TYPE)
    return None


def _decoded(content: bytes, charset: str | None) -> str | None:
    """Return the text by the charset a mail names; None where that is often wrong, or does not fit."""
    if charset is None or charset.lower() in _UNSURE:
        return None
    try:
        return content.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return None
