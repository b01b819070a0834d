"""A backtracking matcher that counts its steps, and texts that make a pattern backtrack.

It walks the tree Python parses a pattern into the way Python's own engine does, so the steps it counts grow with the
text as the time of the engine grows, on every machine alike. A bounded repeat counts as a constant: it is cut to a few
rounds over its least.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Node = tuple[Any, Any]
Then = Callable[[int], int | None]
ROUNDS = 4
DEPTH = 50_000  # what follows a node is called from within it, so a long text is a deep stack
SAMPLES = " \t\na0A,.;:-–_|/()[]<>*#\"'đĐệỆ\x00"
CATEGORIES: dict[Any, Callable[[str], bool]] = {
    sre.CATEGORY_DIGIT: str.isdecimal,
    sre.CATEGORY_NOT_DIGIT: lambda char: not char.isdecimal(),
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    sre.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    sre.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
}
SINGLE = (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN)
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
IGNORECASE, MULTILINE, DOTALL = int(re.IGNORECASE), int(re.MULTILINE), int(re.DOTALL)  # as numbers: flags cost far more


@cache
def parsed(pattern: str, flags: int) -> list[Node]:
    """Return the tree of a pattern in plain lists, parsed once for all its texts; a look around has its width."""
    tree: list[Node] = _plain(parser.parse(pattern, flags))
    return tree


def _plain(value: Any) -> Any:
    if isinstance(value, parser.SubPattern):
        return [_plain(node) for node in value]
    if isinstance(value, tuple) and any(value[0] is look for look in (sre.ASSERT, sre.ASSERT_NOT)):
        return value[0], (value[1][0], _plain(value[1][1]), value[1][1].getwidth()[0])
    return type(value)(map(_plain, value)) if type(value) in (tuple, list) else value


_taken: dict[tuple[int, str, int], bool] = {}
"""Whether a node of one character, told by its place in memory, takes a character under some flags: trees stay."""


class TooManySteps(Exception):
    """The steps exceed what the caller allows."""


class Stepper:
    """Finds a pattern in a text, counting every node tried."""

    def __init__(self, pattern: re.Pattern[str], text: str, limit: int) -> None:
        self.nodes = parsed(pattern.pattern, pattern.flags)
        self.flags, self.text, self.limit = int(pattern.flags), text, limit
        self.steps = 0
        self.groups: dict[int, tuple[int, int]] = {}

    def find(self, *, anywhere: bool) -> list[tuple[int, int]]:
        """Return the spans `finditer` would (or `match`, where not `anywhere`)."""
        depth = sys.getrecursionlimit()
        sys.setrecursionlimit(DEPTH)
        try:
            return self._find(anywhere=anywhere)
        finally:
            sys.setrecursionlimit(depth)

    def _find(self, *, anywhere: bool) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        at = 0
        while at <= len(self.text):
            self.groups = {}
            end = self.run(self.nodes, 0, at, lambda here: here)
            if end is not None:
                found.append((at, end))
            if not anywhere:
                break
            at = max(at + 1, end or 0)
        return found

    def run(self, nodes: list[Node], index: int, at: int, then: Then) -> int | None:
        """Match `nodes[index:]` at a place, then what follows; return where all ends."""
        self.steps += 1
        if self.steps > self.limit:
            raise TooManySteps
        if index == len(nodes):
            return then(at)
        op, value = nodes[index]

        def go_on(here: int) -> int | None:
            return self.run(nodes, index + 1, here, then)

        if op in SINGLE:
            return go_on(at + 1) if self.takes(nodes[index], at) else None
        if op in REPEATS:
            return self.repeat(op, value, at, go_on)
        if op is sre.BRANCH:
            for branch in value[1]:
                if branch and branch[0][0] in SINGLE and not self.takes(branch[0], at):
                    continue  # the engine, too, looks at the first letter before it tries a branch
                if (end := self.run(branch, 0, at, go_on)) is not None:
                    return end
            return None
        if op is sre.SUBPATTERN:
            return self.group(value, at, go_on)
        if op is sre.ATOMIC_GROUP:
            end = self.run(value, 0, at, lambda here: here)
            return None if end is None else go_on(end)
        if op in (sre.ASSERT, sre.ASSERT_NOT):
            return go_on(at) if self.looks(value, at) == (op is sre.ASSERT) else None
        if op is sre.AT:
            return go_on(at) if self.stands(value, at) else None
        if op is sre.GROUPREF:
            start, end = self.groups.get(value, (0, -1))
            words = self.text[start:end]
            return go_on(at + len(words)) if end >= 0 and self.text.startswith(words, at) else None
        raise NotImplementedError(op)

    def takes(self, node: Node, at: int) -> bool:
        """Whether a node of one character takes the one at a place."""
        if at >= len(self.text):
            return False
        key = (id(node), self.text[at], self.flags)
        if key not in _taken:
            _taken[key] = accepts(node, self.text[at], self.flags)
        return _taken[key]

    def repeat(self, op: Any, value: Any, at: int, go_on: Then) -> int | None:
        least, most, body = value
        most = len(self.text) + 1 if most is sre.MAXREPEAT else min(most, least + ROUNDS)
        if len(body) == 1 and body[0][0] in SINGLE and op is not sre.MIN_REPEAT:
            end = at
            while end - at < most and self.takes(body[0], end):
                end += 1
                self.steps += 1
            if op is sre.POSSESSIVE_REPEAT:
                return go_on(end) if end - at >= least else None
            for here in range(end, at + least - 1, -1):
                if (found := go_on(here)) is not None:
                    return found
            return None
        if op is sre.POSSESSIVE_REPEAT:
            done, end = 0, at
            while done < most and (after := self.run(body, 0, end, lambda here: here)) is not None:
                done += 1
                if after == end:
                    break
                end = after
            return go_on(end) if done >= least else None
        return self.rounds(body, 0, least, most, op is sre.MIN_REPEAT, at, go_on)

    def rounds(
        self, body: list[Node], done: int, least: int, most: int, lazy: bool, at: int, go_on: Then
    ) -> int | None:
        def again(here: int) -> int | None:
            if here == at and done >= least:
                return None
            return self.rounds(body, done + 1, least, most, lazy, here, go_on)

        if lazy and done >= least and (end := go_on(at)) is not None:
            return end
        if done < most and (end := self.run(body, 0, at, again)) is not None:
            return end
        return None if lazy or done < least else go_on(at)

    def group(self, value: Any, at: int, go_on: Then) -> int | None:
        number, added, removed, body = value
        before, kept = self.flags, self.groups.get(number)
        inside = (before | added) & ~removed

        def leave(here: int) -> int | None:
            self.flags = before
            known = self.groups.get(number)
            if number is not None:
                self.groups[number] = (at, here)
            if (end := go_on(here)) is None:
                self.flags = inside
                if number is not None and known is not None:
                    self.groups[number] = known
            return end

        self.flags = inside
        end = self.run(body, 0, at, leave)
        self.flags = before
        if end is None and kept is not None:
            self.groups[number] = kept
        return end

    def looks(self, value: Any, at: int) -> bool:
        direction, body, width = value
        start = at if direction > 0 else at - width
        return start >= 0 and self.run(body, 0, start, lambda here: here) is not None

    def stands(self, where: Any, at: int) -> bool:
        text, multiline = self.text, self.flags & MULTILINE
        if where in (sre.AT_BOUNDARY, sre.AT_NON_BOUNDARY):
            word = CATEGORIES[sre.CATEGORY_WORD]
            edge = (at > 0 and word(text[at - 1])) != (at < len(text) and word(text[at]))
            return edge == (where is sre.AT_BOUNDARY)
        if where in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
            return at == 0 or bool(multiline and where is sre.AT_BEGINNING and text[at - 1] == "\n")
        if at == len(text):
            return True
        return where is sre.AT_END and text[at] == "\n" and bool(multiline or at == len(text) - 1)


def accepts(node: Node, char: str, flags: int) -> bool:
    """Whether a node of one character takes `char`."""
    op, value = node
    forms = {char, char.lower(), char.upper()} if flags & IGNORECASE else {char}
    if op is sre.ANY:
        return char != "\n" or bool(flags & DOTALL)
    if op is sre.LITERAL:
        return chr(value) in forms
    if op is sre.NOT_LITERAL:
        return chr(value) not in forms
    negated = value[0][0] is sre.NEGATE
    return negated != any(_within(part, form) for part in value[negated:] for form in forms)


def _within(part: Node, char: str) -> bool:
    op, value = part
    if op is sre.LITERAL:
        return ord(char[0]) == value
    if op is sre.RANGE:
        return bool(value[0] <= ord(char[0]) <= value[1])
    return CATEGORIES[value](char[0])


def texts(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield (what stands once before, what is repeated) for every unbounded repeat of a pattern, and for the whole."""
    tree, flags = parsed(pattern.pattern, pattern.flags), int(pattern.flags)
    seen: set[tuple[str, str]] = set()
    for before, body in _loops(tree, "", flags):
        for word in _words(body, flags):
            for attack in ((before, word), ("", before + word)):
                if word and attack not in seen:
                    seen.add(attack)
                    yield attack


