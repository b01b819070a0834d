"""What recognition surely misread, put right: numerals by those around them, formulas by their words, stray marks gone.

Prose stays as it was recognised.
"""

from __future__ import annotations

from collections.abc import Sequence

from vanban._recognised.formulas import with_right_formulas
from vanban._recognised.marks import without_stray_marks
from vanban._recognised.numerals import with_right_numerals
from vanban._source import Line


def put_right(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a recognised document with its sure slips put right; lines of stray marks alone are gone."""
    return with_right_numerals(with_right_formulas(without_stray_marks(lines)))
