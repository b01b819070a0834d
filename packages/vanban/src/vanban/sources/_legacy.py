"""Turns text written for TCVN3 (.VnTime) and VNI fonts into Unicode.

Such files hold ordinary Latin letters and signs that only the font showed as Vietnamese. A soft hyphen is a letter
there (TCVN3 "ư"), and so is what a PDF writer made of it, the minus sign; nothing may be cleaned before this.
"""

from __future__ import annotations

import re
from typing import Literal

from vanban._name_words import KNOWN
from vanban.sources._syllables import vietnamese_share

Legacy = Literal["tcvn3", "vni"]

_TCVN3_SIGNS = (
    "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
    # what converters and PDF writers put in the place of such a sign
    "\u2212\u2219\u03bc"
)
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵưãà"
_TCVN3 = str.maketrans(_TCVN3_SIGNS, _TCVN3_LETTERS)

# VNI writes the plain letter and then a sign for hat and tone.
_VNI_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_HATS = {
    **dict(
        zip("âáàåãä", ["\u0302" + tone for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")], strict=True)
    ),
    **dict(
        zip("êéèúüë", ["\u0306" + tone for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")], strict=True)
    ),
}
_VNI_SINGLE = dict(zip("ñôöæóòîÑÔÖÆÓÒÎ", "đơưỉĩịỵĐƠƯỈĨỊỴ", strict=True))
_VNI = re.compile("([aeoAEO])([âáàåãäêéèúüëÂÁÀÅÃÄÊÉÈÚÜË])|([aeouyôöAEOUYÔÖ])([ùøûõïÙØÛÕÏ])|([ñôöæóòîÑÔÖÆÓÒÎ])")

_LATIN_WORD = re.compile(r"[^\s]+")
_ONLY_UNICODE = re.compile("[ăĂđĐơƠưƯĩĨũŨ\u1ea0-\u1ef9\u0300-\u0323]")
_SAMPLE = 400  # characters
_SUSPECT = re.compile("[\u00a1-\u00ff\u2212\u2219\u03bc]")
_LETTER = re.compile(r"[^\W\d_]")
# What text in Unicode never holds: signs that are no Vietnamese letters, and in VNI a hat behind a letter that has one.
_ONLY_LEGACY: dict[Legacy, re.Pattern[str]] = {
    "tcvn3": re.compile(f"[{''.join(set(_TCVN3_SIGNS) - set('ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý×'))}]"),
    "vni": re.compile("[øûïåäëüñöæîØÛÏÅÄËÜÑÖÆÎ]|[aA][âáàãêéèúÂÁÀÃÊÉÈÚ]|[eE][âáàãÂÁÀÃ]"),
}

SIGNS = tuple("©ª«¬®µ¸¹øûïåäëüñöæî")
"""Signs one of which stands in every line or two of TCVN3 or VNI, and hardly ever in Unicode."""


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Return Unicode for text in TCVN3; `capitals` for fonts whose name ends in H, which show every letter large."""
    # Word hyphenated such text by putting a second soft hyphen beside the letter; no syllable has "ưư".
    changed = text.translate(_TCVN3).replace("ưư", "ư")
    return changed.upper() if capitals else changed


def _vni_letter(match: re.Match[str]) -> str:
    import unicodedata

    hatted, hat, base, tone, single = match.groups()
    if single:
        return _VNI_SINGLE[single]
    if hatted:
        return unicodedata.normalize("NFC", hatted + _VNI_HATS[hat.lower()])
    return unicodedata.normalize("NFC", _VNI_SINGLE.get(base, base) + _VNI_TONES[tone.lower()])


def from_vni(text: str) -> str:
    """Return Unicode for text in VNI (two signs for a marked letter)."""
    return _VNI.sub(_vni_letter, text)


def encoding_of_font(font: str) -> tuple[Legacy, bool] | None:
    """Tell which legacy encoding a font name means, and whether it shows capitals only; None for other fonts."""
    name = font.strip().lstrip(".").lower()
    if name.startswith("vni"):
        return "vni", False
    if name.startswith("vn") and not name.startswith(("vntimes new", "vnu")):
        return "tcvn3", name.split(",")[0].split("-")[0].rstrip().endswith("h")
    return None


def by_font(text: str, font: str) -> str:
    """Return `text` as the font showed it: converted for a legacy font, as it is for any other.

    Where a legacy font is missing, a machine shows what is typed in Unicode in its place by another one: such words
    stay as they are.
    """
    old = encoding_of_font(font)
    if old is None:
        return text
    kind, capitals = old
    if _ONLY_UNICODE.search(text):
        is_mixed = _ONLY_LEGACY[kind].search(text) is not None
        return _LATIN_WORD.sub(lambda word: _by_its_letters(word.group(), kind), text) if is_mixed else text
    shown = from_vni(text) if kind == "vni" else from_tcvn3(text, capitals=capitals)
    return text if not _ONLY_LEGACY[kind].search(text) and _known(text) > _known(shown) else shown


def _by_its_letters(word: str, kind: Legacy) -> str:
    is_legacy = _ONLY_LEGACY[kind].search(word) and _LETTER.search(word) and not _ONLY_UNICODE.search(word)
    return convert(word, kind) if is_legacy else word


def _known(text: str) -> int:
    """Return how many words of a text are of those that names of bodies are made of."""
    return sum(word in KNOWN for word in text.lower().split())


def guess(text: str) -> Legacy | None:
    """Tell whether a text with no fonts is in TCVN3 or VNI shown raw; None if it reads as it is, or as neither."""
    if any(len(_ONLY_UNICODE.findall(part)) * 20 > len(part) for part in (text[:_SAMPLE], text)):
        return None  # more than one letter in twenty is none of theirs, which most texts show at once
    if not _SUSPECT.search(text):
        return None
    as_is = vietnamese_share(text)
    shares: list[tuple[float, Legacy]] = [
        (vietnamese_share(from_tcvn3(text)), "tcvn3"),
        (vietnamese_share(from_vni(text)), "vni"),
    ]
    best, kind = max(shares)
    return kind if best > 0.4 and best > as_is + 0.15 else None


def convert(text: str, kind: Legacy) -> str:
    """Return Unicode for a text in `kind`; words that already hold letters only Unicode has are left as they are."""
    turn = from_vni if kind == "vni" else from_tcvn3

    def word(match: re.Match[str]) -> str:
        printed = match.group()
        return printed if _ONLY_UNICODE.search(printed) else turn(printed)

    return _LATIN_WORD.sub(word, text)
