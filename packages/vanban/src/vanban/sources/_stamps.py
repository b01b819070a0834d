"""Stamp words that stand alone: urgency, secrecy, draft."""

from __future__ import annotations

import re
from collections.abc import Iterable

_STAMP = re.compile(
    r"(?:HỎA|HOẢ)\s+TỐC(?:\s+HẸN GIỜ)?|(?:THƯỢNG\s+)?KHẨN|(?:TỐI\s+|TUYỆT\s+)?MẬT|DỰ THẢO", re.IGNORECASE
)


def is_stamp(lines: Iterable[str]) -> bool:
    """Tell whether the lines of a text box are a stamp word and nothing else."""
    return _STAMP.fullmatch(" ".join(" ".join(lines).split())) is not None
