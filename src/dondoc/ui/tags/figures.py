"""States, figures and shares: everything whose colour has a meaning."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from html import escape
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dondoc.ui import formats, states
from dondoc.ui.heat import heated, numbered
from dondoc.ui.shapes import drawn
from dondoc.ui.tags.explaining import help_for
from dondoc.ui.tags.library import register


@register.simple_tag
def state(code: object, number: int | None = None, label: str = "") -> SafeString:
    """Show a state: `{% state "overdue" 38 %}` says "late by 38 working days". `label` replaces the words."""
    if label:
        return _marked(states.state_of(code), label)
    return _said(str(getattr(code, "value", code)), number, get_language())


@lru_cache(maxsize=4096)
def _said(code: str, number: int | None, _language: str | None) -> SafeString:
    """Return the state with its words in the language, which must be the one in use."""
    shown = states.state_of(code)
    return _marked(shown, states.said(shown, number))


def _marked(shown: states.State, words: str) -> SafeString:
    return format_html('<span class="state tone-{}">{}{}</span>', shown.tone, drawn(shown.shape), words)


@register.simple_tag
def badge(label: object, tone: str = "neutral", shape: str = "") -> SafeString:
    """Show a small label that is no state: `{% badge "Công văn" %}`."""
    return format_html('<span class="state tone-{}">{}{}</span>', tone, drawn(shape) if shape else "", label)


@register.simple_tag
def due(on: date | None, tone: str = "neutral") -> SafeString:
    """Show the last day of work: "due 31/12/2024"; without one, that there is none."""
    if on is None:
        return state("undated")
    return badge(_("due %(day)s") % {"day": formats.day(on)}, tone)


@register.simple_tag
def shape(name: str) -> SafeString:
    """Show one of the small drawings of `shapes`."""
    return drawn(name)


@register.inclusion_tag("ui/components/figure.html")
def figure(
    label: str,
    value: object,
    of: object = None,
    of_label: str = "",
    note: str = "",
    href: str = "",
    tone: str = "ink",
) -> dict[str, Any]:
    """Show a number with its denominator, and lead to the list behind it.

    `value` and `of` are numbers ("41 / 1.284"), or text already written ("87,4 %" and "3.912 / 4.476").
    """
    return {
        "label": label,
        "help": help_for(label),
        "value": _written(value),
        "of": _written(of),
        "slashed": not isinstance(of, str),
        "of_label": of_label,
        "note": note,
        "href": href,
        "tone": tone,
    }


def _written(value: object) -> object:
    return formats.number(value) if isinstance(value, int | float) else value


@register.simple_tag
def heat(value: int | None, tone: str = "late", href: str = "", scale: str = "work") -> SafeString:
    """Show a cell of a heat table, the deeper the more, on one of the scales of `ui.heat`."""
    return SafeString(heated(value, tone, escape(href), scale))  # nosec - numbers and words of our templates


@register.simple_tag
def linked(value: int | None, href: str) -> SafeString:
    """Show a number that leads to the list behind it; none at all is a soft 0 that leads nowhere."""
    return SafeString(numbered(value, escape(href)))  # nosec - the address is escaped here


@register.inclusion_tag("ui/components/progress.html")
def progress(done: int, total: int, label: str = "", left: str = "") -> dict[str, Any]:
    """Show how far something is. `left` says how long it still takes, or anything else beside the bar."""
    return {"done": done, "total": max(total, 0), "label": label, "left": left, "share": formats.share(done, total)}


@register.inclusion_tag("ui/components/chips.html")
def chips(rows: list[tuple[object, bool]], label: str = "") -> dict[str, Any]:
    """Show what is clear and what is missing: pairs of a word and whether it is clear. For the "6 rõ"."""
    return {"rows": rows, "label": label}
