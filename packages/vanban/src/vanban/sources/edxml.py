"""edXML, the envelope in which offices exchange documents (QCVN 102:2016/BTTTT): who sent what to whom, and the files.

Senders write its names in several ways (with and without a namespace, `CodeNumber` or `Number`); names are compared
without namespace and case.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from vanban._source import Line, Source
from vanban.sources._limits import NESTED_DOCUMENTS
from vanban.sources._parts import Container, Part
from vanban.sources._xml import parse_xml

MEDIA_TYPE = "application/edxml+xml"
_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})|(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
_URGENCIES = {"0": "", "1": "Khẩn", "2": "Thượng khẩn", "3": "Hỏa tốc", "4": "Hỏa tốc"}


@dataclass(frozen=True, slots=True)
class Organ:
    """An office that sends or receives: its code on the exchange and its name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the header of an edXML message states. Empty where it states nothing; `date` and `due` are ISO dates.

    `files` are the files within, in order, by their names there.
    """

    sender: Organ
    receivers: tuple[Organ, ...] = ()
    number: str = ""
    notation: str = ""
    place: str = ""
    date: str = ""
    type_name: str = ""
    subject: str = ""
    content: str = ""
    signer_title: str = ""
    signer_name: str = ""
    due: str = ""
    urgency: str = ""
    answers: tuple[str, ...] = ()
    files: tuple[Part, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """Number and notation as printed: "634/TB-VPCP"; empty without a number."""
        if not self.number or not self.notation or "/" in self.number:
            return self.number
        return f"{self.number}/{self.notation.lstrip('/')}"


def read_envelope(data: bytes) -> Envelope:
    """Return what an edXML message holds. Raises `DamagedFile` for what is no XML or defines entities of its own."""
    root = _Element(parse_xml(data, "The edXML message"))
    header = root.first("messageheader") or root
    files, warnings = _files(root)
    return Envelope(
        sender=_organ(header.first("from") or _NOTHING),
        receivers=tuple(_organ(one) for one in header.all("to")),
        number=header.text("codenumber", "number"),
        notation=header.text("codenotation", "notation"),
        place=(header.first("promulgationinfo") or _NOTHING).text("place"),
        date=_iso(header.text("promulgationdate")),
        type_name=header.text("typename"),
        subject=header.text("subject"),
        content=header.text("content"),
        signer_title=(header.first("signerinfo") or _NOTHING).text("position"),
        signer_name=(header.first("signerinfo") or _NOTHING).text("fullname"),
        due=_iso(header.text("duedate")),
        urgency=_URGENCIES.get(header.text("priority"), header.text("priority")),
        answers=tuple(_answered(one) for one in header.all("responsefor") if _answered(one)),
        files=files,
        warnings=warnings,
    )


def parts_of_edxml(data: bytes, *, name: str | None = None) -> Container:
    """Return the files of an edXML message with what its header states; without files the header is the cover."""
    envelope = read_envelope(data)
    stated = {
        "code": envelope.code,
        "date": envelope.date,
        "subject": envelope.subject,
        "issuer": envelope.sender.name,
        "place": envelope.place,
    }
    known = {field: value for field, value in stated.items() if value}
    return Container(envelope.files, _cover(envelope, name), envelope.warnings, known)


def _cover(envelope: Envelope, name: str | None) -> Source | None:
    """Lay the header out as the document would be, for a message that came without its file."""
    year, month, day = envelope.date.split("-") if envelope.date else ("", "", "")
    dated = f"{envelope.place or '...'}, ngày {day} tháng {month} năm {year}" if year else ""
    rows = (
        envelope.sender.name.upper(),
        f"Số: {envelope.code}" if envelope.code else "",
        dated,
        envelope.urgency.upper(),
        envelope.type_name.upper(),
        envelope.subject,
        *envelope.content.splitlines(),
        envelope.signer_title.upper(),
        envelope.signer_name,
    )
    lines = tuple(Line(text, paragraph=number) for number, text in enumerate(row for row in rows if row.strip()))
    return Source(lines, "paragraphs", MEDIA_TYPE, name=name) if lines else None


class _Element:
    """An element whose children are found by name, whatever their namespace and case."""

    def __init__(self, element: etree._Element | None) -> None:
        self._element = element

    def all(self, *names: str) -> Iterator[_Element]:
        """Yield the elements below of one of the names, in order."""
        for one in self._element.iter() if self._element is not None else ():
            if isinstance(one.tag, str) and one.tag.rpartition("}")[2].lower() in names:
                yield _Element(one)

    def first(self, *names: str) -> _Element | None:
        """Return the first element below of one of the names."""
        return next(self.all(*names), None)

    def text(self, *names: str) -> str:
        """Return the text of the first element of one of the names, "" where there is none; its own without names."""
        one = self.first(*names) if names else self
        content = one._element.text if one is not None and one._element is not None else None
        return " ".join((content or "").split()) if names != ("content",) else (content or "").strip()

    def attribute(self, name: str) -> str:
        """Return an attribute whatever its namespace, "" where there is none."""
        if self._element is None:
            return ""
        found = (
            str(value) for key, value in self._element.attrib.items() if str(key).rpartition("}")[2].lower() == name
        )
        return next(found, "")


_NOTHING = _Element(None)


def _organ(element: _Element) -> Organ:
    return Organ(element.text("organid"), element.text("organname"))


def _answered(element: _Element) -> str:
    return element.text("code") or element.text("codenumber", "documentid") or element.text()


def _iso(text: str) -> str:
    found = _DAY.search(text)
    if not found:
        return ""
    year, month, day, day_first, month_second, year_last = found.groups()
    return f"{year or year_last}-{int(month or month_second):02}-{int(day or day_first):02}"


def _files(root: _Element) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    found: list[Part] = []
    warnings: list[str] = []
    names = {one.attribute("href").removeprefix("cid:"): one.text("attachmentname") for one in root.all("reference")}
    for one in root.all("attachment"):
        encoded = one.text("contenttransferencoded", "contenttransferencode", "filecontent", "data")
        if not encoded:
            continue
        name = one.text("attachmentname", "filename") or names.get(one.text("contentid"), "") or one.text("description")
        if len(found) == NESTED_DOCUMENTS:
            warnings.append(f"Of the files only the first {NESTED_DOCUMENTS} were read.")
            break
        try:
            found.append(Part(name or "attachment", base64.b64decode(re.sub(r"\s+", "", encoded), validate=True)))
        except (binascii.Error, ValueError):
            warnings.append(f"{name or 'A file'} is not well encoded and was left out. Ask the sender for it again.")
    return tuple(found), tuple(warnings)
