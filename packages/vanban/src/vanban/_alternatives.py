"""Long alternations written so that the matcher refuses a place by its first letters, not after trying every word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

BEGINS_WORD = r"(?<!\w)"
"""What looks behind a word that is none's end, where it is to be searched for."""

_SIGN = re.compile(r"\\.|\[[^\]]{1,40}\]|[(|)]")
_NO_LETTERS = frozenset("([{\\?*+|)")
_KEY = 2  # letters
_OLD, _NEW = "óa òa ỏa õa ọa óe òe ỏe õe ọe úy ùy ủy ũy ụy", "oá oà oả oã oạ oé oè oẻ oẽ oẹ uý uỳ uỷ uỹ uỵ"
_TONES = {
    style(old): style(new)
    for old, new in zip(_OLD.split(), _NEW.split(), strict=True)
    for style in (str, str.capitalize, str.upper)
}
_TONE = re.compile("|".join(_TONES))
_OPENS = len("(?<!")


def by_letter(words: str, *, behind: str = "", any_case: bool = False) -> str:
    """Return the alternatives of a pattern, parted by "|", grouped by their first two letters.

    `behind` are groups that look behind every word ("(?<!được )"). With `any_case` words in small letters match in
    capitals too, what stands around them still by its case. The words before those that look behind themselves:
    where two match and one begins the other, what follows must decide. Raises `ValueError` for a word that begins with
    neither two letters nor what looks behind, by a fixed width, before two.
    """
    plain: dict[str, dict[str, list[str]]] = {}
    guarded: dict[str, dict[str, list[str]]] = {}
    for word in _parted(words):
        looks, said = _looks_behind(word)
        if len(said) < _KEY or _NO_LETTERS.intersection(said[:_KEY]):
            raise ValueError(f"Begin the alternative with two letters, alone or behind (?<!...): {word!r}.")
        past = _past_letters([either_tone(look) for look in looks])
        for spelled in _both_ways(said):
            plain.setdefault(spelled[0], {})
            found = (guarded if looks else plain).setdefault(spelled[0], {}).setdefault(spelled[1], [])
            found.append(past + spelled[_KEY:])
    common = _past_letters([either_tone(look) for look in _looks_behind(behind)[0]])
    groups: list[str] = []
    for first, seconds in plain.items():
        pairs = [*seconds.items(), *guarded.get(first, {}).items()]
        for of_first, of_second, flag in _ANY_CASE if any_case else _AS_WRITTEN:
            ends = "|".join(f"{of_second(second)}{common}({flag}:{'|'.join(said)})" for second, said in pairs)
            groups.append(f"{of_first(first)}(?:{ends})")
    return "|".join(groups)


def either_tone(pattern: str) -> str:
    """Return a pattern of words with the tone on the first vowel so that it also finds them with it on the second.

    Party bodies and many presses print "hoá", "thuỷ", "uỷ ban" for "hóa", "thủy", "ủy ban".
    """
    return _TONE.sub(lambda tone: f"(?:{tone[0]}|{_TONES[tone[0]]})", pattern)


def in_both_tones(words: Iterable[str]) -> frozenset[str]:
    """Return the words, and those with a tone on the first of two vowels also with it on the second."""
    return frozenset(word for said in words for word in (said, _TONE.sub(lambda tone: _TONES[tone[0]], said)))


def _both_ways(said: str) -> list[str]:
    """Write a word in both styles of tone marks, as two words where its first letters differ."""
    tone = _TONE.match(said) or _TONE.match(said, 1)
    if tone is None:
        return [said[:_KEY] + either_tone(said[_KEY:])]
    rest = either_tone(said[tone.end() :])
    return [said[: tone.start()] + vowels + rest for vowels in (tone[0], _TONES[tone[0]])]


_Spelling = tuple[Callable[[str], str], Callable[[str], str], str]
_AS_WRITTEN: tuple[_Spelling, ...] = ((str, str, "?"),)
# a pattern that as a whole ignores case knows no first letters, and is tried at each place
_ANY_CASE: tuple[_Spelling, ...] = ((str, str, "?i"), (str.upper, str, "?i"), (str.upper, str.upper, "?i"))


def _past_letters(looks: list[str]) -> str:
    """Write what looks behind a word so that it stands behind its first letters, which refuse most places before it."""
    return "".join(f"{look[:_OPENS]}(?:{look[_OPENS:-1]}){'.' * _KEY})" for look in looks)


def _parted(words: str) -> Iterator[str]:
    """Yield the alternatives, of which some hold groups and these further ones."""
    start = depth = 0
    for sign in _SIGN.finditer(words):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if sign[0] == "|" and not depth:
            yield words[start : sign.start()]
            start = sign.end()
    yield words[start:]


def _looks_behind(word: str) -> tuple[list[str], str]:
    """Part a word from the groups before it that look at what stands behind its first letter."""
    behind: list[str] = []
    while word.startswith(("(?<!", "(?<=")):
        depth = 0
        for sign in _SIGN.finditer(word):
            depth += (sign[0] == "(") - (sign[0] == ")")
            if not depth:
                behind.append(word[: sign.end()])
                word = word[sign.end() :]
                break
        else:
            break  # never closed: refused for want of letters
    return behind, word
