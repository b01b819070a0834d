"""Names printed in capitals, told in small letters."""

import pytest

from vanban._names import small_letters

TEXT = (
    "Trên địa bàn thành phố Cần Thơ, thực hiện chỉ đạo của đồng chí Nguyễn Văn Thử, UBND các xã phối hợp. "
    "Các Sở báo cáo. Trẻ em QUAN trọng, việc quan trọng."
)


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("BẢO VỆ NƯỚC DƯỚI ĐẤT TRÊN ĐỊA BÀN THÀNH PHỐ CẦN THƠ", "Bảo vệ nước dưới đất trên địa bàn thành phố Cần Thơ"),
        ("KẾT LUẬN CỦA ĐỒNG CHÍ NGUYỄN VĂN THỬ, CẦN THƠ", "Kết luận của đồng chí Nguyễn Văn Thử, Cần Thơ"),
        ("HOẠT ĐỘNG CỦA UBND CÁC XÃ", "Hoạt động của UBND các xã"),
        ("CHỈ ĐẠO CỦA CHÍNH PHỦ", "Chỉ đạo của Chính phủ"),
        ("KẾT LUẬN CỦA PHÓ THỦ TƯỚNG THEO CHỈ THỊ SỐ 34-CT/TW", "Kết luận của Phó Thủ tướng theo chỉ thị số 34-CT/TW"),
        ("THỰC HIỆN QUYẾT ĐỊNH SỐ 5/2026/QĐ-TTG, 6-10 TUỔI", "Thực hiện quyết định số 5/2026/QĐ-TTg, 6-10 tuổi"),
        ("VIỆC QUAN TRỌNG", "Việc quan trọng"),
        ("TRÁCH NHIỆM CỦA CÁC SỞ", "Trách nhiệm của các sở"),
    ],
    ids=["place", "person", "letters", "known", "code", "codes", "a word in capitals", "beginning of a sentence"],
)
def test_names_in_a_subject_are_written_as_the_running_text_writes_them(printed: str, told: str) -> None:
    assert small_letters(printed, TEXT) == told


def test_without_the_name_in_the_text_all_of_it_is_small() -> None:
    assert small_letters("TRÊN ĐỊA BÀN TỈNH KHÔNG TÊN", TEXT) == "Trên địa bàn tỉnh không tên"
