"""PDF files with a text layer; pages without one, or with one not to be believed, are recognised by `scan`."""

from __future__ import annotations

import re
from collections import deque
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import normalize

from vanban._errors import DamagedFile, EmptyFile, EncryptedFile
from vanban._normalise import holds
from vanban._progress import tell
from vanban._source import Source
from vanban._words import LOWER, UPPER
from vanban.sources._forms import fields_of, is_typed, undrawn, with_typed
from vanban.sources._furniture import settle_stamps
from vanban.sources._gutters import Columns
from vanban.sources._legacy import convert, guess
from vanban.sources._letters import Letters
from vanban.sources._limits import RECOGNISED_AT_ONCE, check_pages, check_text
from vanban.sources._loaded import LoadedPage
from vanban.sources._overlays import flatten, has_words_over
from vanban.sources._pages import lines_of
from vanban.sources._pdf_page import PageText
from vanban.sources._rules import shapes_on
from vanban.sources._segments import Segment
from vanban.sources._syllables import vietnamese_share
from vanban.sources._turned import turn

if TYPE_CHECKING:
    from concurrent.futures import Future

    from vanban.sources.scan import Ahead, Upright

MEDIA_TYPE = "application/pdf"
_LETTERS = re.compile(r"[^\W\d_]+")
_VIETNAMESE = re.compile("[ơưđăƠƯĐĂ\u1ea0-\u1ef9]")  # what neither legacy text nor wrong recognition has
_FEW_LETTERS = 40
_FEW_SIGNS = 10
# What no office writes: signs without meaning, letters of scripts far away, a "?" for a letter. A font whose letters a
# file does not name, or names wrongly, reads so: "&Ӝ1* +Ñ$" for "CỘNG HÒA".
_UNREADABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u0180-\u019f\u01a2-\u01ae\u01b1-\u02bf\u0400-\u1dff\u2c00-\uffff]"
)
# A font whose letters a file takes for others: "CàNG HÒA XÃ HàI", "H¿nh phúc", "đ°ợc", "quyÁt". None of these signs
# stands in a word, no capital with a mark behind a small letter, and no small one with a mark between two capitals.
_SIGNS = "¡¢£¤¥¦¨©ª¬®¯°±´µ¸¾¿ÄÅÆÞßäåæðñöøþÿ\u0100\u0101\u0104\u0105"
_MISTAKEN = re.compile(
    f"(?<=[^\\W\\d_])[{_SIGNS}]|[{_SIGNS}](?=[{LOWER}])|(?<=[{LOWER}])(?![A-Z])[{UPPER}]|"
    f"(?<=[{UPPER}])(?![a-z])[{LOWER}](?=[{UPPER}])"
)
_FEW_MISTAKEN = 4
_FOR_A_LETTER = re.compile(r"\?(?=[A-Za-z?])")
_GARBLED_SHARE = 0.06
_DRAWN_LETTERS = 200  # shapes, where each letter is drawn as one
_SAMPLE = 400  # characters, from which most pages are told already
_FIRST_PAGES = 8_000  # characters
_SCANNED_SHARE = 0.4  # of a page's area covered by one picture


def open_pdf(data: bytes, *, name: str | None = None) -> Source:
    """Open a PDF of at most 500 pages.

    Raises `EncryptedFile` where a password is needed, `TooLarge`, `DamagedFile`, and for pages that must be recognised
    `MissingConverter` or `TookTooLong`.
    """
    document = _opened(data)
    reader = _Reader(document, name)
    try:
        return reader.source()
    finally:
        reader.close()
        document.close()


def _opened(data: bytes) -> Any:
    import pypdfium2

    start = data.find(b"%PDF-", 0, 1024)
    try:
        document = pypdfium2.PdfDocument(data[start:] if start > 0 else data)
    except pypdfium2.PdfiumError as refused:
        if "password" in str(refused).lower() or "security" in str(refused).lower():
            raise EncryptedFile(
                "The PDF asks for a password. Remove the password and give it again.", given="pdf"
            ) from refused
        raise DamagedFile("The PDF is cut short or damaged. Print or save it again as PDF.", given="pdf") from refused
    try:
        check_pages(len(document))
        if not len(document):
            raise EmptyFile("The PDF has no page. Give the document itself.", given=0)
    except BaseException:
        document.close()
        raise
    return document


