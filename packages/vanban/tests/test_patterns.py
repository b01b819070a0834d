"""No pattern of the package backtracks more than in proportion to the text, counted in steps and not in seconds."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import vanban

from .stepping import Stepper, TooManySteps, texts

FOLDER = Path(vanban.__file__).parent
SHORT, LONG = 12, 36
MOST = 100_000  # steps on the short text
STEADY = 6  # three times the text: three times the steps where they grow in proportion, nine where they square
ANCHORED = {"match", "fullmatch"}
LOOKED_FOR = ANCHORED | {"search", "finditer", "findall", "split", "sub"}


def patterns_of(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns a module's value is, or holds."""
    if isinstance(value, re.Pattern):
        of_text = isinstance(value.pattern, str)
        yield value if of_text else re.compile(value.pattern.decode("latin-1"), value.flags | re.ASCII)
    elif isinstance(value, dict):
        yield from patterns_of(tuple(value.items()))
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from patterns_of(part)


@cache
def uses() -> dict[str, set[str]]:
    """Of every name, how its pattern is looked for, anywhere in the package."""
    found: dict[str, set[str]] = {}
    for path in FOLDER.rglob("*.py"):
        for name, method in re.findall(r"\b(\w+)\.(\w+)\b", path.read_text("utf-8")):
            found.setdefault(name, set()).add(method)
    return found


def inline(path: Path, known: dict[str, object]) -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """The patterns a module writes where it uses them; words only known within a function stand for a letter."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in LOOKED_FOR):
            continue
        words, *_rest = node.args
        if isinstance(words, ast.Constant):
            source = words.value
        elif isinstance(words, ast.JoinedStr):
            source = "".join(
                part.value if isinstance(part, ast.Constant) else _value(part, known) for part in words.values
            )
        else:
            continue
        flags = re.IGNORECASE if "IGNORECASE" in ast.unparse(node) else re.NOFLAG
        yield f"{path.stem}:{node.lineno}", re.compile(source, flags), node.func.attr not in ANCHORED


def _value(part: ast.expr, known: dict[str, object]) -> str:
    inner = part.value if isinstance(part, ast.FormattedValue) else part
    return str(known.get(ast.unparse(inner), "x"))


def all_patterns() -> dict[str, tuple[re.Pattern[str], bool]]:
    """Every pattern by its module and name, and whether it is looked for anywhere or only at one place."""
    found: dict[str, tuple[re.Pattern[str], bool]] = {}
    known: dict[tuple[str, int], str] = {}
    for module in pkgutil.walk_packages(vanban.__path__, "vanban."):
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            for number, pattern in enumerate(patterns_of(value)):
                key = (pattern.pattern, pattern.flags)
                if key in known:
                    continue
                known[key] = label = f"{module.name.removeprefix('vanban.')}.{name}" + (f"[{number}]" if number else "")
                methods = uses().get(name, set())
                found[label] = (pattern, not (methods and methods <= ANCHORED | {"pattern"}))
        for label, pattern, anywhere in inline(Path(str(loaded.__file__)), vars(loaded)):
            found.setdefault(label, (pattern, anywhere))
    return found


PATTERNS = all_patterns()


def steps(pattern: re.Pattern[str], text: str, *, anywhere: bool, limit: int = 10**9) -> int:
    stepper = Stepper(pattern, text, limit)
    stepper.find(anywhere=anywhere)
    return stepper.steps


def growing(pattern: re.Pattern[str], *, anywhere: bool) -> Iterator[tuple[str, str, str]]:
    """Yield (before, repeated, after) of every text on which the steps grow faster than the text."""
    for before, word in texts(pattern):
        for after in ("", "\x00"):
            try:
                short = steps(pattern, before + word * SHORT + after, anywhere=anywhere, limit=MOST)
                steps(pattern, before + word * LONG + after, anywhere=anywhere, limit=STEADY * short)
            except TooManySteps:
                yield before, word, after


def test_patterns_are_found() -> None:
    assert len(PATTERNS) > 300
    assert "_leads.supporters.WITH" in PATTERNS


@pytest.mark.parametrize("name", PATTERNS)
def test_steps_grow_in_proportion_to_the_text(name: str) -> None:
    pattern, anywhere = PATTERNS[name]
    assert not list(growing(pattern, anywhere=anywhere))


@pytest.mark.parametrize(
    "pattern", [r"\s*,?\s*x", r"(?:a|ab|b)+c", r"(a+)+$", r"\s+$", r"Về[^:]*:", r"\d+-\d+", r"(?:a|b)*?c\b"]
)
def test_a_pattern_that_backtracks_too_much_is_told(pattern: str) -> None:
    assert list(growing(re.compile(pattern), anywhere=True))


@pytest.mark.parametrize("pattern", [r"(?<!\s)\s++$", r"(?<!\d)\d++-", r"\w+", r"a?b?c", r"(?:ab)++(?!a)"])
def test_a_pattern_that_does_not_is_let_pass(pattern: str) -> None:
    assert not list(growing(re.compile(pattern), anywhere=True))


@pytest.mark.parametrize(
    "name", ["_leads.supporters.WITH", "_dates.DATE", "_citations.DATE_AFTER", "_rhythm_words.EVERY"]
)
def test_the_counting_matcher_finds_what_the_engine_finds(name: str) -> None:
    pattern = PATTERNS[name][0]
    for path in sorted((Path(__file__).parent / "kinds").glob("*.txt"))[:3]:
        text = path.read_text("utf-8")[:3_000]
        assert Stepper(pattern, text, 10**9).find(anywhere=True) == [match.span() for match in pattern.finditer(text)]
