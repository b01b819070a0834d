"""Formulas as recognition leaves them: offices, the recipients' heading, names of attributes, words run together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from vanban._attributes import attribute_of
from vanban._normalise import bare
from vanban._recognised.bodies import with_right_bodies, with_right_broken
from vanban._recognised.letters import is_one_off
from vanban._signature import CAPACITY, NAME
from vanban._source import Line
from vanban._words import LOWER, OFFICE, OFFICES, UPPER, mostly_upper
from vanban.sources._syllables import is_marked_syllable, is_syllable

_PLAIN = re.compile(rf"[{UPPER} ]+")
_HELD = [name for name in OFFICES.split("|") if _PLAIN.fullmatch(name) and len(name) > 6]
_ATTRIBUTES = (
    "Cơ quan chủ trì", "Đơn vị chủ trì", "Chủ trì", "Cơ quan phối hợp", "Đơn vị phối hợp", "Phối hợp",
    "Cơ quan thực hiện", "Đơn vị thực hiện", "Thời gian", "Thời hạn", "Thời gian thực hiện", "Thời gian hoàn thành",
    "Thời hạn hoàn thành", "Sản phẩm", "Hoàn thành",
)  # fmt: skip
# "Số: 12/UBND-VX V⁄w khẩn trương": "V/v" with a bent stroke
_ABOUT = re.compile(r"(?<!\w)V\s?[/⁄|]\s?[vwyV](?=\s)|^Viv(?=\s)")
_CONCERNING = re.compile(r"^V[àêếểễẻ](?= việc\s)")  # "Và việc tăng cường ..." below the name of a type
_COMMITTEE = re.compile(r"\bU[yýỳỵ](?= ban\s)")
_DOUBLED = re.compile(rf"(?<=[{UPPER}])ĐĐ(?![{UPPER}])")  # "38/CĐĐ-UBND", "TGĐĐ Cổng TTĐT"
_STATED = re.compile(r"(?P<dash>[-–+]\s*|[a-zđ]\)\s*|)(?P<name>[^\W\d][^:\d]{5,24}?)\s?(?=:\s)")
_SEVERED = re.compile(
    rf"(?P<first>[BCDĐGHKLMNPQSTVX])\s(?P<rest>[{LOWER}]{{2,6}}(?:\s[{UPPER}][{LOWER}]{{0,6}}){{1,4}})"
)
_SPECK = re.compile(r"^(?:[^\w(]|_){1,3}\s?")  # "- KT. GIÁM ĐỐC", "⁄® PHÓ GHỦ TỊCH", "“Cao Thị Thử"
_GLUED = re.compile(rf"(?<=[{UPPER}]{{3}})(?P<next>[{LOWER}]{{2,7}})(?!\w)")  # "UBNDcác xã" of a narrow cell
_QUOTE = frozenset("“”\"'‘’*`´.,:")
_WORD = re.compile(rf"[{UPPER}]{{4,12}}")
_SPECKS = re.compile(r"(?<=nhận):\W+(?:\w\W+)?$")
_DASH = re.compile(r"(?<=[;.,])\s?[-–~„]\s?$")
# "öa rổ ] Kính gửi: ...": strokes of a stamp
_BEFORE_TO = re.compile(r"^.{1,14}?(?=Kính gửi\s*:)")
# The beginning tells that the line is of recipients, capitals from there to the end that an office may be in it.
_TAIL = re.compile(
    rf"^(?:[-–~+]\s|N[ơo][iỉ] nh).{{0,80}}?[;:.,„]\s{{0,2}}[-–~„_]?\s?"
    rf"(?P<office>(?:(?:KT|TL|TM)\s?\.\s?)?[{UPPER}]{{2,}}(?:\s[{UPPER}]{{2,}}){{1,5}})$"
)
_RECIPIENTS = "noinhan"
_HEAD_LINES = 30
_SURE, _SURE_OFFICE = 9, 8  # letters: in a shorter name one letter more or less may be another word


def with_right_formulas(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a recognised document with the formulas put right that only one reading fits.

    An office in capitals may have lost its marks or one letter ("THƯ TRƯỜNG", "PHO GIAM ĐC"), a name its first letter
    to a blank, words in capitals the blank between them, the name of an attribute its thin strokes ("Chủ mì:"), the
    sign "V/v" its slant.
    """
    texts = [_right(with_right_bodies(_ABOUT.sub("V/v", _BEFORE_TO.sub("", line.text)))) for line in lines]
    for at in range(1, min(len(texts), _HEAD_LINES)):
        if both := with_right_broken(texts[at - 1], texts[at]):
            texts[at - 1], texts[at] = both
    return [line if text == line.text else line._replace(text=text) for line, text in zip(lines, texts, strict=True)]