class _Page(NamedTuple):
    """What was read of a page: what is printed, typed into fields and laid over it; its picture, once it is begun."""

    number: int
    found: list[Segment]
    typed: list[Segment]
    overlaid: list[Segment]
    columns: Columns | None
    begun: Future[Upright] | None


class _Reader:
    """Reads the pages of one PDF. Of those that are recognised some wait for their turn, while more are begun."""

    def __init__(self, document: Any, name: str | None) -> None:
        self._document = document
        self._name = name
        self._warnings: list[str] = []
        self._properties: dict[str, str] = {}
        self._recognised: list[int] = []
        self._columns: Columns | None = None
        self._seen = self._mistaken = False
        self._ahead: Ahead | None = None
        self._waiting: deque[_Page] = deque()
        self._pages: list[list[Segment]] = []

    def source(self) -> Source:
        """Return the document's lines in reading order, notes last."""
        total = len(self._document)
        tell(0, total)
        for index in range(total):
            self._waiting.append(self._page(index))
            self._finish(RECOGNISED_AT_ONCE)
        self._finish(0)
        pages = self._pages
        check_text(sum(len(segment.text) for page in pages for segment in page))
        self._convert_legacy(pages)
        return Source(
            tuple(lines_of(pages)),
            "visual",
            MEDIA_TYPE,
            name=self._name,
            pages=total,
            recognised=len(self._recognised) * 2 > total,
            warnings=tuple(self._warnings),
            properties=self._properties,
        )

    def close(self) -> None:
        """Wait for pages that were begun and are no more asked for."""
        if self._ahead is not None:
            self._ahead.close()

    def _page(self, index: int) -> _Page:
        """Read what is printed on a page, or begin to recognise it where its text layer is not to be believed."""
        with closing(LoadedPage(self._document, index)) as page:
            printed = None
            fields = fields_of(self._document, page)
            has_over = has_words_over(page)
            if has_over and not _is_scanned(page):  # what lies over is then read with the page
                printed = flatten(page)
                page.load_again()
            with closing(_letters_of(page, may_turn=not has_over or printed is not None)) as letters:
                text = self._text(letters, index + 1, printed)
                found = [  # what a crop box cuts off, and what hangs over the page, is unseen
                    one for one in text.segments() if 0 <= one.top + one.bottom <= 2 and 0 <= one.left + one.right <= 2
                ]
                overlaid = text.laid_over()
                if not index:
                    _mark_stamps(found, letters)
            begun = None if self._is_believed(found, page, text.strange) else self._begun(page)
            typed = undrawn(fields, index + 1)
            if has_over and printed is None:
                overlaid = _overlaid(page, index + 1, len(text.text))
            for segment in overlaid:
                segment.stamped = not is_typed(segment, fields)
            return _Page(index + 1, found, typed, overlaid, text.columns, begun)

    def _text(self, letters: Letters, number: int, printed: int | None) -> PageText:
        """Read the letters of a page. Where there are any, a table of the page before may go on in them."""
        if letters.count:
            self._finish(0)
        text = PageText(letters, number, self._columns, printed=printed, seen=self._seen)
        self._seen = text.seen
        return text

    def _begun(self, page: Any) -> Future[Upright]:
        from vanban.sources.scan import Ahead

        self._ahead = self._ahead or Ahead()
        return self._ahead.page(page)

    def _finish(self, most: int) -> None:
        """Take the pages that wait until so many are left, and those that need not wait."""
        while self._waiting and (len(self._waiting) > most or self._waiting[0].begun is None):
            page = self._waiting.popleft()
            if page.begun is None:
                found, beside, self._columns = page.found, [], page.columns
            else:
                found, *beside = self._recognise(page.begun.result(), page)
            for segment in page.overlaid:
                (found if segment.stamped else page.typed).append(segment)
            found, properties = settle_stamps(found)
            self._properties = properties | self._properties
            self._pages += [with_typed(found, page.typed) if page.typed else found, *beside]
            tell(page.number, len(self._document))

    def _is_believed(self, segments: list[Segment], page: Any, strange: int) -> bool:
        """Tell whether the text layer is the text.

        A picture of a page under a few words or garbage says no, and so do letters that mean nothing, and letters drawn
        as shapes where there are none. So many letters of the page are `strange` at most.
        """
        text = " ".join(segment.text for segment in segments if not segment.stamped)
        if strange > _FEW_SIGNS and _is_garbled(text):
            return False
        if strange and _is_mistaken(text, 0 if self._mistaken else _FEW_MISTAKEN):
            self._mistaken = True  # one font of a file tells how the others are named
            return False
        if any(map(_is_text, (text[:_SAMPLE], text))):
            return True
        return not (_is_scanned(page) or (not text and shapes_on(page) > _DRAWN_LETTERS))

    def _recognise(self, seen: Upright, page: _Page) -> list[list[Segment]]:
        """Return the segments of a page as it is seen; of a picture of two pages side by side, those of each."""
        from vanban.sources.scan import recognised

        if any(_LETTERS.search(segment.text) for segment in page.found):
            self._warnings.append(f"The text layer of page {page.number} was not believed; the page was recognised.")
        pages, warnings, self._columns = recognised(seen, page.number, self._columns)
        self._recognised.append(page.number)
        self._warnings += warnings
        return pages

    def _convert_legacy(self, pages: list[list[Segment]]) -> None:
        """Convert a text layer written for TCVN3 or VNI whose fonts do not say so."""
        kind = guess("\n".join(segment.text for page in pages[:5] for segment in page)[:_FIRST_PAGES])
        if kind is None:
            return
        for page in pages:
            for segment in page:
                segment.text = convert(segment.text, kind)
        self._warnings.append(f"The text was written for {kind.upper()} fonts and has been converted.")


