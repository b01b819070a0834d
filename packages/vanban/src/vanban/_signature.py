"""The signature (Decree 30/2020, Art. 13): capacity, office and name, on lines of their own or woven in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._model import Signer
from vanban._normalise import single_spaced
from vanban._words import LOWER, OFFICE, OFFICES, UPPER, mostly_upper

# Typists leave the full stop out ("TM UBND XÃ", "KT CHỦ TỊCH"), put one too many ("K.T. BỘ TRƯỞNG") or a stroke
# ("KT/ BỘ TRƯỞNG", "K/T TRƯỞNG BAN").
_WITHOUT = rf"(?:TM|KT|TL|TUQ)(?=\s(?:UBND|HĐND|[ỦU][ỶY] BAN|HỘI ĐỒNG|BAN|{OFFICES})\b)"
CAPACITY = re.compile(
    rf"(?<!\w)(?:(?P<capacity>(?:TM|KT|TL|TUQ|Q|T\.M|K\.T|T\.L)(?=\s?[./])|{_WITHOUT})(?:\s?[./])?|(?P<slashed>T/M|K/T|"
    rf"T/L))"
    r"\s?(?=[A-ZĐÔỦỞ])"
)
# A capital line of the signature standing by itself: a capacity, or nothing but an office.
SIGNATURE = re.compile(
    rf"^(?:(?:TM|KT|TL|TUQ|Q|T\.M|K\.T|T\.L)\s?[./]\s?[{UPPER}]|{_WITHOUT}|(?:T/M|K/T|T/L)\s[{UPPER}]|"
    rf"(?:PHÓ |QUYỀN |P\.\s?)?(?:{OFFICES})\b)"
)
_WORD = rf"(?:[{UPPER}]['’]\s?)?[{UPPER}][{LOWER}]{{0,6}}"  # "H'Yâo Knul" has a mark in her name
# The same at the end of a line whose beginning is a recipient, with the name where all was put on one line.
WOVEN = re.compile(
    rf"(?:^|\s)(?P<sign>(?:(?:TM\s?[./]\s?[{UPPER}][{UPPER} ,]{{0,60}}\s)?"
    rf"(?:TM|KT|TL|TUQ|Q)\s?[./]\s?[{UPPER}][{UPPER} ,]{{0,120}}|(?:PHÓ |QUYỀN |"
    rf"P\.\s?)?(?:{OFFICES})[{UPPER} ,]{{0,120}})(?:\s{_WORD}(?:\s{_WORD}){{1,4}})?)$"
)
NAME = re.compile(
    rf"^(?:(?:GS|PGS|TS|ThS|Ths|BS|Ts|CN|KS|BSCKII?|CKII?|DS|LS|NGƯT|TTƯT)\.?\s?)*(?:(?:Thượng|Trung|Thiếu|"
    rf"Đại)\s(?:tướng|tá|úy)\s)?(?P<name>{_WORD}(?:\s{_WORD}){{1,5}})$"
)
SHOUTED_NAME = re.compile(rf"^[{UPPER}]{{1,7}}(?:\s[{UPPER}]{{1,7}}){{1,4}}$")
SIGNED = re.compile(
    r"^\W*(?:(?:đã\s)?ký(?:\stên)?(?:[,/]?\s(?:và\s)?(?:đóng dấu|ghi rõ họ tên)){0,2}|chữ ký)\W*$", re.IGNORECASE
)
# A name in capitals like the office above it, told by its family name: two words only after the most common ones.
_FAMILY = "NGUYỄN|TRẦN|LÊ|PHẠM|HOÀNG|HUỲNH|PHAN|VŨ|VÕ|ĐẶNG|BÙI|ĐỖ"
FAMILY_NAME = re.compile(
    rf"(?:(?:{_FAMILY})(?:\s[{UPPER}]{{1,7}}){{1,4}}|(?:HỒ|NGÔ|DƯƠNG|LÝ|ĐINH|TRỊNH|MAI|ĐOÀN|LƯƠNG|TÔ|TRƯƠNG|CAO|HÀ|LÂM|"
    rf"TẠ|THÁI|VƯƠNG|PHÙNG|NÔNG|HỨA|CHU|TỐNG|LƯU|QUÁCH|KIỀU|ĐÀO|TRIỆU|VI|SÙNG|GIÀNG)(?:\s[{UPPER}]{{1,7}}){{2,4}})"
)
SIGNED_WITHIN = re.compile(r"\((?:đã ký|ký tên|đã ký tên|ký)\)\s*|^đã ký\s*:\s*(?=\w)", re.IGNORECASE)
# "PHÓ CHỦ TỊCH Trương Việt Dũng": office and name on one line
WITH_NAME = re.compile(
    rf"^(?P<office>[{UPPER}][{UPPER} ,.]+?)\s{{1,3}}(?:(?:Thượng|Trung|Thiếu|Đại)\s(?:tướng|tá|"
    rf"úy)\s)?(?P<name>{_WORD}(?:\s{_WORD}){{1,4}})$"
)
# "- Lưu: VT, XD2. Nguyễn Văn Bảy": the signer's name woven into the last recipients' line
AFTER_ITEM = re.compile(rf"(?<=[.;)])\s+(?P<name>{_WORD}(?:\s{_WORD}){{1,4}})$")


# Capitals behind a recipient that go on an office begun above: "- Bộ trưởng (để b/c); THỦ TỤC HÀNH CHÍNH"
WOVEN_ON = re.compile(rf"[;.]\s(?P<sign>[{UPPER}]{{2,7}}(?:,?\s[{UPPER}]{{2,7}}){{1,9}})$")


CELL = " |"
"""What a web copy leaves of the table that holds the two columns: "- Như trên; | KT. CHỦ TỊCH"."""


def unwoven(text: str, start: int, *, begun: bool = False) -> tuple[int, str | None]:
    """Return (where the recipients' part of a line ends, the piece of signature woven in after it).

    `begun` says that an office was begun on the line above, which capitals may go on.
    """
    cut = max(text.rfind("\t", start), text.rfind(CELL, start))
    if cut > 0:
        right = text[cut + 1 :].strip(" \t|")
        if name_of(right) or (mostly_upper(right) and (SIGNATURE.match(right) or OFFICE.search(right))):
            return cut, right
    match = None if mostly_upper(text[start:]) else WOVEN.search(text, start)
    if match and match.start("sign") > start and text[start : match.start("sign")].strip():
        return match.start("sign"), match["sign"].strip()
    goes_on = WOVEN_ON.search(text, start) if begun and text.startswith(("-", "–", "+", "•")) else None
    if goes_on and not goes_on["sign"].isascii():  # "KTTH, NC" are initials
        return goes_on.start("sign"), goes_on["sign"]
    return len(text), None


def is_signature_line(text: str, *, begun: bool, going_on: bool) -> bool:
    """Whether a line of capitals belongs to the signature: it names a capacity or office, or goes on one that did."""
    if not mostly_upper(text) or text.startswith("-"):
        return False
    if SIGNATURE.match(text) or (going_on and len(text) < 60):
        return True
    return begun and bool(re.fullmatch(rf"[{UPPER} ,]+", text))


def name_of(text: str) -> str | None:
    """Return the person's name a line consists of, without rank or degree; None for any other line."""
    if match := NAME.match(text):
        return match["name"]
    if SHOUTED_NAME.match(text) and not OFFICE.search(text):
        return " ".join(word.capitalize() for word in text.split())
    return None


def signer_of(upper: Sequence[str], name: str | None) -> Signer:
    """Split the capitals of the signature into the last capacity and the signer's own office."""
    text = single_spaced(" ".join(upper))
    if not text:
        return Signer(None, None, name)
    capacities = list(CAPACITY.finditer(text))
    offices = list(OFFICE.finditer(text))
    last = capacities[-1] if capacities else None
    capacity = f"{re.sub('[/.]', '', last['capacity'] or last['slashed'])}." if last else None
    own = _own_office(text, offices) if offices else len(text)
    alone = last and capacity in ("KT.", "TL.", "TUQ.") and own <= last.end()  # for whom he signs, not who he is
    title = text[own:].strip(" ,.;") or None if not alone else None
    if (first := _first_office(upper, elsewhere=capacity != "TM.")) and (capacity or BOARD.match(first)):
        title = first
    return Signer(capacity, title, name)


def _own_office(text: str, offices: Sequence[re.Match[str]]) -> int:
    """Where the signer's own office begins: the last, with one he holds at the same time ("BỘ TRƯỞNG, CHỦ NHIỆM")."""
    at = offices[-1].start()
    for before in reversed(offices[:-1]):
        if not AT_ONCE.fullmatch(text, before.end(), at):
            break
        at = before.start()
    return at


AT_ONCE = re.compile(rf", |(?: [{UPPER}]{{2,7}}){{0,5}} [-–] ")
# The head of a board signs for it without "TM.": "TRƯỞNG BAN / CHỦ TỊCH UBND TỈNH"
BOARD = re.compile(r"(?:PHÓ )?(?:TRƯỞNG BAN|TỔ TRƯỞNG|TRƯỞNG TIỂU BAN|TRƯỞNG ĐOÀN|CHỈ HUY TRƯỞNG|CHỦ TỊCH HỘI ĐỒNG)\b")
ELSEWHERE = re.compile(r"[^,]*?\s(?:SỞ|ỦY BAN|UỶ BAN|UBND|CÔNG AN|CỤC|BỘ)\s")


def _first_office(lines: Sequence[str], *, elsewhere: bool) -> str | None:
    """The office that signs for a board: a further one below it is what the signer is elsewhere.

    "TM. HỘI ĐỒNG / PHÓ CHỦ TỊCH THƯỜNG TRỰC / GIÁM ĐỐC SỞ NỘI VỤ". `elsewhere` asks that it names another body.
    """
    starts = [number for number, line in enumerate(lines) if OFFICE.match(line.strip())]
    if len(starts) < 2 or (elsewhere and not ELSEWHERE.match(lines[starts[1]])):
        return None
    return single_spaced(" ".join(lines[starts[0] : starts[1]])).strip(" ,.;")
