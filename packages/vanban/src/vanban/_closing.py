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
from vanban._signature import (
    AFTER_ITEM,
    CAPACITY,
    FAMILY_NAME,
    NAME,
    SIGNATURE,
    SIGNED,
    SIGNED_WITHIN,
    WITH_NAME,
    is_signature_line,
    name_of,
    signer_of,
    unwoven,
)
from vanban._source import Line
from vanban._words import OFFICE, TYPES, mostly_upper

RECIPIENTS = re.compile(
    r"^\W{0,3}n[ơo]i\s+(?:nh[ậa]n|g[ửu]i)\s*(?::|$|(?=\t)|(?=\s?[-–|])|(?=\s(?:KT|TM|TL|TUQ)\.))", re.IGNORECASE
)
ANNEX = re.compile(
    r"^\W{0,3}(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|BIỂU MẪU|Mẫu số|MẪU SỐ|Biểu số|BIỂU SỐ|DANH MỤC|KẾ HOẠCH|CHƯƠNG TRÌNH|"
    r"ĐỀ ÁN|PHƯƠNG ÁN|QUY CHẾ|QUY ĐỊNH|"
    r"DANH SÁCH|BẢNG PHÂN CÔNG)\b"
)
# What an annex is issued with, below its heading: "(Ban hành kèm theo Quyết định số ...)"
_ANNEXED = ("(Ban hành kèm theo", "(Kèm theo")
# Where the typist keeps the file, printed below the archive: "d:\\2026\\CV\\..."
PATH = re.compile(r"[A-Za-z]:\\")
NOTE = re.compile(r"^\[\d{1,3}\]")


@dataclass(slots=True)
class Closing:
    """Where the parts of the end stand. `signers` are all who signed, in the order they are printed in."""

    start: int
    end: int
    signers: list[Signer] = field(default_factory=list)
    signer_lines: list[int] = field(default_factory=list)
    recipients: list[list[tuple[int, int, int]]] = field(default_factory=list)


def closing(lines: Sequence[Line], body: int) -> Closing:
    """Find signature and recipients after line `body`; without either, the closing is empty at the end of the lines."""
    end = len(lines)
    while end > body and (not lines[end - 1].text or NOTE.match(lines[end - 1].text)):
        end -= 1
    marker = next((at for at in range(body, end) if RECIPIENTS.match(lines[at].text)), None)
    start = _signature_at(lines, body, end) if marker is None else _start_above(lines, body, marker)
    if start is None:
        return Closing(end, end)
    found = Closing(start, end)
    walk = _Walk(lines, found, marker)
    while found.end == end and walk.at < end:
        walk.step()
    walk.finish()
    return found


def _start_above(lines: Sequence[Line], body: int, marker: int) -> int:
    """The first line of a signature printed before the recipients, else the recipients' own first line."""
    above = marker
    for at in range(marker - 1, max(body, marker - _SIGNATURES) - 1, -1):
        text = lines[at].text
        is_capitals = mostly_upper(text) and (SIGNATURE.match(text) or len(text) < 60)
        if is_capitals or SIGNED.match(text) or _names_only(text):
            above = at
        elif text:
            break
    return above if any(SIGNATURE.match(lines[at].text) for at in range(above, marker)) else marker


_SIGNATURES = 30
"""How many lines the signatures above the recipients fill at most: of several bodies, one below the other."""


def _names_only(text: str) -> bool:
    """Whether a line is a person's name, or the names of those who sign beside each other."""
    return bool(text) and all(NAME.match(SIGNED_WITHIN.sub("", part.strip())) for part in text.split("\t"))


def _signature_at(lines: Sequence[Line], body: int, end: int) -> int | None:
    """The first line of a signature without recipients: capitals with a name near below them, or both on the line."""
    for at in range(body, end):
        text = lines[at].text
        if not SIGNATURE.match(text) or len(text) > 90:
            continue
        if WITH_NAME.match(text):
            return at
        below = [line.text for line in lines[at + 1 : min(end, at + 12)] if line.text]
        if CAPACITY.match(text) and mostly_upper(text) and at + 12 >= end and all(map(mostly_upper, below)):
            return at  # "K.T. BỘ TRƯỞNG BỘ Y TẾ", with which a copy ends
        name = next((n for n, line in enumerate(below) if _names_only(line) or WITH_NAME.match(line)), None)
        if mostly_upper(text) and name is not None and not any(map(_is_prose, below[:name])):
            return at
    return None


