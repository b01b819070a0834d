"""The reading order of a printed page: labels beside their texts, columns of the head, boxes laid over it."""

from __future__ import annotations

import pytest

from vanban.sources._columns import in_order
from vanban.sources._segments import Segment


def printed(text: str, left: float, right: float, top: float) -> Segment:
    return Segment(text, 1, left, right, top, top + 0.015, 0.015)


@pytest.mark.parametrize("label", ["1.", "2.1.", "a)", "đ)", "II.", "II.1.", "Điều 3.", "-", "•"])
def test_an_automatic_label_and_its_text_are_one_line(label: str) -> None:
    row = [printed(label, 0.14, 0.15, 0.5), printed("Giao Sở Nội vụ báo cáo.", 0.2, 0.6, 0.498)]
    (line,) = in_order(row)
    assert (line.text, line.left, line.right) == (f"{label} Giao Sở Nội vụ báo cáo.", 0.14, 0.6)


def test_a_number_in_a_column_of_its_own_is_no_label() -> None:
    row = [printed("1", 0.14, 0.15, 0.5), printed("Sở Nội vụ", 0.2, 0.6, 0.5)]
    assert [line.text for line in in_order(row)] == ["1", "Sở Nội vụ"]


def test_a_box_beside_the_address_does_not_draw_the_text_into_the_columns_of_the_head() -> None:
    page = [
        printed("ỦY BAN NHÂN DÂN", 0.2, 0.4, 0.08),
        printed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.5, 0.9, 0.08),
        printed("Số: 8/UBND-TH", 0.25, 0.38, 0.1),
        printed("Độc lập - Tự do - Hạnh phúc", 0.55, 0.85, 0.1),
        printed("HỎA TỐC", 0.15, 0.25, 0.2),
        printed("Kính gửi:", 0.4, 0.48, 0.2),
        printed("- Sở Xây dựng;", 0.2, 0.35, 0.22),
    ]
    texts = [line.text for line in in_order(page)]
    assert texts.index("Độc lập - Tự do - Hạnh phúc") < texts.index("Kính gửi:") < texts.index("- Sở Xây dựng;")


def test_a_day_that_wraps_in_the_head_stays_in_its_column() -> None:
    page = [
        printed("ỦY BAN NHÂN DÂN", 0.23, 0.43, 0.08),
        printed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.56, 0.88, 0.08),
        printed("Số: /UBND-VX", 0.24, 0.42, 0.1),
        printed("V/v đôn đốc thu Quỹ và thực hiện các chỉ", 0.15, 0.51, 0.13),
        printed("Hà Mẫu, ngày tháng năm", 0.56, 0.88, 0.12),
        printed("tiêu còn thấp", 0.17, 0.49, 0.15),
        printed("2024", 0.7, 0.74, 0.14),
    ]
    texts = [line.text for line in in_order(page)]
    assert texts[2:4] == ["V/v đôn đốc thu Quỹ và thực hiện các chỉ", "tiêu còn thấp"]
    assert texts[-2:] == ["Hà Mẫu, ngày tháng năm", "2024"]


def test_the_end_of_a_paragraph_above_the_recipients_is_in_no_column() -> None:
    page = [
        printed("Bộ Xây dựng tổng hợp, báo cáo trước ngày 25 tháng 12 năm", 0.204, 0.92, 0.5),
        printed("2025.", 0.14, 0.18, 0.52),
        printed("Nơi nhận:", 0.25, 0.35, 0.56),
        printed("KT. BỘ TRƯỞNG", 0.6, 0.8, 0.56),
    ]
    assert [line.text for line in in_order(page)][:2] == [page[0].text, "2025."]


def test_columns_of_a_head_whose_lines_are_not_level_are_parted() -> None:
    page = [
        printed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.5, 0.9, 0.08),
        printed("ỦY BAN NHÂN DÂN", 0.2, 0.4, 0.09),
        printed("Độc lập - Tự do - Hạnh phúc", 0.55, 0.85, 0.1),
        printed("Số: 8/UBND-TH", 0.25, 0.38, 0.11),
        printed("Hà Mẫu, ngày 5 tháng 6 năm 2025", 0.55, 0.88, 0.12),
        printed("I. MỤC ĐÍCH", 0.15, 0.3, 0.16),
    ]
    texts = [line.text for line in in_order(page)]
    assert texts == [page[at].text for at in (1, 3, 0, 2, 4, 5)]


