"""Fixed formulas as recognition leaves them, and what looks like one and is none."""

from __future__ import annotations

import pytest

from vanban import Line
from vanban._recognised.formulas import with_right_formulas


def mended(text: str) -> str:
    (line,) = with_right_formulas([Line(text)])
    return line.text


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("THƯ TRƯỜNG", "THỨ TRƯỞNG"),
        ("PHO GIAM ĐC", "PHÓ GIÁM ĐỐC"),
        ("KT. CHU TỊCH", "KT. CHỦ TỊCH"),
        ("TL. BỌ TRƯỜNG.", "TL. BỘ TRƯỞNG"),
        ("- KT. GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
        ("CHÁNH VĂN PHÔNGG", "CHÁNH VĂN PHÒNG"),
        ("ˆ PHÓ TỔNG CỤC TRƯỞNG", "PHÓ TỔNG CỤC TRƯỞNG"),
        ("_KT. TỐNG'CỤC TRƯỞNG", "KT. TỔNG CỤC TRƯỞNG"),
        ("“Trần Thị Thử", "Trần Thị Thử"),
        ("“Một cửa”", "“Một cửa”"),
        ("MÔI TRƯỜNG", "MÔI TRƯỜNG"),  # the second line of "SỞ NÔNG NGHIỆP VÀ / MÔI TRƯỜNG"
        ("Sở Y tế, UBNDcác xã; VĂNin", "Sở Y tế, UBND các xã; VĂNin"),
        ("Theo Công điện số 38/CĐĐ-UBND", "Theo Công điện số 38/CĐ-UBND"),
        ("Trưởng Đoàn ĐĐBQH tỉnh", "Trưởng Đoàn ĐĐBQH tỉnh"),
        ("Uy ban nhân dân xã", "Ủy ban nhân dân xã"),
        ("Và việc tăng cường", "Về việc tăng cường"),
    ],
)
def test_an_office_gets_its_marks_back(read: str, right: str) -> None:
    assert mended(read) == right


@pytest.mark.parametrize("read", ["N guyễn Mẫu Long", "T rần Thị Thử"])
def test_a_name_severed_by_a_blank_is_one(read: str) -> None:
    assert mended(read) == read.replace(" ", "", 1)


@pytest.mark.parametrize("read", ["Nơinhận:", "- Nơi nhân", "NƠI NHẬN :", "Nơt nhận:", "Nơi nhậ:"])
def test_the_heading_of_the_recipients_is_known(read: str) -> None:
    assert mended(read) == "Nơi nhận:"


@pytest.mark.parametrize("read", ["V⁄w khẩn trương", "V /v khẩn trương", "V|v khẩn trương", "V/v khẩn trương"])
def test_the_sign_of_the_subject_is_known(read: str) -> None:
    assert mended(f"Số: 12/UBND-VX {read}") == "Số: 12/UBND-VX V/v khẩn trương"


def test_words_in_capitals_run_together_are_parted() -> None:
    assert mended("BỘ VĂN HÓA, THỂ THAO VÀDU LỊCH") == "BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH"


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("- Chủ mì: UBND tỉnh", "- Chủ trì: UBND tỉnh"),
        ("Cơ quan chu tri: Sở Y tế", "Cơ quan chủ trì: Sở Y tế"),
        ("a) Thời gian hoàn thanh: tháng 5/2026", "a) Thời gian hoàn thành: tháng 5/2026"),
        ("+ Đơn vị phốt hợp : Sở Y tế", "+ Đơn vị phối hợp: Sở Y tế"),
    ],
)
def test_the_name_of_an_attribute_gets_its_strokes_back(read: str, right: str) -> None:
    assert mended(read) == right


@pytest.mark.parametrize(
    "read",
    [
        "THỦ TRƯỞNG",
        "PHÓ CHỦ TỊCH",
        "KT. BỘ TRƯỞNG",
        "BỘ TRƯỞNG BỘ Y TẾ",
        "UBND TỈNH",
        "KARAOKE",
        "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK",
        "Sở Y tế: rà soát, báo cáo",
        "- Cơ quan chủ trì: Sở Y tế",
        "Thời tiết: mưa to",
        "Nơi nhận hồ sơ",
        "Nơi nhậ",
        "A lưới là huyện",
        "Chánh văn phòng",
    ],
)
def test_what_is_right_or_prose_stays(read: str) -> None:
    assert mended(read) == read


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("TONG CỤC HAI QUAN", "TỔNG CỤC HẢI QUAN"),
        ("BO TAI CHINH", "BỘ TÀI CHÍNH"),
        ("UỶ BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN"),  # the mark only stands on the other letter
        ("BỘ TƯ LỆNH HẢI QUÂN", "BỘ TƯ LỆNH HẢI QUÂN"),
    ],
)
def test_a_body_gets_its_marks_back(read: str, right: str) -> None:
    assert mended(read) == right


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("Noi nhận: _ KT.TONG CỤC TRƯỞNG", "Noi nhận: KT.TỔNG CỤC TRƯỞNG"),
        ("- Như trên; - PHÓ TỎNG CỤC TRƯỞNG", "- Như trên; PHÓ TỔNG CỤC TRƯỞNG"),
        ("öa ] Kính gửi: Bộ Công Thương", "Kính gửi: Bộ Công Thương"),
        ("Viv quyền xuất khẩu", "V/v quyền xuất khẩu"),
    ],
)
def test_what_is_woven_into_a_line_is_told_from_its_specks(read: str, right: str) -> None:
    assert mended(read) == right
