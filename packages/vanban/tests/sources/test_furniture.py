"""What a printed page carries besides its text: notes at its foot, the address of the office."""

from __future__ import annotations

from vanban.sources._furniture import part_notes, running_lines, settle_stamps, without_page_numbers
from vanban.sources._segments import Segment

BODY, SMALL = 0.0154, 0.0119


def printed(text: str, top: float, *, left: float = 0.14, right: float = 0.9, size: float = BODY) -> Segment:
    return Segment(text, 1, left, right, top, top + 0.012, size)


def test_small_lines_below_the_signature_whose_mark_stands_in_the_text_are_notes() -> None:
    page = [
        printed("Thực hiện quy chế[1], Sở Nội vụ báo cáo.", 0.5),
        printed("Nơi nhận:", 0.7, right=0.3),
        printed("CHÁNH VĂN PHÒNG", 0.7, left=0.6),
        printed("- Như trên;", 0.72, right=0.3, size=SMALL),
        printed("1 Công văn số 12/BNV-TH ngày 05/3/2025", 0.88, size=SMALL),
        printed("của Bộ Nội vụ.", 0.9, right=0.3, size=SMALL),
    ]
    text, notes = part_notes(page, BODY)
    assert [segment.text for segment in notes] == ["[1] Công văn số 12/BNV-TH ngày 05/3/2025", "của Bộ Nội vụ."]
    assert text == page[:4]


def test_a_small_list_at_the_foot_without_a_mark_in_the_text_is_no_note() -> None:
    page = [printed("Sở Nội vụ báo cáo.", 0.5), printed("1 bản lưu", 0.9, size=SMALL)]
    assert part_notes(page, BODY) == (page, [])


def test_the_address_of_the_office_at_the_foot_of_a_page_is_no_text() -> None:
    foot = printed("Địa chỉ: 12 đường Mẫu; Điện thoại: 0123", 0.94)
    text = printed("Địa chỉ: thôn Mẫu", 0.5)
    top = printed("vpubnd_ab_12/11/2025 08:14:22", 0.01)
    assert running_lines([[top, text, foot]]) == {top.text, foot.text}


def test_the_day_the_title_and_the_address_that_a_browser_prints_at_the_edges_of_a_page_are_no_text() -> None:
    day, title = printed("11/28/26, 5:43 PM", 0.02, right=0.3), printed("Văn bản", 0.02, left=0.4)
    foot = printed("https://vanban.mau.gov.vn/chi-tiet/12", 0.96)
    text = printed("Tra cứu tại https://vanban.mau.gov.vn", 0.5)
    assert running_lines([[day, title, text, foot]]) == {day.text, title.text, foot.text}


def test_a_stamped_number_or_day_on_a_line_of_its_own_is_text_and_a_stamp_of_arrival_is_none() -> None:
    whole = ["Số: 12/UBND-TH", "Hà Nội, ngày 12 tháng 11 năm 2025", "HỎA TỐC"]
    laid = [printed(text, 0.1 + 0.02 * at) for at, text in enumerate([*whole, "CÔNG VĂN ĐẾN", "Số: 8765"])]
    for segment in laid:
        segment.stamped = True
    assert [segment.text for segment in settle_stamps(laid)[0]] == whole


def test_the_name_of_the_file_at_the_foot_and_what_two_pages_repeat_there_is_no_text() -> None:
    foot, text = printed("D:\\VP\\bao-cao.docx", 0.96), printed("Kèm tệp bao-cao.docx", 0.5)
    assert running_lines([[text, foot]]) == {foot.text}
    mark = printed("Hệ thống quản lý văn bản", 0.96)
    assert running_lines([[text, mark], [printed("Lưu: VT.", 0.4), mark]]) == {mark.text}


def test_the_lines_of_a_signature_printed_into_the_page_are_no_text() -> None:
    words = ("Signature Not Verified", "Được ký bởi VĂN PHÒNG", "Ngày ký: 12.11.2025 08:12", "Kính gửi: Sở Nội vụ.")
    kept, properties = settle_stamps([printed(text, 0.1 + 0.02 * at) for at, text in enumerate(words)])
    assert [segment.text for segment in kept] == ["Kính gửi: Sở Nội vụ."]
    assert properties == {"signed_by": "VĂN PHÒNG", "signed_at": "12.11.2025 08:12"}


def test_who_took_a_copy_and_when_is_no_text_at_the_edge_of_a_page() -> None:
    foot = printed("vanthu_xd - lúc 08:11:09 13/03/2025", 0.96)
    text = printed("Cuộc họp bắt đầu lúc 08:00 13/03/2025", 0.5)
    assert running_lines([[text, foot]]) == {foot.text}


def test_what_a_narrow_stamp_of_signing_goes_on_with_below_is_no_text_and_a_name_below_it_is() -> None:
    def stamp(*words: str) -> list[Segment]:
        return [printed(text, 0.1 + 0.015 * at, left=0.6, right=0.85) for at, text in enumerate(words)]

    kept, _ = settle_stamps(stamp("Ký bởi: Ủy ban nhân dân tỉnh", "Mẫu", "Cơ quan: Tỉnh Mẫu", "Ngày ký: 1/2/2026"))
    assert kept == []
    kept, _ = settle_stamps(stamp("Ký bởi: Sở Y tế", "Nguyễn Văn Mẫu"))
    assert [segment.text for segment in kept] == ["Nguyễn Văn Mẫu"]


def test_the_numbers_of_lines_beside_a_draft_are_no_text_and_those_of_a_row_are() -> None:
    lines = [printed(f"dòng {at}", 0.1 + 0.02 * at) for at in range(6)]
    numbers = [printed(str(at), 0.1 + 0.02 * (at - 8), left=0.08, right=0.1) for at in range(8, 14)]
    assert without_page_numbers([*numbers, *lines]) == lines
    numbers[2].text = "17"
    assert len(without_page_numbers([*numbers, *lines])) == 12