def _is_prose(text: str) -> bool:
    """Whether a line is more than an office or a name: over the articles of a decision its body stands in capitals."""
    return not mostly_upper(text) and (len(text) > _LONGEST_OFFICE or text.startswith("Điều "))


_LONGEST_OFFICE = 90  # characters


@dataclass(slots=True)
class _Signature:
    """The capitals of a signature and the names below them, each with its line: several where several sign abreast."""

    upper: list[tuple[str, int]] = field(default_factory=list)
    names: list[tuple[str, int]] = field(default_factory=list)

    def takes_beside(self, at: int) -> bool:
        """Whether a further name on line `at` is of one who signs beside the last, under as many lines of capitals."""
        many = len(self.names) + 1
        firsts = [bool(CAPACITY.match(text)) for text, _ in self.upper[:many]]
        return at - self.names[-1][1] <= 2 and len(self.upper) % many == 0 and len(set(firsts)) == 1

    def signers(self) -> list[Signer]:
        """Return who signed: where several did side by side, each line of capitals goes round among them."""
        many = len(self.names) or 1
        columns = [[text for text, _ in self.upper[column::many]] for column in range(many)]
        names: list[str | None] = [*(name for name, _ in self.names)] or [None]
        return [signer_of(upper, name) for upper, name in zip(columns, names, strict=True)]

    def lines(self) -> set[int]:
        """Return the lines it stands on."""
        return {at for _, at in (*self.upper, *self.names)}


