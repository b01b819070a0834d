"""To which successor work goes, for the kinds of change that bodies go through."""

from __future__ import annotations

import pytest

from dondoc.tasks.rules.passing import WHOLE, Heir, PassingRule, heir_of

LAND, ROADS = 3, 8
WORDS = "ra soat quy hoach su dung dat va cong tac giam ngheo"


@pytest.mark.parametrize(
    ("kind", "heirs", "expected"),
    [
        ("ended without a successor", [], (None, PassingRule.CHOICE)),
        ("ended, given out one by one", [Heir(None, "by area")], (None, PassingRule.CHOICE)),
        ("renamed or merged into one", [Heir(1)], (1, PassingRule.ONLY_HEIR)),
        ("partly replaced: the function goes on", [Heir(1, "giam ngheo"), Heir(None)], (1, PassingRule.SHARE)),
        ("partly replaced: the function ended", [Heir(1, "cap phep"), Heir(None)], (None, PassingRule.CHOICE)),
        ("split: the field decides", [Heir(1, WHOLE, frozenset({LAND})), Heir(2, WHOLE)], (1, PassingRule.MANDATE)),
        ("split: one takes the rest", [Heir(1, "cap phep"), Heir(2)], (2, PassingRule.REST)),
        ("split: two fit the words", [Heir(1, "giam ngheo"), Heir(2, "su dung dat")], (None, PassingRule.CHOICE)),
        ("split: none fits", [Heir(1, "cap phep"), Heir(2, "dau thau")], (None, PassingRule.CHOICE)),
        ("split: two take the rest", [Heir(1), Heir(2)], (None, PassingRule.CHOICE)),
        ("split: two have the field", [Heir(1, WHOLE, frozenset({LAND})), Heir(2, WHOLE, frozenset({LAND}))],
         (None, PassingRule.CHOICE)),
        ("spun off: only a part leaves", [Heir(1, "giam ngheo")], (1, PassingRule.SHARE)),
        ("the one successor takes a part only", [Heir(1, "cap phep")], (None, PassingRule.CHOICE)),
    ],
)  # fmt: skip
def test_work_follows_its_function_and_what_is_open_is_left_to_a_person(kind, heirs, expected):
    assert heir_of(WORDS, [LAND], heirs) == expected, kind


def test_a_share_is_found_as_whole_words():
    assert heir_of("bao cao giam ngheonan", [], [Heir(1, "giam ngheo"), Heir(2)]) == (2, PassingRule.REST)


def test_work_without_a_field_is_not_given_by_field():
    heirs = [Heir(1, WHOLE, frozenset({LAND})), Heir(2, WHOLE, frozenset({ROADS}))]
    assert heir_of("bao cao", [], heirs) == (None, PassingRule.CHOICE)
