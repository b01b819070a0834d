"""What the strict Content-Security-Policy and the gallery ask of all templates of the house."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dondoc
from dondoc.ui.templatetags import ui

HOUSE = Path(dondoc.__file__).parent
TEMPLATES = sorted(HOUSE.rglob("*.html"))
GALLERY = (HOUSE / "ui" / "templates" / "ui" / "gallery.html").read_text(encoding="utf-8")

FORBIDDEN = {
    "an inline style": re.compile(r"<style\b|<[^>]*\sstyle\s*="),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)"),
    "a handler in an attribute": re.compile(r"<[^>]*\s(on[a-z]+|hx-on[^=]*)\s*="),
    "a javascript address": re.compile(r"javascript:"),
    "an address of another host": re.compile(r"""(?:src|href|action)=["']?(?:https?:)?//"""),
}
NO_COMPONENTS = {"page_of"}
SHOWN_OTHERWISE = {"errors": "errors wrong", "shape": "state", "fact": "fact", "step": "step"}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_template_carries_what_the_browser_would_refuse(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    found = [name for name, pattern in FORBIDDEN.items() if pattern.search(source)]
    assert not found, f"{template.relative_to(HOUSE)} has {', '.join(found)}"


@pytest.mark.parametrize("tag", sorted(ui.register.tags.keys() - NO_COMPONENTS))
def test_every_component_stands_in_the_gallery(tag: str) -> None:
    assert re.search(rf"{{%\s*{SHOWN_OTHERWISE.get(tag, tag)}\b", GALLERY)


@pytest.mark.parametrize("name", sorted(set(ui.register.filters) - {"key_label"}))
def test_every_filter_stands_in_the_gallery(name: str) -> None:
    assert re.search(rf"\|{name}\b", GALLERY)


def test_every_component_is_told_of_in_the_readme() -> None:
    told = (HOUSE / "ui" / "README.md").read_text(encoding="utf-8")
    assert not [tag for tag in ui.register.tags if not re.search(rf"{{%\s*{tag}\b", told) and tag != "shape"]
