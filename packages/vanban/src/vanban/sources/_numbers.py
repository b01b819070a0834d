"""Numbers of lists in the forms of Word: digits, letters, Roman."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def roman(count: int) -> str:
    """Return a lower-case Roman numeral for 1 to 3999; other numbers as digits."""
    if not 0 < count < 4000:
        return str(count)
    letters = ""
    for amount, sign in _ROMAN:
        letters += sign * (count // amount)
        count %= amount
    return letters


def letter(count: int) -> str:
    """Return a, b, ... z, aa, bb ... as Word counts (without đ)."""
    return chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count < 2600 else str(count)


def written(count: int, form: str) -> str:
    """Return a number in one of Word's forms; forms not known are written in digits."""
    match form:
        case "lowerLetter":
            return letter(count)
        case "upperLetter":
            return letter(count).upper()
        case "lowerRoman":
            return roman(count)
        case "upperRoman":
            return roman(count).upper()
        case "decimalZero":
            return f"{count:02}"
        case "none":
            return ""
        case _:
            return str(count)
