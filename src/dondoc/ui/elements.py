"""Elements of a page that stand on it by the dozen, written in Python: a template takes ten times as long for each."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from django.utils.safestring import SafeData, SafeString


def written(value: object) -> str:
    """Return the value as text of a page: escaped, but for what is written already."""
    text = value if isinstance(value, str) else str(value)
    return text if isinstance(text, SafeData) else escape(text)


def attributes(told: Mapping[str, object]) -> str:
    """Return the attributes as they stand in a tag, each after a blank: what is True by its name alone, what is False
    or None not at all. Values are escaped, names are not."""
    return "".join([_attribute(name, value) for name, value in told.items()])


def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{written(value)}"'


def element(name: str, told: Mapping[str, object], *content: object) -> SafeString:
    """Return the element with its attributes and what it contains, escaped where it is not written already."""
    return SafeString(f"<{name}{attributes(told)}>{''.join(map(written, content))}</{name}>")  # nosec - escaped here


def line(content: SafeString) -> SafeString:
    """Return what is written with the end of a line, so that elements beside each other stand apart."""
    return SafeString(f"{content}\n")  # nosec - written already
