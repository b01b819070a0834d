"""How what the journal keeps is said to people: the same in the history of an object and on the page of the journal."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from dondoc.ui.formats import day, moment

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)")
_HOUR = re.compile(r"\d\d:\d\d:\d\d")


def said(value: Any, word: Callable[[str], str] = str) -> str:
    """Say a value as JSON gives it back: days, moments and hours as officials write them, yes and no, the things of a
    list one after the other, "name: value" for what has names, nothing as "".

    `word` gives a text or name that is a code its word, and returns any other as it is.
    """
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case str():
            return _dated(value) or word(value)
        case list():
            return "; ".join(filter(None, (said(one, word) for one in value)))
        case dict():
            return "; ".join(f"{word(name)}: {said(one, word)}" for name, one in value.items())
    return str(value)


def _dated(text: str) -> str:
    try:
        if _DAY.fullmatch(text):
            return day(date.fromisoformat(text))
        if _MOMENT.fullmatch(text):
            return moment(datetime.fromisoformat(text))
    except ValueError:  # no day of the calendar, but a number that looks like one
        return ""
    return text[:5] if _HOUR.fullmatch(text) else ""