def _loops(nodes: list[Node], before: str, flags: int) -> Iterator[tuple[str, list[Node]]]:
    for op, value in nodes:
        if op in REPEATS:
            if value[1] is sre.MAXREPEAT:
                yield before, value[2]
            yield from _loops(value[2], before, flags)
        elif op is sre.BRANCH:
            for branch in value[1]:
                yield from _loops(branch, before, flags)
        elif op is sre.SUBPATTERN:
            yield from _loops(value[3], before, flags)
        elif op is sre.ATOMIC_GROUP:
            yield from _loops(value, before, flags)
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _loops(value[1], before, flags)
        before += _word([(op, value)], flags)


def _words(body: list[Node], flags: int) -> Iterator[str]:
    """Words a repeat's body takes: every sample of a single character, else one for each branch."""
    if len(body) == 1 and body[0][0] in SINGLE:
        yield from (char for char in SAMPLES if accepts(body[0], char, flags))
        yield _word(body, flags)
    elif len(body) == 1 and body[0][0] is sre.BRANCH:
        for branch in body[0][1][1]:
            yield from _words(branch, flags)
    elif len(body) == 1 and body[0][0] is sre.SUBPATTERN:
        yield from _words(body[0][1][3], flags)
    else:
        yield _word(body, flags)
        yield _word(body, flags, generous=True)


def _word(nodes: list[Node], flags: int, *, generous: bool = False) -> str:
    """One word the nodes take, with what is optional where `generous`."""
    made = ""
    for op, value in nodes:
        if op is sre.LITERAL:
            made += chr(value)
        elif op in SINGLE:
            made += next((char for char in SAMPLES if accepts((op, value), char, flags)), "") or _first(value)
        elif op in REPEATS:
            made += _word(value[2], flags, generous=generous) * max(value[0], int(generous))
        elif op is sre.BRANCH:
            made += _word(value[1][0], flags, generous=generous)
        elif op is sre.SUBPATTERN:
            made += _word(value[3], flags, generous=generous)
        elif op is sre.ATOMIC_GROUP:
            made += _word(value, flags, generous=generous)
    return made


def _first(value: Any) -> str:
    op, part = value[0]
    return chr(part[0] if op is sre.RANGE else part)
