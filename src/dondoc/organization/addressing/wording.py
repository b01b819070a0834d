"""How documents word the bodies they address, made comparable: pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from dondoc.kernel.folding import fold

_WORD = re.compile(r"[^\W_]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_COMMITTEE = "Ủy ban nhân dân"
_ABBREVIATIONS = {
    "ubnd": _COMMITTEE,
    "hđnd": "Hội đồng nhân dân",
    "hdnd": "Hội đồng nhân dân",
    "vp": "Văn phòng",
    "tp": "thành phố",
    "tx": "thị xã",
    "bql": "Ban Quản lý",
    "kcx": "khu chế xuất",
    "kcn": "khu công nghiệp",
    "mttq": "Mặt trận Tổ quốc",
    "gđ": "Giám đốc",
    "ct": "Chủ tịch",
    "cơquan": "cơ quan",
}
# A letter stands for these only where the kind of a place is expected: at the start or after "Ủy ban nhân dân".
_PLACE_LETTERS = {"q": "quận", "h": "huyện", "p": "phường", "x": "xã"}
_PLACES = (("quan",), ("huyen",), ("xa",), ("phuong",), ("thi", "xa"), ("thi", "tran"), ("thanh", "pho"), ("tinh",))
_COURTESIES = (("cac", "dong", "chi"), ("dong", "chi"), ("ong", "ba"), ("ong",), ("ba",))
_TITLES = (
    ("giam", "doc"),
    ("thu", "truong"),
    ("chu", "tich"),
    ("nguoi", "dung", "dau"),
    ("lanh", "dao"),
)
# These are titles only before the first word of such a body: "Chánh Thanh tra", "Trưởng Ban"; not "xã Trường Long".
_TITLES_BEFORE = {"chanh": {"van", "thanh"}, "truong": {"ban", "phong", "cac"}}
_JOINING = {"va", "cac"}
_FILLERS = {"va", "cac", "cua"}
_BELONGING = (
    ("tren", "dia", "ban"),
    ("truc", "thuoc", "uy", "ban", "nhan", "dan"),
    ("thuoc", "uy", "ban", "nhan", "dan"),
    ("truc", "thuoc"),
    ("thuoc",),
    ("cua",),
)


@dataclass(frozen=True, slots=True)
class Words:
    """A wording as words: `folded` for looking up, `exact` with diacritics, one for one."""

    folded: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()

    def __add__(self, other: Words) -> Words:
        return Words(self.folded + other.folded, self.exact + other.exact)

    def __len__(self) -> int:
        return len(self.folded)

    def starts_with(self, words: tuple[str, ...]) -> bool:
        """Whether it begins with these folded words."""
        return self.folded[: len(words)] == words

    def ends_with(self, words: tuple[str, ...]) -> bool:
        """Whether it ends with these folded words."""
        return len(words) <= len(self) and self.folded[len(self) - len(words) :] == words

    def part(self, start: int, end: int | None = None) -> Words:
        """Return the words from `start` up to `end`, itself not included."""
        return Words(self.folded[start:end], self.exact[start:end])

    @property
    def is_bare(self) -> bool:
        """Whether it is written without any diacritics, so that none can decide between namesakes."""
        return self.folded == self.exact

    @property
    def key(self) -> str:
        """What the wording is looked up by: letters and digits alone, without "và" and "các"."""
        return "".join(word for word in self.folded if word not in _JOINING)

    @property
    def exact_key(self) -> str:
        """The same with diacritics, tones in one style (hoà = hòa)."""
        return "".join(e for f, e in zip(self.folded, self.exact, strict=True) if f not in _JOINING)


NO_WORDS = Words()


def words(text: str) -> Words:
    """Return the wording as words, abbreviations written out ("UBND Q." becomes "Ủy ban nhân dân quận").

    A text typed without any diacritics stays without them.
    """
    text = unicodedata.normalize("NFC", text).lower()
    bare = text == _without_diacritics(text)
    found = NO_WORDS
    for token in _WORD.findall(text):
        written_out = _ABBREVIATIONS.get(token)
        if written_out is None and (not found or found.ends_with(("nhan", "dan"))):
            written_out = _PLACE_LETTERS.get(token)
        found += _plain(written_out.lower() if written_out else token, bare=bare)
    return found


def _without_diacritics(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in letters if not unicodedata.combining(sign)).replace("đ", "d")


def _plain(text: str, *, bare: bool) -> Words:
    pairs = [(fold(token), fold(token) if bare else _one_style(token)) for token in text.split()]
    pairs = [(folded, exact) for folded, exact in pairs if folded]
    return Words(tuple(folded for folded, _exact in pairs), tuple(exact for _folded, exact in pairs))


def _one_style(token: str) -> str:
    """Return the word with its tone at the end, so that it does not matter which vowel carries it."""
    letters = unicodedata.normalize("NFD", token)
    tones = "".join(sign for sign in letters if sign in _TONES)
    return unicodedata.normalize("NFC", "".join(sign for sign in letters if sign not in _TONES)) + tones


def bare_of_titles(phrase: Words) -> Words:
    """Return the phrase without courtesies and its head's titles in front ("Giám đốc Sở Nội vụ": "Sở Nội vụ")."""
    before = None
    while phrase != before:
        before = phrase
        phrase = _without_filler(phrase)
        for front in (*_COURTESIES, *_TITLES):
            if phrase.starts_with(front):
                phrase = phrase.part(len(front))
                break
        else:
            if len(phrase) > 1 and phrase.folded[1] in _TITLES_BEFORE.get(phrase.folded[0], ()):
                phrase = phrase.part(1)
    return phrase


