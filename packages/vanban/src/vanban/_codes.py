"""Number and notation of documents (Decree 30/2020, Art. 8 and Annex III): their grammar, joining and repair.

- Administrative: number/TYPE-BODY ("3745/QĐ-UBND"), letters number/BODY-UNIT ("4363/UBND-NC").
- Normative: number/year/TYPE-BODY ("15/2023/QĐ-UBND"), the Assembly number/year/QHn ("170/2024/QH15").
- Party: number-TYPE/BODY ("260-CT/BCSĐ", "77-KL/TW"), hyphen and slash swapped.
- Joint, as they were numbered once: number/year/TYPE/BODY-BODY ("01/2004/TTLT/BVHTT-BYT").
"""

from __future__ import annotations

import re

from vanban._words import LOWER, UPPER

_PART = rf"[{UPPER}][{UPPER}{LOWER}\d]{{0,14}}(?:[.&+][{UPPER}\d][{UPPER}{LOWER}\d]{{0,7}}){{0,3}}"
# Blanks beside a slash or hyphen are slips of typing ("40/2000 /TT-BTC", "13/CT- TTg"), kept out of the joined code.
NOTATION = rf"{_PART}(?:[ ]?[-–][ ]?{_PART}){{0,4}}"
# The first digit, what may not stand before it after: a search passes over all other characters at once.
# "TCVN 5687:2010" is a standard, "số:12/QĐ-UBND", "số31-QĐ/TW" codes typed without their blank.
_DIGITS = r"(?P<digits>[0-9](?:(?<![\w/:.,-][0-9])|(?<=[ốỐ]:[0-9])|(?<=s[ốỐ][0-9]))\d{0,5})"
_STATE = (
    r"(?P<more>(?:\.\d{1,2})?(?:[a-zA-Z]|bis)?)[ ]{0,3}/[ ]{0,2}(?:(?P<year>\d{4})[ ]{0,2}/[ ]?)?"
    rf"(?P<notation>{NOTATION}(?:[ ]?/{NOTATION})?)"
)
_PARTY = (
    rf"(?<!\d\d\d\d\d\d)[ ]?[-–][ ]?(?P<ptype>[{UPPER}]{{1,4}}(?:[{LOWER}]Đ?)?)"
    rf"[ ]?(?:/|-(?=T[WU]\b))[ ]?(?P<pbody>{_PART}(?:[-–]{_PART})?)"  # "32-NQ-TW" is a slip
)
CODE = re.compile(rf"{_DIGITS}(?:{_PARTY}|{_STATE})(?![^\W¹²³⁴-⁹])")

# Recognition and typing lose the stroke of Đ and mistake the case of TTg. Only whole parts of a notation are repaired.
REPAIRS = {
    "CD": "CĐ", "QD": "QĐ", "ND": "NĐ", "BCSD": "BCSĐ", "HDND": "HĐND", "UBNĐ": "UBND", "TTG": "TTg", "TTr": "TTr",
    "BGDDT": "BGDĐT", "BGDÐT": "BGDĐT", "BLDTBXH": "BLĐTBXH", "SGDDT": "SGDĐT", "SLDTBXH": "SLĐTBXH", "DUBND": "ĐUBND",
    "DU": "ĐU", "DDBQH": "ĐĐBQH", "ĐDBQH": "ĐĐBQH", "BCĐ": "BCĐ", "BCD": "BCĐ", "TLD": "TLĐ", "KSTTHC": "KSTTHC",
    "QĐĐ": "QĐ", "NĐĐ": "NĐ", "CĐĐ": "CĐ", "ĐĐU": "ĐU", "TTEg": "TTg",
    "QĐI": "QĐi", "TTR": "TTr", "TƯ": "TW", "QÐ": "QĐ", "NÐ": "NĐ", "CÐ": "CĐ", "UBN": "UBND", "UBNDD": "UBND",
}  # fmt: skip
FIRST_ONLY = frozenset({"CD", "QD", "ND"})  # as a second part "ND" or "CD" may name a unit
# The hyphen lost on the way through a PDF: "1961/QĐUBND", "61/2018/NĐCP", "02/TTBTC".
GLUED = re.compile(
    r"(?P<type>QĐ|NQ|NĐ|KH|CT|TB|BC|TT|TTr|CĐ|HD|TTLT)(?P<body>UBND|HĐND|CP|TTg|VPCP|B[A-ZĐ]{1,8}|CTUBND)"
)

_ASSEMBLY = re.compile(r"QH[Il]1?(\d)")  # "170/2024/QHI5", "170/2024/QHI15": no Assembly before the tenth is cited now

# Bodies of which there is one: a figure behind is the mark of a note ("123/QĐ-TTg1 ngày ...").
_NOTED = re.compile(r"(TTg|CP|VPCP|TW|UBND|HĐND)\d{1,2}")


def repaired(notation: str) -> str:
    """Return a notation without blanks and with its sure slips repaired ("CD-TTg" gives "CĐ-TTg")."""
    parts = re.split(r"[ ]?([-–/])[ ]?", notation)
    if len(parts) == 1 and (glued := GLUED.fullmatch(notation)):
        parts = [glued["type"], "-", glued["body"]]
    for at in range(0, len(parts), 2):
        if at == 0 or parts[at] not in FIRST_ONLY:
            parts[at] = REPAIRS.get(parts[at], parts[at])
    if assembly := _ASSEMBLY.fullmatch(parts[-1]):
        parts[-1] = f"QH1{assembly[1]}"
    if noted := _NOTED.fullmatch(parts[-1]):
        parts[-1] = noted[1]
    return "".join("-" if part == "–" else part for part in parts)


def joined(match: re.Match[str]) -> str:
    """Return the code of a match of `CODE`, joined and repaired."""
    if match["ptype"]:
        return f"{match['digits']}-{repaired(match['ptype'])}/{repaired(match['pbody'])}"
    year = f"{match['year']}/" if match["year"] else ""
    return f"{match['digits']}{match['more']}/{year}{repaired(match['notation'])}"


def printed(match: re.Match[str]) -> str:
    """Return the code of a match as printed, without blanks."""
    return re.sub(r"\s", "", match[0]).replace("–", "-")
