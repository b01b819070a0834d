"""The end of a document: the signature, the recipients, and what follows them (notes, annexes).

The two columns of the end may be woven together line by line, so a line of recipients may carry a piece of the
signature ("Nơi nhận: KT. CHỦ TỊCH", "- Như trên; PHÓ CHỦ TỊCH").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from vanban._model import Signer
from vanban._normalise import bare, single_spaced
from vanban._source import Line
from vanban._words import LOWER, OFFICE, OFFICES, UPPER, mostly_upper

RECIPIENTS = re.compile(r"^\W{0,3}n[ơo]i\s+nh[ậa]n\s*:?", re.IGNORECASE)
CAPACITY = re.compile(r"(?<!\w)(?:(?P<capacity>TM|KT|TL|TUQ|Q)\s?\.|(?P<slashed>T/M|K/T|T/L))\s?(?=[A-ZĐÔỦỞ])")
# A capital line of the signature standing by itself: a capacity, or nothing but an office.
SIGNATURE = re.compile(
    rf"^(?:(?:TM|KT|TL|TUQ|Q)\s?\.\s?[{UPPER}]|(?:T/M|K/T|T/L)\s[{UPPER}]|(?:PHÓ |QUYỀN )?(?:{OFFICES})\b)"
)
# The same at the end of a line whose beginning is a recipient.
WOVEN = re.compile(
    rf"(?:^|\s)(?P<sign>(?:(?:TM|KT|TL|TUQ|Q)\s?\.\s?[{UPPER}][{UPPER} ,]*|(?:PHÓ |QUYỀN )?(?:{OFFICES})[{UPPER} ,]*))$"
)
_WORD = rf"[{UPPER}][{LOWER}]{{0,6}}"
NAME = re.compile(
    rf"^(?:(?:GS|PGS|TS|ThS|Ths|BS|Ts|CN|KS)\.?\s?)*(?:(?:Thượng|Trung|Thiếu|Đại)\s(?:tướng|tá|"
    rf"úy)\s)?(?P<name>{_WORD}(?:\s{_WORD}){{1,5}})$"
)
SHOUTED_NAME = re.compile(rf"^[{UPPER}]{{1,7}}(?:\s[{UPPER}]{{1,7}}){{1,4}}$")
SIGNED = re.compile(r"^\W*(?:đã ký|ký|ký, đóng dấu|chữ ký)\W*$", re.IGNORECASE)
SIGNED_WITHIN = re.compile(r"\((?:đã ký|ký tên|đã ký tên|ký)\)\s*", re.IGNORECASE)
ANNEX = re.compile(
    r"^\W{0,3}(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|BIỂU MẪU|Mẫu số|MẪU SỐ|Biểu số|BIỂU SỐ|DANH MỤC|KẾ HOẠCH|QUY CHẾ|QUY ĐỊNH|"
    r"DANH SÁCH|BẢNG PHÂN CÔNG)\b"
)
# "PHÓ CHỦ TỊCH Trương Việt Dũng": office and name on one line
WITH_NAME = re.compile(rf"^(?P<office>[{UPPER}][{UPPER} ,.]+?)\s+(?P<name>{_WORD}(?:\s{_WORD}){{1,4}})$")
NOTE = re.compile(r"^\[\d{1,3}\]")


@dataclass(slots=True)
class Closing:
    """Where the parts of the end stand."""

    start: int
    end: int
    signer: Signer = field(default_factory=Signer)
    signer_lines: list[int] = field(default_factory=list)
    recipients: list[list[tuple[int, int, int]]] = field(default_factory=list)


def closing(lines: Sequence[Line], body: int) -> Closing:
    """Find signature and recipients after line `body`; without either, the closing is empty at the end of the lines."""
    notes = (
        next(
            (at for at in range(len(lines) - 1, body - 1, -1) if lines[at].text and not NOTE.match(lines[at].text)),
            body - 1,
        )
        + 1
    )
    marker = _recipients_at(lines, body, notes)
    start = _start(lines, body, notes, marker)
    if start is None:
        return Closing(notes, notes)
    found = Closing(start, notes)
    _read(lines, found, marker)
    return found


def _recipients_at(lines: Sequence[Line], body: int, end: int) -> int | None:
    return next((at for at in range(body, end) if RECIPIENTS.match(lines[at].text)), None)


def _start(lines: Sequence[Line], body: int, end: int, marker: int | None) -> int | None:
    """The first line of the closing: the marker of recipients or a signature near above it; else the last signature."""
    if marker is not None:
        above = marker
        for at in range(marker - 1, max(body, marker - 12) - 1, -1):
            text = lines[at].text
            if not text:
                continue
            if (
                (mostly_upper(text) and (SIGNATURE.match(text) or len(text) < 60))
                or NAME.match(text)
                or SIGNED.match(text)
            ):
                above = at
                continue
            break
        return above if any(SIGNATURE.match(lines[at].text) for at in range(above, marker)) else marker
    for at in range(body, end):
        text = lines[at].text
        if not SIGNATURE.match(text) or len(text) > 90:
            continue
        near = lines[at + 1 : min(end, at + 12)]
        if (
            mostly_upper(text) and any(NAME.match(line.text) or WITH_NAME.match(line.text) for line in near)
        ) or WITH_NAME.match(text):
            return at
    return None


def _read(lines: Sequence[Line], found: Closing, marker: int | None) -> None:
    """Walk the lines of the closing once, sorting each into recipients or signature, until an annex begins."""
    upper: list[tuple[str, int]] = []
    name: tuple[str, int] | None = None
    in_recipients, last_item, at = False, False, found.start
    while at < found.end:
        text = lines[at].text
        if ANNEX.match(text) and (name or last_item) and (mostly_upper(text) or text.startswith("Phụ lục")):
            break
        if at == marker:
            in_recipients = True
            text_start = RECIPIENTS.match(text).end()  # type: ignore[union-attr]
        else:
            text_start = 0
        kept, sign = _unwoven(text, text_start)
        if sign and NAME.match(sign):
            name = name or (_name(sign, [(sign, at)], False, found) or sign, at)
        elif sign:
            upper.append((sign, at))
        rest = SIGNED_WITHIN.sub("", text[text_start:kept]).strip(" *:\t")
        both = WITH_NAME.match(rest)
        if both and OFFICE.search(both["office"]) and name is None:
            upper.append((both["office"], at))
            name = (both["name"], at)
        elif rest:
            if _is_signature_line(rest, upper, name is not None, in_recipients):
                upper.append((rest, at))
            elif (named := _name(rest, upper, in_recipients, found)) and name is None:
                name = (named, at)
                in_recipients = in_recipients and not last_item
            elif SIGNED.match(rest):
                pass
            elif in_recipients:
                last_item = _add_recipient(found, lines, at, text_start, kept, last_item)
            elif name is not None and upper:
                break
        at += 1
    found.end = at
    if name is None and upper and found.recipients:
        name = _woven_name(found, lines)
    found.signer = _signer([text for text, _ in upper], name[0] if name else None)
    found.signer_lines = sorted({at for _, at in upper} | ({name[1]} if name else set()))


# "- Lưu: VT, XD2. Nguyễn Văn Thọ": the signer's name woven into the last recipients' line
AFTER_ITEM = re.compile(rf"(?<=[.;)])\s+(?P<name>{_WORD}(?:\s{_WORD}){{1,4}})$")


def _woven_name(found: Closing, lines: Sequence[Line]) -> tuple[str, int] | None:
    """Take a name off the end of a recipients' line, the last that has one."""
    for item in reversed(found.recipients):
        at, start, end = item[-1]
        match = AFTER_ITEM.search(lines[at].text, start, end)
        if match:
            item[-1] = (at, start, match.start())
            return match["name"], at
    return None