def _without_filler(phrase: Words) -> Words:
    while phrase and phrase.folded[0] in _FILLERS:
        phrase = phrase.part(1)
    return phrase


def group_key(phrase: Words, home: Words = NO_WORDS) -> str:
    """Return what a group is looked up by: the bodies alone, without titles, "các", "và" and the home's name.

    "Giám đốc, Thủ trưởng các sở, ban ngành thành phố" and "Sở, ban, ngành" have the same key. Empty when nothing but
    titles is left.
    """
    kept = NO_WORDS
    rest = without_home(phrase, home)
    while rest:
        bare = bare_of_titles(rest)
        if not bare:
            break
        kept += bare.part(0, 1)
        rest = bare.part(1)
    return kept.key


def without_home(phrase: Words, home: Words) -> Words:
    """Return the phrase without a tail that says which province it is of: "... trực thuộc thành phố Cần Thơ"."""
    kind, name = split_home(home)
    stripped = phrase
    for tail in (home, kind, name):
        if tail and phrase.ends_with(tail.folded) and len(phrase) > len(tail):
            stripped = phrase.part(0, len(phrase) - len(tail))
            break
    else:
        for tail_words in (("thanh", "pho"), ("tinh",)) if not home else ():
            if phrase.ends_with(tail_words) and len(phrase) > len(tail_words):
                stripped = phrase.part(0, len(phrase) - len(tail_words))
                break
    if stripped is phrase:
        return phrase
    for belonging in _BELONGING:
        if stripped.ends_with(belonging) and len(stripped) > len(belonging):
            return stripped.part(0, len(stripped) - len(belonging))
    return stripped


def split_home(home: Words) -> tuple[Words, Words]:
    """Return the kind of the home and its name: "thành phố", "Cần Thơ"."""
    for kind in _PLACES:
        if home.starts_with(kind):
            return home.part(0, len(kind)), home.part(len(kind))
    return NO_WORDS, home


def home_of(committee_name: str) -> Words:
    """Return which place a committee is of: "Ủy ban nhân dân thành phố Cần Thơ" is of "thành phố Cần Thơ"."""
    name = words(committee_name)
    committee = words(_COMMITTEE)
    return name.part(len(committee)) if name.starts_with(committee.folded) else name


def unit_wordings(phrase: Words, home: Words) -> Iterator[Words]:
    """Yield the wordings under which a unit meant by the phrase may be kept, the most literal first.

    Titles are taken off; "Ủy ban nhân dân" is put before a mere place; the home's kind and name are left off or added,
    but for "Ủy ban nhân dân" alone, which may be anybody's.
    """
    kind, name = split_home(home)
    committee = words(_COMMITTEE)
    seen = {"", committee.key}
    for body in (phrase, bare_of_titles(phrase)):
        if body.key == committee.key:
            continue
        fronts = [body, committee + body] if any(body.starts_with(place) for place in _PLACES) else [body]
        for front in fronts:
            core = without_home(front, home)
            for candidate in (front, core, core + kind, core + home, core + name, front + name):
                if candidate.key not in seen:
                    seen.add(candidate.key)
                    yield candidate


def carried_head(phrase: Words) -> Words:
    """Return what a list's later items leave out: "Sở" in "Sở Y tế, Xây dựng", "Ủy ban nhân dân quận" in
    "Ủy ban nhân dân quận Ninh Kiều, Bình Thủy". Nothing where items are whole.
    """
    body = bare_of_titles(phrase)
    committee = words(_COMMITTEE)
    length = len(committee) if body.starts_with(committee.folded) else 0
    while length < len(body) and body.folded[length] in _FILLERS:
        body = body.part(0, length) + body.part(length + 1)
    for place in (("so",), *_PLACES):
        if body.part(length).starts_with(place):
            return body.part(0, length + len(place))
    return NO_WORDS
