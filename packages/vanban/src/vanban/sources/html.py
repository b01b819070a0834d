"""Web pages and HTML made by office programs: what a browser would show, less the chrome of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from vanban._source import Line, Source
from vanban.sources._legacy import by_font
from vanban.sources._limits import check_text
from vanban.sources._numbers import written
from vanban.sources._raised import raised
from vanban.sources._tabs import unfold
from vanban.sources.text import decode

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_NOT_SHOWN = frozenset(
    [
        "script",
        "style",
        "head",
        "title",
        "meta",
        "link",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "audio",
        "video",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "nav",
        "del",
        "s",
        "strike",
        "-comment",
    ]
)
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|sidebar|toolbar|share|social|related|comments?|advert\w*|"
    r"banner|cookies?|pagination|login|search-?(?:box|form)|print-hide|noprint)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OF_WORD = re.compile(r"Mso(?:Toc\d|CommentReference)\b")  # a table of contents, and the mark of a comment
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "td",
        "th",
        "blockquote",
        "pre",
        "center",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "dl",
        "dt",
        "dd",
        "form",
        "fieldset",
        "address",
        "hr",
        "figure",
        "body",
        "html",
    ]
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD = frozenset(("b", "strong", "th"))
_ITALIC = frozenset(("i", "em"))
_STYLE_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_STYLE_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_STYLE_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_STYLE_CAPITALS = re.compile(r"text-transform\s*:\s*uppercase", re.IGNORECASE)
_STYLE_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*comment|"
    r"text-decoration(?:-line)?\s*:[^;]{0,40}line-through",
    re.IGNORECASE,
)
_STYLE_LABEL = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_STYLE_FONT = re.compile(r"font-family\s*:\s*[\"']?([^\"',;]+)", re.IGNORECASE)
_FORMS = {
    "a": "lowerLetter", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "A": "upperLetter",
    "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "i": "lowerRoman", "lower-roman": "lowerRoman",
    "I": "upperRoman", "upper-roman": "upperRoman", "none": "none",
}  # fmt: skip
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")
# What a page sets columns with, having no other means: a tab within a line of the file, or hard blanks on end.
_WIDE = re.compile(r"(?<=\S)[ \u00a0]*\t[ \t\u00a0]*(?=\S)|(?:[ \t\r\n\f]?\u00a0[ \t\r\n\f]?){3,}")
_BLANKS_ON_END = re.compile(r" {2,}")
_TABS = re.compile(r" ?\t[ \t]*+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_RECIPIENTS = re.compile(r"Nơi\s+(?:nhận|gửi)\s*:", re.IGNORECASE)
_FURTHER = re.compile(
    r"(?:Các\s|Những\s)?(?:văn bản|tin|tin bài|bài viết|tin tức|thông tin)\s"
    r"(?:liên quan|khác|mới(?: nhất)?|đã đưa|cũ hơn|cùng (?:chuyên mục|lĩnh vực|loại))\W{0,3}",
    re.IGNORECASE,
)
_DEEPEST = 300
Cell = tuple[int, int, int]


def open_html(data: bytes, *, name: str | None = None) -> Source:
    """Open a web page. Scripts are dropped; menus, forms and the like as well."""
    return source_of_html(*_decoded(data), name=name)


def source_of_html(text: str, warnings: tuple[str, ...], *, name: str | None = None) -> Source:
    """Return a Source for a web page already decoded."""
    check_text(len(text))
    reader = _Reader(has_fonts=not warnings)
    reader.read(text)
    lines = _without_further(unfold(reader.lines))
    return Source(tuple(lines), "paragraphs", "text/html", name=name, warnings=warnings)


def _without_further(lines: list[Line]) -> list[Line]:
    """Return the lines of a page above its list of what else there is to read, which stands below the recipients."""
    ended = False
    for at, line in enumerate(lines):
        if ended and _FURTHER.fullmatch(line.text):
            return lines[:at]
        ended = ended or _RECIPIENTS.match(line.text) is not None
    return lines


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    named = _CHARSET.search(data[:4096])
    charset = named[1].decode("ascii", "replace").lower() if named else ""
    if charset in ("windows-1258", "utf-8", "windows-1252", "iso-8859-1", "unicode", "us-ascii") or not charset:
        return decode(data)
    try:
        return data.decode(charset), ()
    except (LookupError, UnicodeDecodeError):
        return decode(data)


@dataclass(frozen=True, slots=True)
class _State:
    """What an element hands down to those within it."""

    bold: bool = False
    italic: bool = False
    centred: bool = False
    capitals: bool = False
    font: str = ""
    heading: int | None = None
    cell: Cell | None = None
    label: str = ""

    def within(self, tag: str, style: str, attributes: dict[str, str | None]) -> _State:
        """Return the state inside an element."""
        weight = "font-weight" in style.lower()
        named = _STYLE_FONT.search(style)
        face = attributes.get("face") if tag == "font" else None
        return replace(
            self,
            bold=bool(_STYLE_BOLD.search(style)) if weight else self.bold or tag in _BOLD,
            italic=self.italic or tag in _ITALIC or bool(_STYLE_ITALIC.search(style)),
            centred=(
                bool(_STYLE_CENTRED.search(style))
                if "text-align" in style.lower()
                else (attributes.get("align") or "").lower() == "center" or tag == "center" or self.centred
            ),
            capitals=self.capitals or bool(_STYLE_CAPITALS.search(style)),
            font=named[1].strip() if named else (face or self.font).partition(",")[0].strip(),
            heading=int(tag[1]) if tag in _HEADINGS else self.heading,
        )


class _Reader:
    """Walks a page once, in order, and gathers its lines."""

    def __init__(self, *, has_fonts: bool) -> None:
        """Begin a page; `has_fonts` says that letters are still those of the fonts they are set in."""
        self._has_fonts = has_fonts
        self.lines: list[Line] = []
        self._pieces: list[tuple[str, bool, bool]] = []
        self._mark = Line("")
        self._paragraph = 0
        self._table = -1
        self._label = ""

    def read(self, text: str) -> None:
        """Take a whole page."""
        from selectolax.lexbor import LexborHTMLParser

        body = LexborHTMLParser(text).body
        if body is not None:
            self._walk(body, _State(), 0)
            self._end()

    def _walk(self, node: LexborNode, state: _State, depth: int) -> None:
        child: Any = node.child
        item = _number(node.attributes.get("start"), 1) - 1
        while child is not None:
            tag = child.tag
            if tag == "-text":
                self._text(child.text_content or "", state)
            elif tag == "br":
                self._end(of_paragraph=False)
            elif tag == "li":
                item = _number(child.attributes.get("value"), item + 1)
                self._element(child, tag, replace(state, label=_label_of(node, item)), depth)
            elif tag not in _NOT_SHOWN and depth < _DEEPEST:
                self._element(child, tag, state, depth)
            child = child.next

    def _element(self, node: Any, tag: str, state: _State, depth: int) -> None:
        attributes = node.attributes
        style = attributes.get("style") or ""
        if _STYLE_HIDDEN.search(style) or "hidden" in attributes:
            return
        named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        if _OF_WORD.match(named):
            return
        if len(named) > 1 and tag in ("div", "ul", "aside", "header", "footer", "section") and _CHROME.search(named):
            return
        inner = state.within(tag, style, attributes)
        if tag == "sup" and (mark := (node.text() or "").strip(" []")).isdecimal():
            before = "".join(text for text, _, _ in self._pieces[-3:])
            self._pieces.append((raised(mark, before), state.bold, state.italic))
            return
        if "mso-tab-count" in style:
            self._pieces.append(("\t", state.bold, state.italic))
            return
        if tag == "table":
            self._end()
            self._read_table(node, inner, depth)
            return
        is_block = tag in _BLOCKS
        if is_block:
            self._end()
            self._mark = Line("", cell=inner.cell, centred=inner.centred, heading=inner.heading)
            self._label = inner.label or self._label  # of an item around it that has shown nothing yet
        self._walk(node, replace(inner, label=""), depth + 1)
        if is_block:
            self._end()
            self._label = "" if inner.label else self._label
            self._mark = Line("", cell=state.cell, centred=state.centred, heading=state.heading)

    def _read_table(self, table: Any, state: _State, depth: int) -> None:
        self._table += 1
        index, row = self._table, -1
        taken: dict[int, int] = {}  # by column, how many further rows a merged cell above takes
        holders = [table, *(part for part in _children(table) if part.tag in ("tbody", "thead", "tfoot"))]
        for holder in holders:
            for line in _children(holder):
                if line.tag == "caption":
                    self._element(line, "p", state, depth + 1)
                if line.tag != "tr":
                    continue
                row += 1
                column, above = 0, taken
                taken = {at: rows - 1 for at, rows in above.items() if rows > 1}
                for cell in _children(line):
                    if cell.tag in ("td", "th"):
                        while column in above:
                            column += 1
                        rows, first = _span(cell.attributes.get("rowspan")), len(self.lines)
                        self._element(cell, cell.tag, replace(state, cell=(index, row, column)), depth + 1)
                        if rows > 1:
                            self.lines[first:] = [line._replace(rows=rows) for line in self.lines[first:]]
                        after = column + _span(cell.attributes.get("colspan"))
                        taken |= dict.fromkeys(range(column, after), rows - 1) if rows > 1 else {}
                        column = after

    def _text(self, text: str, state: _State) -> None:
        text = "\t".join(_BLANKS.sub(" ", part) for part in _WIDE.split(text))
        if text:
            text = by_font(text, state.font) if self._has_fonts and state.font else text
            self._pieces.append((text.upper() if state.capitals else text, state.bold, state.italic))

    def _end(self, *, of_paragraph: bool = True) -> None:
        """End a line; at the end of a block the next one begins a paragraph."""
        text = _TABS.sub("\t", _BLANKS_ON_END.sub(" ", "".join(text for text, _, _ in self._pieces))).strip()
        if text:
            telling = [(bold, italic) for text, bold, italic in self._pieces if text.strip(" .,;:-–/")]
            line = self._mark._replace(
                text=f"{self._label} {text}" if self._label else text,
                paragraph=self._paragraph,
                bold=bool(telling) and all(bold for bold, _ in telling),
                italic=bool(telling) and all(italic for _, italic in telling),
            )
            self.lines.append(line)
            self._label = ""
        self._pieces.clear()
        if of_paragraph and self.lines and self.lines[-1].paragraph == self._paragraph:
            self._paragraph += 1


def _children(node: Any) -> list[Any]:
    return list(node.iter())


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else default


def _span(text: str | None) -> int:
    return max(1, min(_number(text, 1), 100))


def _label_of(parent: Any, item: int) -> str:
    """Return the label a browser shows before an item of a list."""
    if parent.tag != "ol":
        return "-" if parent.tag == "ul" else ""
    styled = _STYLE_LABEL.search(parent.attributes.get("style") or "")
    form = _FORMS.get(styled[1].lower() if styled else parent.attributes.get("type") or "", "decimal")
    return "" if form == "none" else f"{written(item, form)}{')' if form == 'lowerLetter' else '.'}"
