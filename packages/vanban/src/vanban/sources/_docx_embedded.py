"""What a Word file holds of other files: documents put into it whole, and pictures of scanned pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from posixpath import join, normpath

from lxml import etree

from vanban._errors import EmptyFile, ReadingError, UnknownFormat
from vanban._source import Line, Source
from vanban.sources._archive import Archive
from vanban.sources._docx_names import common, number
from vanban.sources._kinds import kind_of
from vanban.sources._limits import check_pages
from vanban.sources._xml import parse_xml

_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_BLIP, _PARAGRAPH, _TEXT = _DRAWING + "blip", _DRAWING + "p", _DRAWING + "t"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_PACKED = (".xlsx", ".xlsm", ".xls", ".docx", ".doc", ".pdf")
_FEW_LETTERS = 40


def has_text(lines: Iterable[Line]) -> bool:
    """Tell whether lines hold more letters than a stamp or the name of a scanning program."""
    return sum(character.isalpha() for line in lines for character in line.text) >= _FEW_LETTERS


def _paragraphs_of(shape: etree._Element) -> list[str]:
    return ["".join(part.text or "" for part in row.iter(_TEXT)) for row in shape.iter(_PARAGRAPH)]


class Embedded:
    """The parts that the main part of a file refers to by id.

    `open_word` opens a Word file put into it; None where it lies too deep to hold further ones.
    """

    def __init__(self, archive: Archive, main: str, open_word: Callable[[bytes], Source] | None) -> None:
        self._archive = archive
        self._open_word = open_word
        self._read: set[str | None] = set()
        folder, _, file = main.rpartition("/")
        relations = archive.get(f"{folder}/_rels/{file}.rels")
        self._names = {
            relation.get("Id"): normpath(join("/", folder, relation.get("Target", ""))).lstrip("/")
            for relation in (parse_xml(relations, "The list of parts") if relations else ())
        }

    def _named(self, element: etree._Element, *attributes: str) -> str | None:
        given = (element.get(f"{_RELATIONS}{one}") for one in attributes)
        return self._names.get(next(filter(None, given), None))

    def lines_of(self, chunk: etree._Element, warnings: list[str]) -> Iterator[Line]:
        """Yield the lines of a document put into the file whole (`w:altChunk`), or warn that it was left out."""
        name = self._named(chunk, "id")
        content = self._archive.get(name) if name else None
        self._read.add(name)
        try:
            source = self._opened(content or b"")
        except ReadingError as unread:
            warnings.append(f"A document within the file was left out. {unread}")
            return
        warnings += source.warnings
        yield from source.lines

    def _opened(self, content: bytes) -> Source:
        from vanban.sources.eml import parts_of_mail
        from vanban.sources.html import open_html
        from vanban.sources.rtf import open_rtf
        from vanban.sources.text import open_text

        kind = kind_of(content)
        if kind == "docx" and self._open_word:
            return self._open_word(content)
        if kind == "eml" and (cover := parts_of_mail(content).cover):  # a web page saved as one file
            return cover
        openers = {"html": open_html, "rtf": open_rtf, "text": open_text, "markdown": open_text}
        if kind not in openers:
            raise UnknownFormat("Give it apart, as docx or pdf.", given=kind)
        return openers[kind](content)

    def diagram(self, drawn: etree._Element) -> list[str]:
        """Return the texts of a diagram's shapes, each with those below it after it, as they are read on the page."""
        name = self._named(drawn, "dm")
        content = self._archive.get(name) if name else None
        if not content:
            return []
        model = parse_xml(common(content), f"The part {name} of the file")
        shapes = {shape.get("modelId", ""): shape for shape in model.iter(_DIAGRAM + "pt")}
        below: dict[str, list[tuple[int, str]]] = {}
        for line in model.iter(_DIAGRAM + "cxn"):
            if line.get("type", "parOf") == "parOf":
                place = number(line.get("srcOrd")), line.get("destId", "")
                below.setdefault(line.get("srcId", ""), []).append(place)
        waiting = [key for key, shape in shapes.items() if shape.get("type") == "doc"] or list(reversed(shapes))
        texts: list[str] = []
        while waiting:
            key = waiting.pop()
            shape = shapes.pop(key, None)
            if shape is not None:
                texts += _paragraphs_of(shape)
                waiting += [other for _, other in sorted(below.get(key, ()), reverse=True)]
        return texts

    def left_out(self) -> list[str]:
        """Return a warning for each worksheet or document that lies in the file as a picture of itself."""
        return [
            f"{name.rpartition('/')[2]} lies within the file and was not read. Give it apart."
            for name in sorted(self._archive.names.intersection(self._names.values()) - self._read)
            if name.lower().endswith(_PACKED)
        ]

    def recognised(self, body: etree._Element) -> Source | None:
        """Return what stands on the pictures of a file without text, each taken as a page; None where nothing does."""
        from vanban.sources.scan import open_picture

        shown = (self._named(element, "embed", "id") for element in body.iter(_BLIP, _PICTURE))
        names = [name for name in dict.fromkeys(shown) if name in self._archive.names]
        check_pages(len(names))
        lines: list[Line] = []
        warnings: list[str] = []
        for page, name in enumerate(names, start=1):
            try:
                source = open_picture(self._archive.read(name))
            except (EmptyFile, UnknownFormat):
                continue  # a logo, or a drawing in a form of Windows' own
            lines += [line._replace(page=page) for line in source.lines]
            warnings += source.warnings
        if not has_text(lines):
            return None
        return Source(tuple(lines), "visual", "", pages=len(names), recognised=True, warnings=tuple(warnings))