class _Walk:
    """Goes through the lines of the closing once, sorting each into recipients or signature."""

    def __init__(self, lines: Sequence[Line], found: Closing, marker: int | None) -> None:
        self.lines, self.found, self.marker = lines, found, marker
        self.at = found.start
        self._signatures = [_Signature()]
        self._in_recipients = self._last_item = False

    @property
    def _own(self) -> _Signature:
        """The signature that is being read."""
        return self._signatures[-1]

    def step(self) -> None:
        """Take the next line; an annex, or prose after the name, ends the closing."""
        at, text = self.at, self.lines[self.at].text
        if self._begins_annex(text) or (NOTE.match(text) and self._own.names and self._last_item):
            self.found.end = at
            return
        if self._signs_abreast(text):
            self.at += 1
            return
        start = 0
        if at == self.marker and (marker := RECIPIENTS.match(text)):
            self._in_recipients, start = True, marker.end()
        upper = self._own.upper
        kept, woven = unwoven(text, start, begun=bool(upper) and upper[-1][1] == at - 1)
        if woven:
            self._sign(woven)
        rest = SIGNED_WITHIN.sub("", text[start:kept]).strip(" *:\t")
        if rest and not self._sign(rest) and not SIGNED.match(rest):
            if self._in_recipients and self._archived(start) and self._own.names:
                self.found.end = at
                return
            if self._in_recipients and not PATH.match(rest):
                self._add_recipient(start, start + len(SIGNED_WITHIN.split(text[start:kept])[0].rstrip()))
            elif self._own.names and self._own.names[-1][1] < at and self._own.upper and at >= (self.marker or 0):
                self.found.end = at  # what follows the name is no more of the closing
                return
        self.at += 1

    def _signs_abreast(self, text: str) -> bool:
        """Take a line on which several sign beside each other, one in each column."""
        parts = [part.strip() for part in text.split("\t")]
        if len(parts) < 2 or self._in_recipients or self.at == self.marker:
            return False
        if not all(name_of(part) or (mostly_upper(part) and OFFICE.search(part)) for part in parts):
            return False
        for part in parts:
            self._sign(part)
        return True

    def _archived(self, start: int) -> bool:
        """Whether the archive, the last recipient, is told to its end: a line without a dash is no more of it."""
        if not self._last_item or self.lines[self.at].text[start:].lstrip(" *").startswith(("-", "–", "+", "•")):
            return False
        at, first, after = self.found.recipients[-1][-1]
        return self.lines[at].text[first:after].rstrip().endswith((";", "."))

    def _begins_annex(self, text: str) -> bool:
        if text.startswith(_ANNEXED) or (self._own.upper and text.isupper() and bare(text) in TYPES):
            return True
        is_heading = bool(ANNEX.match(text)) and (mostly_upper(text) or text.startswith("Phụ lục"))
        return is_heading and (bool(self._own.names) or self._last_item)

    def _sign(self, text: str) -> bool:
        """Take a line (or a piece woven into one) for the signature, if it is of it."""
        if self._own.names and self._signs_further(text):
            self._signatures.append(_Signature())
        own, both = self._own, WITH_NAME.match(text)
        if both and OFFICE.search(both["office"]) and not own.names:
            own.upper.append((both["office"], self.at))
            own.names.append((both["name"], self.at))
            return True
        going_on = bool(own.upper) and not self._in_recipients
        if not own.names and is_signature_line(text, begun=bool(own.upper), going_on=going_on):
            own.upper.append((text, self.at))
            return True
        named = own.upper and not text.startswith("-") and (not own.names or own.takes_beside(self.at))
        if named and (name := name_of(text)):
            own.names.append((name, self.at))
            self._in_recipients = self._in_recipients and not self._last_item
            return True
        return False

    def _signs_further(self, text: str) -> bool:
        """Whether capitals below a name are of one more body that signs: an office or capacity, a name near below."""
        if not SIGNATURE.match(text) or not mostly_upper(text) or len(text) > 90:
            return False
        near = [line.text for line in self.lines[self.at + 1 : self.at + 10] if line.text]
        ends = next((at for at, below in enumerate(near) if not mostly_upper(below)), None)
        return bool(WITH_NAME.match(text)) or (ends is not None and NAME.match(near[ends]) is not None)

    def _add_recipient(self, start: int, end: int) -> None:
        """Add a line to the recipients: a new item, or more of the last one. "Lưu", the archive, is the last item."""
        text, items = self.lines[self.at].text[start:end], self.found.recipients
        stripped = text.lstrip(" *")
        begins = stripped.startswith(("-", "–", "+", "•")) or not items
        if not begins:
            at, first, after = items[-1][-1]
            done = self.lines[at].text[first:after].rstrip().endswith((";", "."))
            begins = done and not any(self.lines[item[0][0]].text.lstrip().startswith(("-", "–")) for item in items)
            if self._last_item and done:
                return
        piece = (self.at, start + len(text) - len(stripped), end)
        if begins:
            items.append([piece])
        else:
            items[-1].append(piece)
        self._last_item = self._last_item or bool(re.match(r"\W*lưu\b", stripped, re.IGNORECASE))

    def finish(self) -> None:
        """Put the signatures together; a name may still stand at the end of a recipients' line."""
        own = self._own
        if not own.names and own.upper and (woven := self._woven_name()):
            own.names.append(woven)
        if not own.names and len(own.upper) > 1 and FAMILY_NAME.fullmatch(own.upper[-1][0]):
            name, at = own.upper.pop()
            own.names.append((" ".join(map(str.capitalize, name.split())), at))
        signed = [one for one in self._signatures if one.upper or one.names]
        self.found.signers = [signer for one in signed for signer in one.signers()]
        self.found.signer_lines = sorted({at for one in signed for at in one.lines()})

    def _woven_name(self) -> tuple[str, int] | None:
        for item in reversed(self.found.recipients):
            at, start, end = item[-1]
            match = AFTER_ITEM.search(self.lines[at].text, start, end)
            if match:
                item[-1] = (at, start, match.start())
                return match["name"], at
        return None


NOTED = re.compile(r"\s?\[\d{1,2}\]$")


def item_text(pieces: Sequence[str]) -> str:
    """Return an item of addressees or recipients without its leading dash, final mark and the mark of a note."""
    text = single_spaced(" ".join(pieces)).lstrip("-–+•*| ").strip()
    text = text.rstrip(" ;.,/") if not bare(text).endswith("...") else text
    return NOTED.sub("", text.strip())
