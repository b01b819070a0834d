"""What recognition surely misread, put right: numerals by those around them, formulas by their words, stray marks gone.

Prose stays as it was recognised (docs/adr/0011 says what recognition itself decides).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._letterhead import MAY_BE_MOTTO, MOTTO
from vanban._normalise import bare
from vanban._recognised.bodies import with_right_bodies
from vanban._recognised.formulas import with_right_formulas
from vanban._recognised.hidden import without_hidden
from vanban._recognised.marks import without_stray_marks
from vanban._recognised.names import with_right_names
from vanban._recognised.numerals import with_right_numerals
from vanban._recognised.recipients import with_dashes
from vanban._source import Line

HEAD_LINES = 30
_LONGEST = 240  # characters: no line of a head is longer
_RIGHT = re.compile(
    r"cộng\s+hòa\s+xã\s+hội(?:\s+chủ(?:\s+nghĩa(?:\s+việt)?(?:\s+nam)?)?)?|độc\s+lập\W*tự\s+do\W*hạnh\s+phúc|"
    r"đảng\s+cộng\s+sản\s+việt\s+nam|việt\s+nam\s+dân\s+chủ\s+cộng\s+hòa",
    re.IGNORECASE,
)


def is_recognised(lines: Sequence[Line]) -> bool:
    """Tell whether a text came out of recognition: its motto or the body that issues it lost marks or letters."""
    head = [line.text for line in lines[:HEAD_LINES] if len(line.text) < _LONGEST]
    if any(with_right_bodies(text) != text for text in head):
        return True
    return any(
        not _RIGHT.fullmatch(text[found.start() : found.end()].replace("oà", "òa").replace("OÀ", "ÒA"))
        for text in head
        if MAY_BE_MOTTO.search(text)
        for found in MOTTO.finditer(bare(text))
    )


def put_right(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a recognised document with its sure slips put right; lines of stray marks alone are gone."""
    formulas = with_right_formulas(without_stray_marks(lines))
    return with_right_numerals(without_hidden(with_right_names(with_dashes(formulas))))
