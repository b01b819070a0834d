"""Numerals of strokes side by side: recognition reads "II." as "I." and "(iii)" as "(ii)", and how wide they are tells.

Widths are in heights of the word: "I." has 0.8 in bold type, "II." 1.3 to 1.4, "III." 1.8 to 2.0; "(i)" has 1.0, "(ii)"
1.3, "(iii)" 1.6.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vanban.sources._tesseract import Word

_CAPITAL = re.compile(r"(?P<before>)I{1,2}(?P<after>\.)")
_SMALL = re.compile(r"(?P<before>\()[i¡ï]{1,2}(?P<after>\))")
_KINDS = ((_CAPITAL, "I", (1.08, 1.6)), (_SMALL, "i", (1.14, 1.46)))
_WIDEST = 2.3  # of three strokes


def counted(word: Word) -> Word:
    """Return a word that is a numeral of strokes with as many as it is wide; none is taken away."""
    if word.text[:1] not in "I(":
        return word
    left, top, right, bottom = word.box
    wide = (right - left) / max(bottom - top, 1)
    for kind, stroke, steps in _KINDS:
        if (numeral := kind.fullmatch(word.text)) and wide < _WIDEST:
            count = max(numeral.end("after") - numeral.end("before") - 1, 1 + sum(wide > step for step in steps))
            return replace(word, text=f"{numeral['before']}{stroke * count}{numeral['after']}")
    return word