def _letters_of(page: LoadedPage, *, may_turn: bool) -> Letters:
    """Return the letters of a page, turned so that they run across; a picture stays as the page shows it."""
    letters = Letters(page)
    quarters, rotation = letters.quarters(), page.get_rotation()
    if not (quarters or rotation) or not may_turn or (quarters * 90 != rotation and _is_scanned(page)):
        return letters
    letters.close()
    turn(page, quarters)
    page.load_again()
    return Letters(page)


def _overlaid(page: LoadedPage, number: int, since: int) -> list[Segment]:
    """Return what lies over a page that is recognised (form fields, signatures), behind its first characters."""
    flatten(page)
    page.load_again()
    with closing(Letters(page)) as letters:
        return PageText(letters, number).laid_over(since)


def _mark_stamps(segments: list[Segment], letters: Letters) -> None:
    """Mark what a stamp left in the head of a printed page, as one of arrival: words in colour drawn after lines below.

    What a typist sets in colour is drawn in its turn.
    """
    lowest = 0.0
    for segment in segments:
        if segment.top < _HEAD and segment.top < lowest - _BELOW and segment.cell is None:
            segment.stamped = letters.is_coloured(segment.start)
        lowest = max(lowest, segment.top)


_HEAD = 0.4  # share of the first page's height
_BELOW = 0.2  # share of it, by which the head lies above what was drawn before


def _is_garbled(text: str) -> bool:
    """Tell whether much of a text layer is what no office writes."""
    most = max(_FEW_SIGNS, len(text) * _GARBLED_SHARE)
    unreadable = len(_UNREADABLE.findall(text))
    if unreadable + text.count("?") <= most:
        return False
    return unreadable + len(_FOR_A_LETTER.findall(text)) > most


def _is_mistaken(text: str, few: int) -> bool:
    """Tell whether more than a few letters of a text layer are others than those that are printed."""
    return holds(text, _SIGNS) and len(_MISTAKEN.findall(text)) > few and guess(text) is None


def _is_text(text: str) -> bool:
    """Tell whether a text has the look of Vietnamese, in Unicode or for old fonts, and is no mere stamp."""
    text = normalize("NFC", text)
    marked = len(_VIETNAMESE.findall(text))
    if marked > max(_FEW_LETTERS, len(text) * 0.06):
        return True  # most pages, of which so many letters are Vietnamese that they need not be counted
    letters = sum(map(len, _LETTERS.findall(text)))
    if letters < _FEW_LETTERS:
        return False
    return marked > letters * 0.06 or vietnamese_share(text, words=400) > 0.35 or guess(text) is not None


def _is_scanned(page: Any) -> bool:
    """Tell whether pictures cover much of the page."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    covered = 0.0
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = thing.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return bool(covered > _SCANNED_SHARE * width * height)
