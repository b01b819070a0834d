"""A second document in the same file: a draft decision behind its proposal, a letter behind the one that sends it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._letterhead import MAY_BE_MOTTO, NUMBER, is_motto
from vanban._source import Line

_HEAD = 8
"""How many lines from the motto, up or down, the number of a head stands at most."""
# A form that an annex gives has a head as well, to be filled in: "Mẫu số 01", "Phụ lục II"
_FORM = re.compile(r"\W*(?:(?:biểu )?mẫu (?:số\b|\d)|biểu (?:số\b|\d)|phụ (?:lục|biểu)\b)", re.IGNORECASE)


def further(lines: Sequence[Line], *, drafted: bool) -> str | None:
    """Return the code of a document whose head stands in these lines, which follow the end of another.

    Behind a draft also one whose number is blank ("/QĐ-UBND"); behind a signed document such a head is a form's.
    """
    for at, line in enumerate(lines):
        if not (MAY_BE_MOTTO.search(line.text) and is_motto(lines, at)):
            continue
        head = lines[max(0, at - _HEAD) : at + _HEAD]
        number = NUMBER.search("\n".join(part.text for part in head))
        if number is None or any(_FORM.match(part.text) for part in head):
            continue
        figures = number["number"].strip(".…_ ")
        if figures or drafted:
            return f"{figures}/{number['notation']}".replace(" ", "")
    return None
