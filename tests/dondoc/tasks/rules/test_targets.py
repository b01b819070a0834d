from decimal import Decimal

import pytest

from dondoc.tasks.rules.targets import Comparison, Target, places_of, target_of, written_target


def read(comparison="at-least", value="20", unit="%", text="ít nhất 20 %"):
    return target_of({"text": text, "comparison": comparison, "value": value, "unit": unit})


def test_a_reading_s_target_is_a_figure_in_its_unit():
    assert read() == Target("ít nhất 20 %", Comparison.AT_LEAST, Decimal(20), "%")
    assert read(value="1.250,5", unit="công trình").value == Decimal("1250.5")


@pytest.mark.parametrize(("comparison", "value"), [("about", "20"), ("", "20"), ("at-least", "nhiều"), ("exactly", "")])
def test_what_names_no_figure_is_no_measurable_target(comparison, value):
    assert read(comparison, value) is None


@pytest.mark.parametrize(
    ("comparison", "unit", "below", "same", "above"),
    [
        ("at-least", "%", False, True, True),
        ("at-most", "ngày", True, True, False),
        ("exactly", "công trình", False, True, False),
        ("exactly", "%", False, True, True),
    ],
)
def test_whether_a_figure_reaches_the_target(comparison, unit, below, same, above):
    target = read(comparison, unit=unit)
    assert [target.is_met_by(Decimal(value)) for value in ("19.99", "20", "20.01")] == [below, same, above]


@pytest.mark.parametrize(
    ("words", "comparison", "value", "unit"),
    [
        ("cắt giảm ít nhất 20 % thủ tục", "at-least", "20", "%"),
        ("≥ 12,5%", "at-least", "12,5", "%"),
        ("<= 5 ngày", "at-most", "5", "ngày"),
        ("không quá 1.200 hồ sơ", "at-most", "1.200", "hồ"),
        ("100 %  quy chế được rà soát", "exactly", "100", "%"),
        ("95 % trở lên", "at-least", "95", "%"),
        ("số lượng 7", "exactly", "7", ""),
    ],
)
def test_a_line_that_a_person_wrote_is_read_as_a_target(words, comparison, value, unit):
    found = written_target(words)
    assert (found["comparison"], found["value"], found["unit"]) == (comparison, value, unit)
    assert target_of(found) is not None
    assert "  " not in found["text"]


def test_a_line_without_a_figure_is_none():
    assert written_target("giảm mạnh thủ tục") is None


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        (["a", "b"], ["a", "b"], [0, 1]),
        (["a", "b"], ["b", "a"], [1, 0]),
        (["a", "b"], ["a", "c"], [0, 1]),
        (["a", "b"], ["c", "a"], [1, 0]),
        (["a", "b"], ["b"], [1]),
        (["a"], ["a", "b"], [0, None]),
        (["a", "a"], ["a", "b"], [0, 1]),
        (["a", "b"], ["c"], [None]),
        ([], ["a"], [None]),
    ],
)
def test_a_target_stays_itself_in_other_words_and_at_another_place(old, new, places):
    assert places_of(old, new) == places
