"""Whether a line names the type of the document."""

from __future__ import annotations

import re

from vanban._normalise import bare, single_spaced
from vanban._words import TYPES

_NAMES = "|".join(TYPES)
FIRST_LETTERS = frozenset(name[0] for name in TYPES) | {"đ"}
# The type stands alone in capitals; its subject may follow on the line ("CÔNG ĐIỆN VỀ VIỆC ..."), or the body asked
# ("QUYẾT ĐỊNH:" opens the provisions, so a type that ends with a colon is none). "CÔNG VĂN ĐẾN" is a
# stamp of who received it.
TYPE = re.compile(rf"^(?P<type>{_NAMES})(?! den\b)(?P<rest>\b.*)?$")
# "THÔNG TƯ LIÊN TỊCH", "HƯỚNG DẪN LIÊN NGÀNH": of several bodies, and no subject yet
JOINTLY = re.compile(r"^LIÊN (?:TỊCH|NGÀNH|BỘ|SỞ|CƠ QUAN)\b", re.IGNORECASE)
WARD = re.compile(r"PHƯỜNG\b", re.IGNORECASE)  # "PHƯỜNG AN BÌNH": without its marks it would be a plan ("phương án")
NOTE = re.compile(r"\s?\[\d{1,3}\]$")  # "QUYẾT ĐỊNH[1]" in a text that is consolidated
OF_ACTION = re.compile(r"HÀNH ĐỘNG$")  # "CHƯƠNG TRÌNH HÀNH ĐỘNG": what kind of programme it is


def type_of(text: str) -> tuple[str | None, str] | None:
    """Return (type, the rest of the line) if a line names a type of document in capitals and stands as a heading."""
    words = NOTE.sub("", single_spaced(text)) if text[-1:] == "]" else single_spaced(text)
    if not words or len(words) > 400 or words[0].lower() not in FIRST_LETTERS:
        return None
    found = TYPE.match(bare(words))
    if not found or words.endswith(":") or WARD.match(words):
        return None
    name, rest = words[: found.end("type")], words[found.end("type") :]
    alone = not rest and words[0].isupper()  # fonts of capitals leave small letters in old files
    if not (name.isupper() or alone) or (rest and not rest[0].isspace()):
        return None
    return TYPES[found["type"]], OF_ACTION.sub("", JOINTLY.sub("", rest.strip()).strip())
