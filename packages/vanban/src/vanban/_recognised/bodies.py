"""Names of bodies that lost their marks in recognition: "TONG CỤC HAI QUAN", "BO TAI CHINH"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from vanban._alternatives import BEGINS_WORD, by_letter
from vanban._normalise import bare
from vanban._places import NAMES as PLACES
from vanban._whole_names import FIELDS
from vanban._words import UPPER

# Words that make up names of bodies wherever they stand together. "HAI QUAN" alone may be the navy.
_FIXED = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM", "ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN",
    "ỦY BAN MẶT TRẬN TỔ QUỐC", "TÒA ÁN NHÂN DÂN", "VIỆN KIỂM SÁT NHÂN DÂN", "BẢO HIỂM XÃ HỘI", "KHO BẠC NHÀ NƯỚC",
    "NGÂN HÀNG NHÀ NƯỚC", "KIỂM TOÁN NHÀ NƯỚC", "TỔNG CỤC HẢI QUAN", "CHI CỤC HẢI QUAN", "CỤC HẢI QUAN",
    "TỔNG CỤC THUẾ", "CHI CỤC THUẾ", "CỤC THUẾ", "TỔNG CỤC", "VĂN PHÒNG CHÍNH PHỦ", "THỦ TƯỚNG CHÍNH PHỦ",
    "VĂN PHÒNG", "CHÍNH PHỦ", "QUỐC HỘI", "CÔNG AN", "THÀNH PHỐ", "TỈNH ỦY", "THÀNH ỦY", "ĐẢNG ỦY",
    "LIÊN ĐOÀN LAO ĐỘNG", "VIỆT NAM", "HỒ CHÍ MINH",
    *(f"{kind} {field.upper()}" for kind in ("BỘ", "SỞ") for field in FIELDS),
    *(f"{kind} {place.upper()}" for kind in ("TỈNH", "THÀNH PHỐ") for place in PLACES.split("|")
      if not place.startswith("Đắk")),  # older documents spell Đăk Lăk
)  # fmt: skip
_RIGHT = {bare(name): name for name in _FIXED}
_LONGEST_FIRST = "|".join(sorted(map(re.escape, _RIGHT), key=len, reverse=True))
_NAMES = re.compile(rf"(?:{by_letter(_LONGEST_FIRST, behind=BEGINS_WORD)})\b")
_CAPITALS = re.compile(rf"[{UPPER}]{{2,7}}(?:,?[ ][{UPPER}]{{2,7}}){{1,15}}")


def with_right_bodies(text: str) -> str:
    """Return a line with the fixed names in its capitals put right that kept their letters and lost marks."""
    return _CAPITALS.sub(_put_right, text)


def with_right_broken(above: str, below: str) -> tuple[str, str] | None:
    """Return two lines of one name put right that the end of the line breaks ("HA / NỌI"); None where none is."""
    if not (_CAPITALS.fullmatch(above) and _CAPITALS.match(f"{below} AA")):
        return None
    both = f"{above} {below}"
    right = with_right_bodies(both)
    if right == both or len(right) != len(both):
        return None
    return right[: len(above)], right[len(above) + 1 :]


def _put_right(found: re.Match[str]) -> str:
    words = found[0]
    if not any(map(_may_have_lost, words.replace(",", "").split(" "))):
        return words
    for name in _NAMES.finditer(bare(words)):
        right = _RIGHT[name[0]]
        if _marks(words[name.start() : name.end()]) < _marks(right):  # "UỶ BAN" only places its mark otherwise
            words = words[: name.start()] + right + words[name.end() :]
    return words


@lru_cache(maxsize=4096)
def _may_have_lost(word: str) -> bool:
    """Whether a word is one of those names but for its marks; heads print the same few words again and again."""
    return _FULLEST.get(bare(word), word) != word


def _marks(words: str) -> int:
    """How many marks stand on the letters of some words."""
    return len(unicodedata.normalize("NFD", words)) + words.count("Đ")


# Of two words that differ in their marks alone the one with more of them: "CỘNG" beside "CÔNG".
_FULLEST = {
    bare(word): word
    for word in sorted({word for name in _FIXED for word in name.replace(",", "").split(" ")}, key=_marks)
}
