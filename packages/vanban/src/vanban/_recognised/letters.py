"""How far two words of letters are apart."""

from __future__ import annotations


def is_one_off(one: str, other: str) -> bool:
    """Tell whether one letter added, lost or changed makes one of the other; equal ones are."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[same + (len(one) >= len(other)) :] == other[same + (len(other) >= len(one)) :]