def test_the_end_of_a_paragraph_as_wide_as_the_recipients_and_more_does_not_hide_the_column_of_the_signature() -> None:
    page = [
        printed("và UBND xã thông báo để các đơn vị biết, thực hiện./.", 0.147, 0.68, 0.186),
        printed("Nơi nhận:", 0.147, 0.247, 0.225),
        printed("CHÁNH VĂN PHÒNG", 0.5, 0.711, 0.225),
        printed("- Các thôn;", 0.147, 0.466, 0.25),
        printed("Phan Xuân Mẫu", 0.5, 0.662, 0.25),
        printed("- Lưu: VT.", 0.147, 0.245, 0.275),
    ]
    assert [line.text for line in in_order(page)] == [page[at].text for at in (0, 1, 3, 5, 2, 4)]


def test_recipients_and_a_signature_whose_lines_are_not_level_are_parted() -> None:
    page = [
        printed("đốc theo chức năng, nhiệm vụ được giao./.", 0.055, 0.445, 0.175),
        printed("Nơi nhận:", 0.059, 0.143, 0.216),
        printed("THỦ TƯỚNG", 0.466, 0.586, 0.224),
        printed("- Như trên;", 0.059, 0.153, 0.233),
        printed("Phạm Văn Mẫu", 0.466, 0.616, 0.241),
        printed("- Lưu: VT, NN.", 0.059, 0.186, 0.25),
    ]
    assert [line.text for line in in_order(page)] == [page[at].text for at in (0, 1, 3, 5, 2, 4)]


def test_an_address_in_the_middle_of_its_addressees_stands_above_them() -> None:
    page = [
        printed("Mẫu Giang, ngày 5 tháng 3 năm 2026", 0.55, 0.9, 0.17),
        printed("- Các Sở: Y tế, Văn hóa, Thể thao và", 0.39, 0.86, 0.22),
        printed("Du lịch;", 0.39, 0.47, 0.24),
        printed("Kính gửi:", 0.28, 0.37, 0.251),
        printed("- Công an tỉnh.", 0.39, 0.54, 0.26),
        printed("Thực hiện Kế hoạch số 12/KH-UBND, Sở Nội vụ đề nghị:", 0.2, 0.9, 0.3),
    ]
    assert [line.text for line in in_order(page)] == [page[at].text for at in (0, 3, 1, 2, 4, 5)]


def test_an_address_level_with_one_of_its_addressees_stands_above_them() -> None:
    page = [
        printed("- Sở Nội vụ;", 0.39, 0.5, 0.22),
        printed("Kính gửi:", 0.28, 0.37, 0.24),
        printed("- Công an tỉnh;", 0.39, 0.54, 0.24),
        printed("- Các xã.", 0.39, 0.46, 0.26),
    ]
    assert [line.text for line in in_order(page)] == [page[at].text for at in (1, 0, 2, 3)]


@pytest.mark.parametrize("title", ["CHỈ THỊ", "CHÍ THỊ", "QUYET ĐỊNH"])
def test_the_name_of_the_type_stands_below_the_columns_of_the_head_also_where_a_scan_misread_it(title: str) -> None:
    page = [
        printed("ỦY BAN NHÂN DÂN TỈNH MẪU SƠN", 0.12, 0.44, 0.08),
        printed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.52, 0.92, 0.08),
        printed("Số: 10/CT-UBND", 0.2, 0.36, 0.12),
        printed("Mẫu Sơn, ngày 17 tháng 11 năm 2025", 0.55, 0.88, 0.12),
        printed(title, 0.43, 0.51, 0.15),
        printed("Về việc nâng cao trách nhiệm phối hợp thẩm định hồ sơ trên địa bàn tỉnh", 0.12, 0.92, 0.18),
    ]
    texts = [line.text for line in in_order(page)]
    assert texts[-3:] == ["Mẫu Sơn, ngày 17 tháng 11 năm 2025", title, page[-1].text]


def test_the_rest_of_a_name_that_begins_as_a_type_does_stays_in_its_column() -> None:
    page = [
        printed("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ VÀ", 0.15, 0.42, 0.08),
        printed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.46, 0.9, 0.08),
        printed("ĐỀ ÁN 06", 0.24, 0.34, 0.1),
        printed("Số: 6/KH-BCĐ", 0.22, 0.36, 0.12),
        printed("KẾ HOẠCH", 0.46, 0.58, 0.16),
    ]
    texts = [line.text for line in in_order(page)]
    assert texts[1:3] == ["ĐỀ ÁN 06", "Số: 6/KH-BCĐ"]
    assert texts[-1] == "KẾ HOẠCH"