def _right(text: str) -> str:
    if len(text) < 20 and ((key := _key(text)) == _RECIPIENTS or (text[-1:] == ":" and is_one_off(key, _RECIPIENTS))):
        return "Nơi nhận:"
    if (severed := _SEVERED.fullmatch(text)) and NAME.match(joined := severed["first"] + severed["rest"]):
        return joined
    if mostly_upper(text):
        return _WORD.sub(_parted, _with_office(_without_speck(text)))
    if text[:1] in _QUOTE and text[-1:] not in _QUOTE and NAME.match(name := _SPECK.sub("", text)):
        return name
    if "ĐĐ" in text:
        text = _DOUBLED.sub("Đ", text)
    if " ban " in text:
        text = _COMMITTEE.sub("Ủy", text)
    return _with_attribute(_with_woven_office(_GLUED.sub(_apart, _CONCERNING.sub("Về", text))))


def _apart(found: re.Match[str]) -> str:
    return f" {found['next']}" if is_marked_syllable(found["next"]) else found["next"]


def _without_speck(text: str) -> str:
    """Take specks, or the edge of a seal, off the beginning of an office; a dash only where it cannot be an item."""
    whole = _SPECK.sub("", text)
    is_office = text[:1] not in "-–+" and OFFICE.fullmatch(_with_office(whole).rstrip(" .,"))
    return whole if whole != text and (is_office or CAPACITY.match(whole)) else text


def _with_woven_office(text: str) -> str:
    """An office in capitals at the end of a line of recipients: "Nơi nhận: KT.TONG CỤC TRƯỞNG"."""
    tail = _TAIL.search(text)
    if tail is None:
        return text
    before = _DASH.sub(" ", _SPECKS.sub(": ", text[: tail.start("office")]))
    return f"{before}{_with_office(tail['office'])}"


def _key(text: str) -> str:
    """The letters of a text as strokes: without marks and blanks, `tr` as the `m` it is taken for."""
    return "".join(filter(str.isalpha, bare(text))).replace("tr", "m")


_OFFICES = {_key(name): name for held in _HELD for name in (held, f"PHÓ {held}")}
# A body's name goes on with these on its second line ("SỞ NÔNG NGHIỆP VÀ / MÔI TRƯỜNG"): a stroke off "ĐỘI TRƯỞNG"
_NO_OFFICE = ("MÔI TRƯỜNG", "THỊ TRƯỜNG")
_NAMED = {_key(name): name for name in _ATTRIBUTES}


def _with_office(text: str) -> str:
    capacity = CAPACITY.match(text)
    start = capacity.end() if capacity else 0
    end = len(text.rstrip(" .,"))
    printed = text[start:end]
    office = (
        None if OFFICE.fullmatch(printed) or printed in _NO_OFFICE else _meant(_key(printed), _OFFICES, _SURE_OFFICE)
    )
    return text if office is None else text[:start] + office


def _with_attribute(text: str) -> str:
    stated = _STATED.match(text)
    if stated is None or attribute_of(text[stated.start("name") :]) is not None:
        return text
    name = _meant(_key(stated["name"]), _NAMED, _SURE)
    return text if name is None else f"{stated['dash']}{name}{text[stated.end() :]}"


def _meant(key: str, known: dict[str, str], sure: int) -> str | None:
    """The one known name that the letters are, or miss by one."""
    if key in known:
        return known[key]
    near = [name for other, name in known.items() if len(key) >= sure and is_one_off(key, other)]
    return near[0] if len(near) == 1 else None


def _parted(match: re.Match[str]) -> str:
    return _two_words(match[0]) or match[0]


@lru_cache(maxsize=1024)
def _two_words(word: str) -> str | None:
    """The two words that a word in capitals is made of, where it is none itself and only one cut gives two."""
    if is_syllable(word):
        return None
    cuts = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    cuts = [both for both in cuts if all(map(is_syllable, both)) and any(map(is_marked_syllable, both))]
    return " ".join(cuts[0]) if len(cuts) == 1 else None
