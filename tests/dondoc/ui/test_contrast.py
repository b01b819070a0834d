"""Every colour of text on every ground it meets, in both themes, as the style sheet has them."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

import dondoc

STYLES = Path(dondoc.__file__).parent / "ui" / "static" / "ui"
THEME = (STYLES / "theme.css").read_text(encoding="utf-8")
COMPONENTS = (STYLES / "components.css").read_text(encoding="utf-8")

TONES = ["in-time", "near-due", "late", "done", "done-late", "returned", "neutral"]
PAIRS = [
    *product(["ink", "soft", "softer", "accent", "accent-deep"], ["ground", "paper", "raised"]),
    *product(["ink", "soft", "softer", "accent"], ["accent-ground"]),
    *product(TONES, ["paper", "ground"]),
    *((tone, f"{tone}-ground") for tone in TONES),
    *product(["ink", "soft"], ["neutral-ground"]),
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
]
Colour = tuple[float, float, float]


def _tokens(block: str) -> dict[str, Colour]:
    return {name: _rgb(value) for name, value in re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block)}


def _rgb(value: str) -> Colour:
    return tuple(int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))  # type: ignore[return-value]


LIGHT = _tokens(THEME.split(":root {")[1].split("}")[0])
DARK = _tokens(THEME.split(':root[data-theme="dark"] {')[1].split("}")[0])
DARK_BY_MACHINE = _tokens(THEME.split(':root:not([data-theme="light"]) {')[1].split("}")[0])


def _luminance(colour: Colour) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself_is_right() -> None:
    assert contrast(_rgb("#000000"), _rgb("#ffffff")) == pytest.approx(21)
    assert contrast(_rgb("#777777"), _rgb("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS, ids=lambda name: name)
def test_text_can_be_read_on_its_ground(theme: dict[str, Colour], text: str, ground: str) -> None:
    assert contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_fields_and_the_focus_can_be_seen(theme: dict[str, Colour]) -> None:
    for edge, ground in product(["strong-line", "accent"], ["paper", "ground"]):
        assert contrast(theme[edge], theme[ground]) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_figures_can_be_read_on_every_heat(theme: dict[str, Colour]) -> None:
    cells = re.findall(r"var\(--heat-([a-z-]+)\) (\d+)%, var\(--paper\)", COMPONENTS)
    assert len(cells) >= 15
    for tone, percent in cells:
        part = int(percent) / 100
        mixed = zip(theme[f"heat-{tone}"], theme["paper"], strict=True)
        ground: Colour = tuple(heat * part + paper * (1 - part) for heat, paper in mixed)  # type: ignore[assignment]
        assert contrast(theme["ink"], ground) >= 4.5, (tone, percent)


def test_both_ways_into_the_dark_have_the_same_colours() -> None:
    assert DARK == DARK_BY_MACHINE
    assert DARK.keys() == LIGHT.keys()