def _unwoven(text: str, start: int) -> tuple[int, str | None]:
    """Return (where the recipients' part of a line ends, the piece of signature woven in after it)."""
    cut = text.rfind("\t", start)
    if cut > 0:
        right = text[cut + 1 :].strip()
        if NAME.match(right) or (mostly_upper(right) and (SIGNATURE.match(right) or OFFICE.search(right))):
            return cut, right
    match = None if mostly_upper(text[start:]) else WOVEN.search(text, start)
    if match and match.start("sign") > start and text[start : match.start("sign")].strip():
        return match.start("sign"), match["sign"].strip()
    return len(text), None


def _is_signature_line(text: str, upper: list[tuple[str, int]], named: bool, in_recipients: bool) -> bool:
    if named or not mostly_upper(text) or text.startswith("-"):
        return False
    return (
        bool(SIGNATURE.match(text))
        or (bool(upper) and len(text) < 60 and not in_recipients)
        or (bool(upper) and bool(re.fullmatch(rf"[{UPPER} ,]+", text)))
    )


def _name(text: str, upper: list[tuple[str, int]], in_recipients: bool, found: Closing) -> str | None:
    if not upper or text.startswith("-"):
        return None
    match = NAME.match(text)
    if match and not (in_recipients and found.recipients and text.endswith((";", "."))):
        return match["name"]
    if SHOUTED_NAME.match(text) and not OFFICE.search(text):
        return " ".join(word.capitalize() for word in text.split())
    return None


def _add_recipient(found: Closing, lines: Sequence[Line], at: int, start: int, end: int, last: bool) -> bool:
    """Add a line to the recipients; return whether the archive item ("Lưu"), the last one, has begun."""
    text = lines[at].text[start:end]
    stripped = text.lstrip(" *")
    begins = stripped.startswith(("-", "–", "+", "•")) or not found.recipients
    if not begins:
        before = found.recipients[-1][-1]
        done = lines[before[0]].text[before[1] : before[2]].rstrip().endswith((";", "."))
        begins = done and not any(lines[item[0][0]].text.lstrip().startswith(("-", "–")) for item in found.recipients)
        if last and done:
            return True
    piece = (at, start + len(text) - len(stripped), end)
    if begins:
        found.recipients.append([piece])
    else:
        found.recipients[-1].append(piece)
    return last or bool(re.match(r"\W*lưu\b", stripped, re.IGNORECASE))


def _signer(upper: Sequence[str], name: str | None) -> Signer:
    """Split the capitals of the signature into the last capacity and the signer's own office."""
    text = single_spaced(" ".join(upper))
    if not text:
        return Signer(None, None, name)
    capacities = list(CAPACITY.finditer(text))
    offices = list(OFFICE.finditer(text))
    last = capacities[-1] if capacities else None
    capacity = f"{(last['capacity'] or last['slashed']).replace('/', '')}." if last else None
    title = text[offices[-1].start() :].strip(" ,.;") if offices else None
    return Signer(capacity, title, name)


def item_text(pieces: Sequence[str]) -> str:
    """Return an item of addressees or recipients without its leading dash and final mark."""
    text = single_spaced(" ".join(pieces)).lstrip("-–+•* ").strip()
    text = re.sub(r"(?:\s*[;.,]|\s*/\.?)+$", "", text) if not bare(text).endswith("...") else text
    return text.strip()
