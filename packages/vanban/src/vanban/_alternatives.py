"""Long alternations written so that the matcher refuses a place by its first letters, not after trying every word."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGN = re.compile(r"\\.|\[[^\]]{1,40}\]|[(|)]")
_LOOKS_BEHIND = re.compile(r"\(\?<[!=][^()]*\)")


def by_letter(words: str) -> str:
    """Return the alternatives of a pattern, parted by "|", grouped by their first two letters.

    The words before those that look behind: where two match and one begins the other, what follows must decide. Raises
    `ValueError` for a word that begins with neither two letters nor what must stand before one.
    """
    plain: dict[str, dict[str, list[str]]] = {}
    guarded: dict[str, list[str]] = {}
    for word in _parted(words):
        if word.startswith("("):
            guarded.setdefault(_first_letter(word), []).append(word)
        elif len(word) > 1 and not set(word[:2]) & set("([{\\?*+|)"):
            plain.setdefault(word[0], {}).setdefault(word[1], []).append(word[2:])
        else:
            raise ValueError(f"Begin the alternative with two letters: {word!r}.")
    groups = [
        f"{first}(?:{'|'.join(f'{second}(?:{_either(rest)})' for second, rest in pairs.items())})"
        for first, pairs in plain.items()
    ]
    return _either(groups + [f"(?={first})(?:{_either(found)})" for first, found in guarded.items()])


def _parted(words: str) -> Iterator[str]:
    """Yield the alternatives, of which some hold groups and these further ones."""
    start = depth = 0
    for sign in _SIGN.finditer(words):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if sign[0] == "|" and not depth:
            yield words[start : sign.start()]
            start = sign.end()
    yield words[start:]


def _first_letter(word: str) -> str:
    """Return the letter behind what must stand before a word."""
    rest, before = word, ""
    while rest != before:
        rest, before = _LOOKS_BEHIND.sub("", rest), rest
    if rest[:1] in set("([{\\?*+"):
        raise ValueError(f"Begin the alternative with a letter behind what must stand before it: {word!r}.")
    return rest[0]


def _either(words: list[str]) -> str:
    return "|".join(words)
