"""Heads and closings as sites of law and portals keep them: cells between bars, glued words, lost and added lines."""

import pytest

import vanban

FLAT = """\
ỦY
BAN NHÂN DÂN
TỈNH BÌNH THỬ
-------
|
CỘNG HÒA XÃ
HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số:
12/2026/QĐ-UBND
|
Bình Thử, ngày 12
tháng 3 năm 2026
|
QUYẾT ĐỊNH
{subject}
{decides}
Căn cứ Luật Tổ chức
chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Nghị định số 45/2025/NĐ-CP
ngày 05 tháng 3 năm 2025 của Chính phủ;
QUYẾT ĐỊNH:
Điều 1. Giao Sở Nội vụ
theo dõi việc thực hiện và báo cáo kết quả.
|
TM.
ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Văn Mẫu
|
QUY CHẾ
TIẾP NHẬN ĐƠN THƯ
(Ban hành kèm theo Quyết định số 12/2026/QĐ-UBND)
"""


@pytest.mark.parametrize(
    "subject",
    [
        "BAN HÀNH QUY CHẾ TIẾP NHẬN ĐƠN THƯ CỦA CÁC CƠ QUAN, ĐƠN VỊ\nTRÊN ĐỊA BÀN TỈNH",
        "V/V BAN HÀNH QUY CHẾ TIẾP NHẬN ĐƠN THƯ CỦA CÁC CƠ QUAN, ĐƠN VỊ TRÊN\nĐỊA BÀN TỈNH",
        "VỀ\nVIỆC BAN HÀNH QUY CHẾ TIẾP NHẬN ĐƠN THƯ CỦA CÁC CƠ QUAN, ĐƠN VỊ\nTRÊN ĐỊA BÀN TỈNH",
    ],
)
@pytest.mark.parametrize("decides", ["ỦY BAN NHÂN DÂN TỈNH BÌNH THỬ", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"])
def test_a_subject_in_capitals_ends_at_the_body_that_decides_where_rows_are_broken(subject: str, decides: str) -> None:
    document = vanban.read_text(FLAT.format(subject=subject, decides=decides)).document
    told = "Ban hành quy chế tiếp nhận đơn thư của các cơ quan, đơn vị trên địa bàn tỉnh"
    assert (document.type, document.subject) == ("quyet-dinh", told)
    assert document.signer == vanban.Signer("KT.", "PHÓ CHỦ TỊCH", "Trần Văn Mẫu")


def test_rules_of_strokes_make_no_markdown_of_a_text() -> None:
    document = vanban.read_text(
        "• Hiệu lực: Còn hiệu lực\n• Ngày có hiệu lực: 01/01/2026\nBỘ NỘI VỤ\nSố: 12/2025/TT-BNV\n"
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 14 tháng 11 năm 2025\n\n"
        "THÔNG TƯ\n\nHướng dẫn thử việc\n\n____________________\n\nCăn cứ Luật Thử ngày 16 tháng 6 năm 2025;\n"
    ).document
    assert (document.issuer, document.code, document.date) == ("Bộ Nội vụ", "12/2025/TT-BNV", "2025-11-14")


def test_a_cell_may_hold_the_body_and_the_number_on_one_line() -> None:
    document = vanban.read_text(
        "Cơ quan ban hành: | Ủy ban nhân dân tỉnh Bình Thử | Số công báo: | Đang cập nhật |\n"
        "ỦY BAN NHÂN DÂN TỈNH BÌNH THỬ ------------- Số: 52/2025/QĐ-UBND | CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM "
        "Độc lập - Tự do - Hạnh phúc ------------- Bình Thử, ngày 05 tháng 9 năm 2025 |\nQUYẾT ĐỊNH\n"
        "Ban hành Quy định thử\nUỶ BAN NHÂN DÂN TỈNH BÌNH THỬ\nCăn cứ Luật Thử ngày 25/6/2025;\n"
    ).document
    assert (document.issuer, document.code) == ("Ủy ban nhân dân tỉnh Bình Thử", "52/2025/QĐ-UBND")


LETTER = """\
{bodies}
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: {code}
{subject}

Hà Nội, ngày 11 tháng 8 năm 2025

Kính gửi: Các Tòa án nhân dân khu vực

Để thi hành Luật Thử, yêu cầu các đơn vị báo cáo kết quả trước ngày 30/8/2025.

{closing}
"""


@pytest.mark.parametrize(
    "subject",
    [
        "Bảo đảm chất lượng giải quyết các vụ việc thuộc thẩm quyền của Tòa án nhân dân khu vực",
        "Góp ý dự thảo Quy chế",
        "Báo cáo số liệu về biên chế, tổ chức bộ máy\nsáu tháng đầu năm 2025 của các đơn vị trực thuộc",
    ],
)
def test_a_letter_may_put_its_subject_under_its_number_without_a_word_before_it(subject: str) -> None:
    text = LETTER.format(bodies="TÒA ÁN NHÂN DÂN\nTỐI CAO", code="159/TANDTC-PC", subject=subject, closing="")
    document = vanban.read_text(text).document
    assert (document.type, document.subject) == ("cong-van", " ".join(subject.split()))
    assert (document.date, document.addressees) == ("2025-08-11", ("Các Tòa án nhân dân khu vực",))


def test_what_stands_under_the_number_of_a_plan_is_not_its_subject() -> None:
    text = LETTER.format(bodies="BỘ THỬ", code="159/KH-BT", subject="Kèm theo một phụ lục", closing="")
    assert vanban.read_text(text).document.subject is None


@pytest.mark.parametrize(
    ("closing", "title"),
    [
        ("Nơi nhận- Như trên;\n- Lưu VT.\n\nTL. BỘ TRƯỞNG\nCỤC TRƯỞNG CỤC NHÀ\nTrần Văn Mẫu", "CỤC TRƯỞNG CỤC NHÀ"),
        ("Nơi nhận:\n- Như trên;\n- Lưu VT.\n\nKT. BỘ TRƯỞNG THỨ TRƯỞNGTrần Văn Mẫu", "THỨ TRƯỞNG"),
        ("Nơi nhận:\n- Như trên;\n- Lưu VT.\n\nGIÁM ĐỐCTrần Văn Mẫu", "GIÁM ĐỐC"),
        ("Nơi nhận:\n- Như trên;\n- Lưu VT.\n\nK/T CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG\nĐã ký: Trần Văn Mẫu", "PHÓ CỤC TRƯỞNG"),
    ],
)
def test_a_page_may_lose_what_parts_the_words_of_a_closing(closing: str, title: str) -> None:
    text = LETTER.format(bodies="BỘ XÂY DỰNG", code="435/BXD-HTKT", subject="V/v thử", closing=closing)
    document = vanban.read_text(text).document
    assert (document.signer.title, document.signer.name) == (title, "Trần Văn Mẫu")
    assert document.recipients == ("Như trên", "Lưu VT")


@pytest.mark.parametrize(
    ("bodies", "issuer"),
    [
        ("TỈNH ĐOÀN BÌNH THỬ\tĐOÀN TNCS HỒ CHÍ MINH", "Tỉnh Đoàn Bình Thử"),
        ("BCH ĐOÀN XÃ AN THỬ\n***\nĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH", "BCH đoàn xã An Thử"),
        ("BCH ĐOÀN\nĐOÀN TNCS HỒ CHÍ MINH\nTỈNH BÌNH THỬ", "Đoàn TNCS Hồ Chí Minh tỉnh Bình Thử"),
        (
            "BỘ THỬ -\nTRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Bộ Thử - Trung ương Đoàn TNCS Hồ Chí Minh",
        ),
    ],
)
def test_the_youth_union_has_its_name_where_others_have_the_motto(bodies: str, issuer: str) -> None:
    document = vanban.read_text(
        f"{bodies}\n***\nSố: 12 KH/TĐTN\tBình Thử, ngày 12 tháng 3 năm 2026\nKẾ HOẠCH\nTháng Thanh niên\n"
        "Thực hiện Chương trình công tác năm 2026, Ban Thường vụ xây dựng kế hoạch như sau:\n1. Ra quân.\n"
    ).document
    assert (document.issuer, document.code) == (issuer, "12-KH/TĐTN")


def test_a_table_below_a_subject_is_no_part_of_it() -> None:
    table = "| TT | Nội dung | Đơn vị chủ trì |\n| --- | --- | --- |\n| 1 | Rà soát hồ sơ | Phòng Nội vụ |\n"
    reading = vanban.read_text(f"UBND XÃ AN THỬ\nSố: 7/KH-UBND\n\nKẾ HOẠCH\nCông tác năm 2026\n\n{table}")
    assert reading.document.subject == "Công tác năm 2026"
    assert [task.provision for task in reading.tasks] == ["PL.1"]


LONG = (
    "Quyết định số 99-QĐ/TW ngày 30-5-2025 của Ban Bí thư về chế độ chi hoạt động công tác đảng của tổ chức cơ sở, "
    "đảng bộ cấp trên trực tiếp cơ sở ở trong nước"
)


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("QUYẾT ĐỊNH[1]\nBan hành Quy định thử", "Ban hành Quy định thử"),
        ("QUYẾT ĐỊNH\nVỀVIỆC THỬ MỘT HAI BA\n\nGIÁM ĐỐC SỞ NỘI VỤ", "Thử một hai ba"),
        ("QUYẾT ĐỊNH\nVề thu, CHI\n\nĐOÀN CHỦ TỊCH TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "thu, CHI"),
        ("QUYẾT ĐỊNH\nVỀ THU, CHI TÀI CHÍNH\n\nĐOÀN CHỦ TỊCH TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "Thu, chi tài chính"),
        (
            f"HƯỚNG DẪN\nmột số điểm ban hành kèm theo\n{LONG}",
            f"một số điểm ban hành kèm theo {LONG}",
        ),
    ],
)
def test_the_words_of_a_subject_are_told_from_those_around_them(title: str, subject: str) -> None:
    text = f"BỘ THỬ\nSố: 7/QĐ-BT\nHà Nội, ngày 12 tháng 3 năm 2026\n\n{title}\n\nCăn cứ Luật Thử ngày 16/6/2025;\n"
    assert vanban.read_text(f"{text}Điều 1. Thử.").document.subject == subject


@pytest.mark.parametrize(
    ("below", "subject"),
    [
        ("RÀ SOÁT THỦ TỤC HÀNH CHÍNH TRÊN ĐỊA BÀN TỈNH\nThực hiện ", "Rà soát thủ tục hành chính trên địa bàn tỉnh"),
        ("BAN HÀNH QUY TRÌNH THỬ\nTỔNG KIỂM TOÁN NHÀ NƯỚC\nCăn cứ ", "Ban hành quy trình thử"),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ ", None),
        ("Căn cứ ", None),
    ],
)
def test_a_page_that_lost_the_type_keeps_the_subject_in_capitals(below: str, subject: str | None) -> None:
    document = vanban.read_text(
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        f"Số: 23/KH-UBND | Bình Thử, ngày 31 tháng 01 năm 2026 |\n{below}quy định của Chính phủ tại Nghị định "
        "số 63/2024/NĐ-CP ngày 08/6/2024 về kiểm soát thủ tục, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n"
        "I. MỤC ĐÍCH\n1. Phát hiện, loại bỏ thủ tục không cần thiết.\n"
    ).document
    assert (document.type, document.code, document.subject) == ("ke-hoach", "23/KH-UBND", subject)


def test_a_row_that_ends_in_a_bar_ends_a_cell() -> None:
    document = vanban.read_text(
        "| Số hiệu | 186/KH-UBND |\n| Loại văn bản | Kế hoạch |\n|\nỦY BAN NHÂN DÂN\nTỈNH BÌNH THỬ |\nCỘNG HÒA XÃ HỘI\n"
        "CHỦ NGHĨA VIỆT NAM |\n|\nSố: 186/KH-UBND |\nBình Thử, ngày 29 tháng 12 năm 2025 |\nKẾ HOẠCH\n"
        "PHÁT TRIỂN CHÍNH QUYỀN SỐ\nPHẦN I. KẾT QUẢ THỰC HIỆN\nCăn cứ Luật Thử ngày 22/12/2024;\n"
    ).document
    assert (document.date, document.subject) == ("2025-12-29", "Phát triển chính quyền số")
    assert document.issuer == "Ủy ban nhân dân tỉnh Bình Thử"


@pytest.mark.parametrize(
    ("bodies", "issuer", "parent"),
    [
        ("HỘI ĐỒNG THẨM PHÁN\nTÒA ÁN NHÂN DÂN TỐI CAO", "Hội đồng thẩm phán tòa án nhân dân tối cao", None),
        ("• BỘ CÔNG AN - TÒA ÁN NHÂN DÂN TỐI CAO", "Bộ Công an - Tòa án nhân dân tối cao", None),
        (
            "BỘ CÔNG AN - BỘ QUỐC PHÒNG - TÒA ÁN NHÂN DÂN TỐI CAO - VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO",
            "Bộ Công an - Bộ Quốc phòng - Tòa án nhân dân tối cao - Viện Kiểm sát nhân dân tối cao",
            None,
        ),
        ("CỔNG THÔNG TIN ĐIỆN TỬ\nSỞ NỘI VỤ TỈNH BÌNH THỬ", "Sở Nội vụ tỉnh Bình Thử", None),
    ],
)
def test_bodies_stand_on_one_line_or_on_several(bodies: str, issuer: str, parent: str | None) -> None:
    document = vanban.read_text(
        f"{bodies}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 4/2025/TTLT-BCA\n"
        "Bà Thử - Vũng Mẫu, ngày 30 tháng 5 năm 2025\nĐể thi hành đúng Luật Thử, các bên hướng dẫn như sau:\n"
    ).document
    assert (document.issuer, document.parent, document.type) == (issuer, parent, "thong-tu")
    assert (document.place, document.date) == ("Bà Thử - Vũng Mẫu", "2025-05-30")


def test_a_head_on_one_line_may_name_the_body_that_decides_behind_its_subject() -> None:
    document = vanban.read_text(
        "  1. ỦY BAN NHÂN DÂN CỘNG HÒA XàHỘI CHỦ NGHĨA VIỆT NAM TỈNH BÌNH THỬ Độc lập  Tự do  Hạnh phúc    "
        "Số: 16/QĐUBND Bình Thử, ngày 04 tháng 06 năm 2025   QUYẾT ĐỊNH VỀ VIỆC PHÊ DUYỆT PHƯƠNG ÁN THỬ CỦA "
        "ỦY BAN NHÂN DÂN XÃ NĂM 2025 ỦY BAN NHÂN DÂN TỈNH Căn cứ Luật Thử ngày 19/6/2025; QUYẾT ĐỊNH: "
        "Điều 1. Phê duyệt Phương án thử.\n"
    ).document
    assert (document.issuer, document.code) == ("Ủy ban nhân dân tỉnh Bình Thử", "16/QĐ-UBND")
    assert document.subject == "Phê duyệt phương án thử của Ủy ban nhân dân xã năm 2025"
