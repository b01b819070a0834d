"""Templates with the words of a language in them: what a page always says is looked up once, not for each page.

A template is read once in each language. What it says itself, and the addresses of the files that it loads, are put
into it then. Nothing of that depends on who asks or when.
"""

from __future__ import annotations

import re

from django.template import Origin
from django.template.base import tag_re
from django.template.loaders import cached
from django.templatetags.static import static
from django.utils.translation import get_language, gettext

_QUOTED = r"""(["'])(?P<text>(?:(?!\1)[^\\%])*)\1"""
_SAYS = re.compile(rf"{{% translate {_QUOTED} %}}")
_LOADS = re.compile(rf"{{% static {_QUOTED} %}}")
_GIVES = re.compile(rf"\b_\({_QUOTED}\)")
_OF_A_TAG = frozenset('{}%\\"\n')
"""What words inside a tag must not have, or the tag would end there."""


class Loader(cached.Loader):
    """Keeps the templates of the loaders inside it, each once in every language."""

    def cache_key(self, template_name: str, skip: list[Origin] | None = None) -> str:
        """Return under what the template is kept: its language and its name."""
        return f"{get_language()} {super().cache_key(template_name, skip)}"

    def get_contents(self, origin: Origin) -> str:
        """Return the text of the template with the words of the language in use."""
        return in_language(super().get_contents(origin))


def in_language(template: str) -> str:
    """Return the template as it reads in the language in use: `{% translate "..." %}` as words, `_("...")` as quoted
    ones, `{% static "..." %}` as the address. What is said in any other way stays for Django to find."""
    return "".join(_told(part) if part.startswith("{") else part for part in tag_re.split(template))


def _told(tag: str) -> str:
    if says := _SAYS.fullmatch(tag):
        words = gettext(says["text"])
        return tag if "{" in words else words
    if loads := _LOADS.fullmatch(tag):
        return static(loads["text"])
    return _GIVES.sub(_given, tag) if "_(" in tag else tag


def _given(gives: re.Match[str]) -> str:
    words = gettext(gives["text"])
    return gives[0] if _OF_A_TAG & set(words) else f'"{words}"'
