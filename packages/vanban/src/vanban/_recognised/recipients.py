"""Recipients whose dash recognition passed over, told by the mark that ends the one before."""

from __future__ import annotations

from collections.abc import Sequence

from vanban._source import Line
from vanban._words import mostly_upper

_HEADING = "Nơi nhận:"
_DASHES = ("-", "–", "+", "•")
_MOST = 25  # lines of recipients


def with_dashes(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the dash of a recipient that begins behind ";" put back.

    One that names parts of an office goes on behind it: "VPCP: BTCN, các PCN; | Các Vụ: TH".
    """
    found = list(lines)
    heading = next((at for at, line in enumerate(found) if line.text == _HEADING), None)
    if heading is None:
        return found
    before = item = ""
    for at in range(heading + 1, min(heading + 1 + _MOST, len(found))):
        text = found[at].text
        if mostly_upper(text):
            continue
        if text.startswith(_DASHES):
            item = text
        elif before.endswith(";") and text[:1].isupper() and ":" not in item:
            found[at] = found[at]._replace(text=f"- {text}")
            item = text
        else:
            item += text
        before = text
    return found
