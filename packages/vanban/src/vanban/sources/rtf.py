"""Rich text files (rtf): paragraphs, tables, text boxes and notes, with fonts of the time before Unicode."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field, replace

from vanban._errors import DamagedFile
from vanban._source import Line, Source
from vanban.sources._letterhead import Front, has_motto
from vanban.sources._limits import check_text
from vanban.sources._raised import raised
from vanban.sources._rtf_lines import Edge, Flow, Layout, Look
from vanban.sources._rtf_tokens import Token, tokens
from vanban.sources._tabs import unfold
from vanban.sources.text import wrapping_of

MEDIA_TYPE = "application/rtf"
_DEEPEST = 5_000
# A soft hyphen is a letter in TCVN3; elsewhere nothing shows of it, and normalising takes it away.
_SIGNS = {"~": "\u00a0", "_": "-", "-": "\u00ad"}
_LETTERS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SKIPPED = frozenset((
    "colortbl", "stylesheet", "info", "pict", "objdata", "fldinst", "listtable", "listoverridetable", "revtbl",
    "rsidtbl", "generator", "xmlnstbl", "nonshppict", "shprslt", "annotation", "atnid", "atnauthor", "atndate",
    "atnref", "atrfstart", "atrfend", "bkmkstart", "bkmkend", "datastore", "themedata", "colorschememapping",
    "latentstyles", "pn", "pnseclvl", "xe", "tc", "rxe", "txe", "footerl", "footerr", "footerf", "footer", "ftnsep",
    "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "template", "operator", "author", "title", "subject",
    "keywords", "comment", "doccomm", "filetbl", "sp", "falt", "panose", "background", "objclass", "objname",
    "passwordhash", "mmathPr", "pgptbl", "userprops", "propname", "staticval",
))  # fmt: skip
_BOXES = frozenset(("shptxt", "dptxbxtext"))  # the second is that of Word before 97
_HEADERS = frozenset(("header", "headerl", "headerr", "headerf"))
_CODE_PAGES = {0: "cp1252", 163: "cp1258", 238: "cp1250", 204: "cp1251", 161: "cp1253", 162: "cp1254", 177: "cp1255",
               178: "cp1256", 186: "cp1257", 222: "cp874", 77: "mac_roman"}  # fmt: skip


def open_rtf(data: bytes, *, name: str | None = None) -> Source:
    """Open a rich text file. Tracked insertions are read, deletions, struck and hidden text are not.

    Raises `DamagedFile` for groups nested beyond reason and `TooLarge`.
    """
    reader = _Reader()
    for token in tokens(data.decode("latin-1")):
        reader.take(token)
    lines = reader.lines()
    check_text(sum(len(line.text) for line in lines))
    lines = unfold(lines)
    return Source(tuple(lines), wrapping_of(lines), MEDIA_TYPE, name=name)


_PLAIN = Look()
_LOOSE = Layout()


_LOOKS = frozenset(("b", "i", "caps", "v", "deleted", "strike", "super", "nosupersub", "plain"))


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds within a pair of braces: where its text goes, how it looks, how many signs stand in for a \\u."""

    goes_to: Flow | None
    look: Look = _PLAIN
    font: int = -1
    is_hidden: bool = False
    is_struck: bool = False
    is_raised: bool = False
    stand_ins: int = 1
    is_font_table: bool = False
    is_box: bool = False
    is_note: bool = False
    may_be_skipped: bool = False


