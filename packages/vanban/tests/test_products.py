"""What a provision orders to be handed in."""

from __future__ import annotations

import pytest

from vanban._products import product_of


@pytest.mark.parametrize(
    ("text", "product"),
    [
        (
            "Xây dựng kế hoạch phòng, chống dịch của địa phương trước ngày 20/8/2025.",
            "kế hoạch phòng, chống dịch của địa phương",
        ),
        ("Đề nghị Bộ Nội vụ sớm ban hành hướng dẫn về vị trí việc làm cấp xã.", "hướng dẫn về vị trí việc làm cấp xã"),
        ("Ban hành quy trình đón, trả học sinh áp dụng chung.", "quy trình đón, trả học sinh áp dụng chung"),
        ("lập phương án phòng cháy, trình Chủ tịch UBND xã phê duyệt.", "phương án phòng cháy"),
        ("xây dựng Kế hoạch thực hiện Chương trình trước ngày 30/6/2026.", "Kế hoạch thực hiện Chương trình"),
        (
            "trình Thủ tướng Chính phủ ban hành Chiến lược quốc gia phòng thủ dân sự đến năm 2045.",
            "Chiến lược quốc gia phòng thủ dân sự",
        ),
        ("tham mưu UBND tỉnh phê duyệt Quy chế phối hợp; tổ chức thực hiện.", "Quy chế phối hợp"),
        ("Phân công trực Tết, gửi danh sách trực về Văn phòng UBND tỉnh.", "danh sách trực"),
        ("hoàn thiện hồ sơ, gửi văn bản thẩm định trước ngày 05/11/2025.", "hồ sơ"),
        ("xây dựng kế hoạch của bộ, ngành, địa phương mình trong tháng 9.", "kế hoạch của bộ, ngành, địa phương mình"),
        ("Nộp báo cáo quyết toán năm 2025 cho Sở Tài chính.", "báo cáo quyết toán năm 2025"),
        ("Gửi báo cáo công khai ngân sách của năm trước.", "báo cáo công khai ngân sách của năm trước"),
        ("Sở Y tế trình UBND tỉnh dự thảo Quyết định quy định giá dịch vụ.", "dự thảo Quyết định quy định giá dịch vụ"),
        ("Xây dựng, trình Chính phủ Nghị định về quản lý bến bãi.", "Nghị định về quản lý bến bãi"),
        ("Tham mưu Chủ tịch UBND xã kế hoạch trực Tết trước ngày 20/12/2025.", "kế hoạch trực Tết"),
        ("Rà soát, đề xuất phương án sử dụng trụ sở dôi dư, báo cáo UBND xã.", "phương án sử dụng trụ sở dôi dư"),
        ("Tổng hợp danh sách hộ cần hỗ trợ gửi Phòng Kinh tế.", "danh sách hộ cần hỗ trợ"),
    ],
)
def test_the_paper_that_is_made_or_sent_is_the_product(text: str, product: str) -> None:
    found = product_of(text, 100, has_due=False)
    assert found is not None
    assert found.text == product
    assert text[found.span.start - 100 : found.span.end - 100] == product


@pytest.mark.parametrize(
    "text",
    [
        "Tiếp tục hoàn thiện Đề án số 12/ĐA-UBND ngày 05/01/2025.",
        "Báo cáo trong 05 ngày làm việc kể từ ngày ban hành Chỉ thị này.",
        "Bộ Xây dựng hướng dẫn trình tự, thủ tục điều chỉnh quy hoạch.",
        "Đơn vị nào không gửi báo cáo thì kiểm điểm người đứng đầu.",
        "Các dự án không phải lập quy hoạch phân khu được miễn thủ tục này.",
        "Tăng cường tuyên truyền, vận động Nhân dân.",
        "Trình Bộ Kế hoạch và Đầu tư xem xét.",
        "Đề xuất, kiến nghị cấp có thẩm quyền tháo gỡ.",
    ],
)
def test_a_paper_that_is_there_or_is_not_asked_for_is_no_product(text: str) -> None:
    assert product_of(text, 0, has_due=False) is None


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("tổng hợp, báo cáo UBND tỉnh trước ngày 15/12/2025.", "báo cáo"),
        ("báo cáo kết quả thực hiện về Sở Nội vụ trước ngày 15/12/2025.", "báo cáo kết quả thực hiện"),
        ("Báo cáo sơ kết học kỳ I trước ngày 20/01/2026.", "Báo cáo sơ kết học kỳ I"),
        ("Báo cáo bằng văn bản gửi Bộ Nội vụ trước ngày 20/8/2025.", "Báo cáo bằng văn bản"),
        ("Sở Tư pháp có văn bản trả lời trước ngày 15/12/2025.", "văn bản trả lời"),
        ("báo cáo kết quả thu phí quý III trước ngày 15/12/2025.", "báo cáo kết quả thu phí quý III"),
        (
            "Báo cáo công khai quyết toán năm trước, gửi Sở Tài chính trước ngày 01/10.",
            "Báo cáo công khai quyết toán năm trước",
        ),
        ("báo cáo tình hình dịch bệnh trước 15h00 hằng ngày về Sở Y tế.", "báo cáo tình hình dịch bệnh"),
        ("Báo cáo nhanh về Văn phòng trước ngày 15/12/2025.", "Báo cáo nhanh"),
        ("báo cáo việc khắc phục với Thường trực Đảng ủy trước ngày 15/12/2025.", "báo cáo việc khắc phục"),
        ("Báo cáo kết quả gửi về Sở Y tế trước ngày 15/12/2025.", "Báo cáo kết quả"),
        ("Có văn bản trả lời cử tri trước ngày 15/12/2025.", "văn bản trả lời"),
        ("UBND tỉnh đã có văn bản chỉ đạo hoàn thành trước ngày 15/12/2025.", None),
        ("chuẩn bị báo cáo trước ngày 15/12/2025.", None),
    ],
)
def test_a_report_that_somebody_is_to_have_by_a_day_is_the_product(text: str, product: str | None) -> None:
    found = product_of(text, 0, has_due=True)
    assert (found.text if found else None) == product
    assert product_of(text, 0, has_due=False) is None


def test_the_paper_stands_in_the_duty_and_not_in_the_name_of_whoever_has_it() -> None:
    text = "Cơ quan soạn thảo văn bản cũ lập danh mục văn bản hết hiệu lực."
    found = product_of(text, 0, has_due=False, begin=len("Cơ quan soạn thảo văn bản cũ"))
    assert found is not None
    assert found.text == "danh mục văn bản hết hiệu lực"
