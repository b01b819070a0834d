"""Long alternations written so that the matcher refuses a place by its first letters, not after trying every word."""

from __future__ import annotations

import re


def by_letter(words: str) -> str:
    """Return the alternatives of a pattern, parted by "|", grouped by their first two letters.

    The words before those that look behind: where two match and one begins the other, what follows must decide. A word
    may hold groups, of which one inside another stands before all of its bars: "Chủ(?= các (?:hồ|tàu)| cơ sở)".
    """
    plain: dict[str, dict[str, list[str]]] = {}
    guarded: dict[str, list[str]] = {}
    for word in re.split(r"\|(?![^()]{0,400}\))", words):
        if word.count("(") != word.count(")"):
            raise ValueError(f"parted inside of a group: {word}")
        if word.startswith("("):
            guarded.setdefault(re.sub(r"\(\?<[!=][^()]*\)", "", word)[0], []).append(word)
        else:
            plain.setdefault(word[0], {}).setdefault(word[1], []).append(word[2:])
    groups = [
        f"{first}(?:{'|'.join(f'{second}(?:{_either(rest)})' for second, rest in pairs.items())})"
        for first, pairs in plain.items()
    ]
    return _either(groups + [f"(?={first})(?:{_either(found)})" for first, found in guarded.items()])


def _either(words: list[str]) -> str:
    return "|".join(words)
