"""A document whose line ends went lost: its head, and the provisions behind it."""

from __future__ import annotations

import vanban

DECISION = (
    "456 ỦY BAN NHÂN DÂN TỈNH MẪU SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
    "Số: 1712 /QĐ-UBND Mẫu Sơn, ngày 15 tháng 10 năm 2025 QUYẾT ĐỊNH Về việc thành lập Tổ công tác quản lý đất công "
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MẪU SƠN Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024; Theo đề nghị của Giám đốc "
    "Sở Nội vụ. QUYẾT ĐỊNH: Điều 1. Thành lập Tổ công tác gồm 07 thành viên. Điều 2. Tổ công tác có nhiệm vụ: "
    "a) Lập danh mục thửa đất công ích của từng xã, xong trước ngày 30/11/2025; b) Báo cáo Chủ tịch Ủy ban nhân dân "
    "tỉnh hằng tháng. Điều 3. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính bố trí kinh phí hoạt động."
)
LETTER = (
    "NGÂN HÀNG NHÀ NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 40/NHNN-TT "
    "V/v bảo đảm an toàn thanh toán Hà Nội, ngày 10 tháng 8 năm 2026 Kính gửi: Các tổ chức tín dụng. "
    "Yêu cầu các tổ chức tín dụng rà soát hệ thống, báo cáo trước ngày 20/8/2026."
)


def test_the_head_is_read_by_its_formulas() -> None:
    document = vanban.read_text(DECISION).document
    assert (document.issuer, document.type) == ("Ủy ban nhân dân tỉnh Mẫu Sơn", "quyet-dinh")
    assert (document.code, document.place, document.date) == ("1712/QĐ-UBND", "Mẫu Sơn", "2025-10-15")
    assert document.subject == "thành lập Tổ công tác quản lý đất công"


def test_the_provisions_behind_it_are_parted() -> None:
    tasks = vanban.read_text(DECISION).tasks
    assert [(task.provision, task.lead[0].text) for task in tasks] == [
        ("Đ2.a", "Tổ công tác"), ("Đ2.b", "Tổ công tác"), ("Đ3", "Sở Nội vụ"),
    ]  # fmt: skip


def test_a_name_the_motto_stood_between_is_joined_and_a_letter_keeps_its_subject() -> None:
    document = vanban.read_text(LETTER).document
    assert (document.issuer, document.type) == ("Ngân hàng Nhà nước Việt Nam", "cong-van")
    assert (document.subject, document.addressees) == ("bảo đảm an toàn thanh toán", ("Các tổ chức tín dụng",))


def test_the_body_begins_behind_the_subject_without_a_mark() -> None:
    head = (
        "ỦY BAN NHÂN DÂN TỈNH MẪU GIANG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 31/CT-UBND "
        "Mẫu Giang, ngày 15 tháng 10 năm 2025 DỰ THẢO CHỈ THỊ Về việc phòng cháy rừng mùa khô 2025 - 2026 "
    )
    body = (
        "Thời gian qua, nguy cơ cháy rừng cao. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu: I. NHIỆM VỤ 1. Chi cục Kiểm lâm "
        "a) Trực 24/24 giờ; b) Tuần tra rừng. 2. Công an tỉnh - Chỉ đạo điều tra các vụ cháy; - Hỗ trợ chữa cháy. "
        "II. TỔ CHỨC THỰC HIỆN 1. Giao Sở Y tế trực cấp cứu. Nơi nhận: - Như trên; - Lưu: VT."
    )
    reading = vanban.read_text(head + body)
    assert (reading.document.type, reading.document.subject) == ("chi-thi", "phòng cháy rừng mùa khô 2025 - 2026")
    assert [(task.provision, task.lead[0].text) for task in reading.tasks] == [
        ("I.1.a", "Chi cục Kiểm lâm"), ("I.1.b", "Chi cục Kiểm lâm"), ("I.2.-1", "Công an tỉnh"),
        ("I.2.-2", "Công an tỉnh"), ("II.1", "Sở Y tế"),
    ]  # fmt: skip


def test_a_telegram_names_those_it_is_wired_to() -> None:
    reading = vanban.read_text(
        "BAN CHỈ ĐẠO PHÒNG THỦ DÂN SỰ QUỐC GIA CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
        "Số: 31/CĐ-BCĐ Hà Nội, ngày 21 tháng 9 năm 2026 CÔNG ĐIỆN BAN CHỈ ĐẠO PHÒNG THỦ DÂN SỰ QUỐC GIA điện: "
        "- Ủy ban nhân dân tỉnh Mẫu Giang; - Bộ Xây dựng. Để ứng phó với bão, Ban Chỉ đạo đề nghị: 1. Bộ Xây dựng kiểm "
        "tra các cầu. 2. Ủy ban nhân dân tỉnh Mẫu Giang di dời dân trước 17 giờ ngày 22/9/2026."
    )
    assert [task.lead[0].text for task in reading.tasks] == ["Bộ Xây dựng", "Ủy ban nhân dân tỉnh Mẫu Giang"]
