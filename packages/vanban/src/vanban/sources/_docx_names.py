"""Names of WordprocessingML elements, and reading their on/off attributes."""

from __future__ import annotations

import re

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"


# What files of the strict kind write for "http://schemas.openxmlformats.org/wordprocessingml/2006/main" and its like.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")


def common(content: bytes) -> bytes:
    """Return a part of a Word file with the names of the strict kind written as those of the common one."""
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", content) if b"/ooxml/" in content else content


def value(parent: etree._Element | None, name: str, attribute: str = "val") -> str | None:
    """Return the attribute of the child `name` of `parent`, or None."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(W + attribute) if child is not None else None


def switch(parent: etree._Element | None, name: str) -> bool | None:
    """Return whether an on/off property is set; None where the element does not speak of it."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(VAL, "true") not in ("0", "false", "off", "none")


def number(text: str | None, default: int = 0) -> int:
    """Return a whole number written in an attribute, or `default` for anything else."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default
