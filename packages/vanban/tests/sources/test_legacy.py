"""Documents written for TCVN3 and VNI fonts, against what the page showed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

import vanban
from vanban.sources._legacy import by_font, convert, guess

LEGACY = Path(__file__).parents[4] / "corpus" / "legacy"


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold()))


@pytest.mark.office
@pytest.mark.parametrize("name", ["114.doc", "115.doc", "118.pdf", "119.rtf"])
def test_every_word_of_a_page_in_old_fonts_is_read(name: str) -> None:
    read = words("\n".join(line.text for source in vanban.open(LEGACY / name) for line in source.lines))
    shown = words((LEGACY / f"{name[:3]}.txt").read_text(encoding="utf-8"))
    common = sum((read & shown).values())
    assert common / sum(shown.values()) > 0.99
    assert common / sum(read.values()) > 0.99


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("ñy ban nh©n d©n", ".VnTime", "ủy ban nhân dân"),
        ("céng hßa", ".VnTimeH", "CỘNG HÒA"),
        ("n\u00ad\u00ad\u00edc", ".VnTime", "nước"),
        ("UÛy ban nhaân daân", "VNI-Times", "Ủy ban nhân dân"),
        ("Sở Nội vụ", ".VnTime", "Sở Nội vụ"),
        ("Các sở, ban, ngành đã báo cáo", ".VnTime", "Các sở, ban, ngành đã báo cáo"),
        ("CỘNG HÒA XÃ HỘI", ".VnTimeH", "CỘNG HÒA XÃ HỘI"),
        ("Hội đồng nhân dân, hoàn toàn", "VNI-Times", "Hội đồng nhân dân, hoàn toàn"),
        ("các phòng", ".VnTime", "các phòng"),
        ("Uû ban nh©n d©n các xã, phường", ".VnTime", "Uỷ ban nhân dân các xã, phường"),
        ("Sở Nội vụ", "Times New Roman", "Sở Nội vụ"),
    ],
)
def test_text_is_what_its_font_showed(text: str, font: str, shown: str) -> None:
    assert by_font(text, font) == shown


def test_text_without_fonts_is_recognised_by_its_syllables() -> None:
    raw = "ñy ban nh©n d©n thµnh phè b¸o c¸o kÕt qu¶ thùc hiÖn nhiÖm vô"
    assert guess(raw) == "tcvn3"
    assert convert(raw, "tcvn3") == "ủy ban nhân dân thành phố báo cáo kết quả thực hiện nhiệm vụ"
    assert guess("Ủy ban nhân dân thành phố báo cáo") is None
    assert guess("café déjà vu") is None