@dataclass(slots=True)
class _Reader:
    """Follows the file from brace to brace."""

    body: Flow = field(default_factory=Flow)
    heads: list[Flow] = field(default_factory=list)
    _group: _Group = field(init=False)
    _outer: list[_Group] = field(default_factory=list)
    _layout: Layout = _LOOSE
    _fonts: dict[int, tuple[str, str]] = field(default_factory=dict)
    _font_in_table: int = -1
    _edges: list[Edge] = field(default_factory=list)
    _merge: str = ""
    _page: str = "cp1252"
    _default_font: int = -1
    _passes: int = 0
    _half: int | None = None
    _front: Front = field(default_factory=Front)
    _boxes: list[Line] = field(default_factory=list)
    _notes: list[Line] = field(default_factory=list)
    _note_count: int = 0

    def __post_init__(self) -> None:
        self._group = _Group(self.body)

    def take(self, token: Token) -> None:
        """Take the next token."""
        match token.kind:
            case "open":
                self._open()
            case "close":
                self._close()
            case "word":
                self._word(token.text, token.number)
            case "sign":
                self._sign(token.text)
            case "byte":
                self._text(self._letter(token.text))
            case "text":
                self._text(token.text)

    def lines(self) -> list[Line]:
        """Return all lines: stamps in boxes, a letterhead kept in the page header, the body, the notes."""
        body = self.body.finished(self._layout)
        heads = (head.finished(Layout()) for head in self.heads)
        shown = next(filter(has_motto, heads), []) if not has_motto(body) else []
        return [*self._front.lines, *shown, *body, *self._notes]

    def _open(self) -> None:
        if len(self._outer) >= _DEEPEST:
            raise DamagedFile(f"The file nests more than {_DEEPEST:,} groups. Save it as docx and give that.")
        self._outer.append(self._group)
        self._group = replace(self._group, is_box=False, is_note=False, may_be_skipped=False)
        self._passes = 0

    def _close(self) -> None:
        ended = self._group
        self._passes = 0
        if not self._outer:
            return
        self._group = self._outer.pop()
        if ended.is_box and ended.goes_to is not None:
            self._end_box(ended.goes_to)
        elif ended.is_note and ended.goes_to is not None:
            lines = ended.goes_to.finished(Layout())
            if lines:
                self._notes += [lines[0]._replace(text=f"[{self._note_count}] {lines[0].text.strip()}"), *lines[1:]]

    def _end_box(self, flow: Flow) -> None:
        lines = flow.finished(Layout())
        around = self._group.goes_to
        if not self._front.takes(lines, before=len(around.lines) if around else 0) and around is not None:
            around.lines += lines

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._group = replace(self._group, may_be_skipped=True)
        elif sign in "\\{}":
            self._text(sign)
        elif sign in "\r\n":
            self._word("par", None)
        elif sign in _SIGNS:
            self._text(_SIGNS[sign])

    def _word(self, word: str, number: int | None) -> None:
        if self._destination(word):
            return
        self._group = replace(self._group, may_be_skipped=False)
        if word in _LETTERS:
            self._text(_LETTERS[word])
        elif word == "u":
            self._unicode(number or 0)
        elif word == "uc":
            self._group = replace(self._group, stand_ins=max(0, min(number or 0, 20)))
        elif word == "ansicpg" and number:
            self._page = _known_page(f"cp{number}")
        elif word == "deff" and number is not None:
            self._default_font = number
        elif word in ("f", "fcharset"):
            self._named_font(word, number or 0)
        elif word in _LOOKS:
            self._look(word, on=number != 0)
        elif self._group.goes_to is not None:
            self._paragraph_word(word, number, self._group.goes_to)

    def _destination(self, word: str) -> bool:
        """Say where the text of the group that just began goes; return whether the word was about that."""
        group = self._group
        if word in _SKIPPED:
            self._group = replace(group, goes_to=None, is_font_table=False)
        elif word == "fonttbl":
            self._group = replace(group, goes_to=None, is_font_table=True)
        elif word in _HEADERS:
            self.heads.append(Flow())
            self._group = replace(group, goes_to=self.heads[-1])
        elif word == "footnote" and group.goes_to is not None:
            self._note_count += 1
            group.goes_to.add(f"[{self._note_count}]", Look())
            self._group = replace(group, goes_to=Flow(), is_note=True, is_raised=False)
        elif word in _BOXES and group.goes_to is not None:
            self._group = replace(group, goes_to=Flow(), is_box=True, look=Look())
        elif group.may_be_skipped and word not in ("shpinst", "do", "pntext"):
            self._group = replace(group, goes_to=None, is_font_table=False)
        else:
            return False
        return True

    def _look(self, word: str, *, on: bool) -> None:
        group, look = self._group, self._group.look
        if word == "plain":
            self._group = replace(group, look=Look(font=self._font_name(self._default_font)), font=self._default_font,
                                  is_hidden=False, is_struck=False, is_raised=False)  # fmt: skip
        elif word in ("v", "deleted"):
            self._group = replace(group, is_hidden=on)
        elif word == "strike":
            self._group = replace(group, is_struck=on)
        elif word in ("super", "nosupersub"):
            self._group = replace(group, is_raised=on and word == "super")
        else:
            bold, italic, capitals = (on if word == one else None for one in ("b", "i", "caps"))
            self._group = replace(group, look=look.changed(bold=bold, italic=italic, capitals=capitals))

    def _named_font(self, word: str, number: int) -> None:
        if self._group.is_font_table:
            if word == "f":
                self._font_in_table = number
                self._fonts[number] = ("", self._page)
            elif self._font_in_table in self._fonts:
                name, page = self._fonts[self._font_in_table]
                self._fonts[self._font_in_table] = (name, _CODE_PAGES.get(number, page))
        elif word == "f":
            self._group = replace(
                self._group, font=number, look=replace(self._group.look, font=self._font_name(number))
            )

    def _font_name(self, number: int) -> str:
        return self._fonts.get(number, ("", ""))[0]

    def _paragraph_word(self, word: str, number: int | None, flow: Flow) -> None:
        match word:
            case "par" | "sect" | "page" | "column":
                flow.end_paragraph(self._layout)
            case "cell" | "nestcell":
                flow.end_cell(self._layout)
            case "row" | "nestrow":
                flow.end_row(list(self._edges))
            case "trowd":
                self._edges, self._merge = [], ""
            case "clvmgf" | "clvmrg":
                self._merge = word
            case "cellx":
                self._edges.append(Edge(number or 0, self._merge))
                self._merge = ""
            case "pard":
                self._layout = Layout()
            case "intbl":
                self._layout = replace(self._layout, in_table=True)
            case "ql" | "qr" | "qj" | "qc":
                self._layout = replace(self._layout, centred=word == "qc")
            case "outlinelevel":
                level = number if number is not None else 9
                self._layout = replace(self._layout, heading=level + 1 if 0 <= level < 9 else None)

    def _unicode(self, number: int) -> None:
        code = number + 0x10000 if number < 0 else number
        if 0xD800 <= code < 0xDC00:
            self._half = code
        elif 0xDC00 <= code < 0xE000:
            high, self._half = self._half, None
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high is not None else 0xFFFD
            self._put(chr(code))
        elif 0 < code < 0x110000:
            self._put(chr(code))
        self._passes = self._group.stand_ins

    def _letter(self, byte: str) -> str:
        """Return the letter of a byte by the font's code page; fonts before Unicode are in the one of the West."""
        name, page = self._fonts.get(self._group.font, ("", self._page))
        if name.lstrip(".").lower().startswith(("vn", "vni")):
            page = "cp1252"
        try:
            return byte.encode("latin-1").decode(page)
        except UnicodeDecodeError:
            return byte

    def _text(self, text: str) -> None:
        if self._passes:
            passed = min(self._passes, len(text))
            self._passes -= passed
            text = text[passed:]
        if text:
            self._put(text)

    def _put(self, text: str) -> None:
        group = self._group
        if group.is_font_table:
            name, page = self._fonts.get(self._font_in_table, ("", self._page))
            self._fonts[self._font_in_table] = ((name + text).rstrip(";"), page)
        elif group.goes_to is not None and not (group.is_hidden or group.is_struck):
            group.goes_to.add(raised(text, group.goes_to.tail) if group.is_raised else text, group.look)


def _known_page(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
