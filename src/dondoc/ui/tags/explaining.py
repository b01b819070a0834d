"""The "?" beside an official term. It opens one sentence, without script, for the mouse as for the keyboard."""

from __future__ import annotations

from itertools import count

from django.utils.html import format_html
from django.utils.safestring import SafeString

from dondoc.ui.tags.library import register
from dondoc.ui.terms import TERMS, term_at

_numbers = count(1)


@register.simple_block_tag
def term(content: str, word: str = "") -> SafeString:
    """Explain an official term behind a "?": one sentence, with the article it comes from."""
    return _explained(word, content)


@register.simple_tag
def meaning(name: str) -> SafeString:
    """Explain a term of `terms.TERMS` by its English word: `{% meaning "lead" %}`. Raises KeyError for others."""
    found = TERMS[name]
    source = format_html(' <span class="soft">({})</span>', found.source) if found.source else ""
    return _explained(str(found.word), format_html("{}{}", found.meaning, source))


def help_for(label: object) -> SafeString:
    """Return the "?" beside this label of a field, fact, figure, column or card; nothing where it is no term."""
    name = term_at(label)
    return meaning(name) if name is not None else SafeString("")


def _explained(word: str, text: str) -> SafeString:
    number = next(_numbers)
    return format_html(
        '<button type="button" class="term" popovertarget="term-{}" aria-label="{}?">?</button>'
        '<span popover id="term-{}" class="term-text">{}{}</span>',
        number,
        word,
        number,
        format_html("<strong>{}</strong>: ", word) if word else "",
        text,
    )
