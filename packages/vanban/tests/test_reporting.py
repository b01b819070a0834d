"""Who watches over a task, and to whom it is reported."""

from __future__ import annotations

import pytest

import vanban


def only(sentence: str) -> vanban.Task:
    letter = (
        "ỦY BAN NHÂN DÂN\nTỈNH AN HÒA\nSố: 12/UBND-TH\nV/v phân công theo dõi\n\nAn Hòa, ngày 10 tháng 10 năm 2025\n\n"
        f"Kính gửi: Các sở, ban, ngành.\n\n1. {sentence}\n\n2. Sở Nội vụ công bố số điện thoại đường dây nóng.\n"
    )
    [task] = [task for task in vanban.read_text(letter).tasks if task.provision == "1"]
    return task


@pytest.mark.parametrize(
    ("sentence", "watching"),
    [
        ("Giao Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện.", ["Văn phòng UBND tỉnh"]),
        ("Giao Thanh tra tỉnh chủ trì, phối hợp với Sở Nội vụ kiểm tra, đôn đốc các xã.", ["Thanh tra tỉnh"]),
        ("Sở Tài chính theo chức năng, nhiệm vụ được giao, theo dõi tình hình giải ngân.", ["Sở Tài chính"]),
        ("Sở Tư pháp là cơ quan đầu mối giúp UBND tỉnh theo dõi, kiểm tra việc thực hiện Chỉ thị này.", ["Sở Tư pháp"]),
        ("Chánh Văn phòng, Giám đốc Sở Nội vụ đôn đốc các đơn vị.", ["Chánh Văn phòng", "Giám đốc Sở Nội vụ"]),
        ("Các xã tổ chức thực hiện; Sở Xây dựng theo dõi, giám sát tiến độ.", ["Sở Xây dựng"]),
        ("Văn phòng UBND tỉnh: Theo dõi, tổng hợp kết quả thực hiện của các đơn vị.", ["Văn phòng UBND tỉnh"]),
        (
            "Giao Phó Giám đốc Sở Y tế phụ trách dược trực tiếp đôn đốc các bệnh viện.",
            ["Phó Giám đốc Sở Y tế"],
        ),
        ("Ủy ban Kiểm tra phối hợp với các ban tham mưu, giúp việc giám sát việc thực hiện.", ["Ủy ban Kiểm tra"]),
        ("Thường xuyên kiểm tra, đôn đốc các đơn vị trực thuộc.", ["Các sở, ban, ngành"]),
        ("Công an tỉnh kiểm tra các cơ sở kinh doanh có điều kiện.", []),
        ("Sở Nông nghiệp và Môi trường theo dõi chặt chẽ diễn biến mưa lũ.", []),
        ("Sở Giáo dục và Đào tạo kiểm tra việc chấp hành pháp luật về dạy thêm.", []),
        ("Sở Y tế giám sát chặt chẽ, xử lý triệt để ổ dịch.", []),
        ("Sở Xây dựng kiểm tra, làm rõ nguồn gốc thửa đất.", []),
        ("Sở Xây dựng lập kế hoạch bảo trì, đôn đốc các đơn vị thực hiện.", []),
    ],
)
def test_who_is_first_of_all_to_watch_the_others_supervises(sentence: str, watching: list[str]) -> None:
    assert [body.text for body in only(sentence).supervise] == watching


@pytest.mark.parametrize(
    ("sentence", "receiving"),
    [
        ("Báo cáo kết quả thực hiện Kết luận này với Thường trực Tỉnh ủy.", ["Thường trực Tỉnh ủy"]),
        ("Gửi báo cáo bằng văn bản và tệp dữ liệu về Phòng Kinh tế (trước ngày 15/11).", ["Phòng Kinh tế"]),
        ("Các đơn vị gửi danh sách (theo mẫu) đăng ký dự thi về Ban Tổ chức.", ["Ban Tổ chức"]),
        ("Thông báo kết quả về UBND tỉnh và Sở Nội vụ.", ["UBND tỉnh", "Sở Nội vụ"]),
        ("Cung cấp thông tin, số liệu cho Cục Thống kê tỉnh hằng tháng.", ["Cục Thống kê tỉnh"]),
        ("Nộp hồ sơ dự tuyển về Trung tâm Y tế chậm nhất ngày 31/10/2025.", ["Trung tâm Y tế"]),
        ("Báo cáo nhanh trước 15h00 hằng ngày về Ban Chỉ huy quân sự tỉnh.", ["Ban Chỉ huy quân sự tỉnh"]),
        ("Xin ý kiến Sở Tư pháp trước khi trình HĐND tỉnh.", []),
        ("Báo cáo các nội dung liên quan đến Sở Y tế.", []),
        ("Báo cáo việc phối hợp với Sở Y tế.", []),
        ("Rà soát theo danh sách Sở Y tế đã gửi cho các Trạm Y tế.", []),
        ("Báo cáo UBND tỉnh việc giao đất trong tháng 11.", ["UBND tỉnh"]),
        ("Báo cáo Bộ Văn hóa, Thể thao và Du lịch trước ngày 15/11.", ["Bộ Văn hóa, Thể thao và Du lịch"]),
        ("Gửi Cục Thuế danh mục hàng hóa nhập khẩu.", ["Cục Thuế"]),
        ("Báo cáo Chủ tịch UBND tỉnh (qua Sở Nội vụ) chiều thứ Sáu.", ["Chủ tịch UBND tỉnh"]),
    ],
)
def test_whom_papers_are_sent_to_stands_behind_them(sentence: str, receiving: list[str]) -> None:
    assert [body.text for body in only(sentence).report_to] == receiving


PLAN = """ỦY BAN NHÂN DÂN
XÃ AN HÒA
Số: 12/KH-UBND

An Hòa, ngày 15 tháng 01 năm 2026

KẾ HOẠCH
Cải cách hành chính năm 2026

II. NHIỆM VỤ
1. Hoàn thiện kho dữ liệu dùng chung
- Đơn vị chủ trì: Phòng Văn hóa - Xã hội.
- Đơn vị theo dõi, đôn đốc: Văn phòng HĐND và UBND.
- Thời gian thực hiện: Thường xuyên.
2. Đánh giá chỉ số cải cách của các thôn
- Chủ trì: Phòng Kinh tế.
- Thời gian: Tháng 11/2026.
- Nơi nhận báo cáo: UBND xã.
3. Sửa chữa trụ sở
- Chủ trì: Ban Quản lý dự án.
- Báo cáo: Gửi UBND xã trước ngày 15/12/2026.
"""


def test_attributes_tell_who_watches_to_whom_and_that_a_duty_stands() -> None:
    tasks = {task.provision: task for task in vanban.read_text(PLAN).tasks}
    assert [body.text for body in tasks["II.1"].supervise] == ["Văn phòng HĐND và UBND"]
    assert tasks["II.1"].standing
    assert [body.text for body in tasks["II.2"].report_to] == ["UBND xã"]
    assert [body.text for body in tasks["II.2"].lead] == ["Phòng Kinh tế"]
    assert any("Gửi UBND xã" in task.text for task in tasks.values())


def test_a_column_tells_who_watches() -> None:
    table = (
        "| TT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị theo dõi | Thời hạn |\n|---|---|---|---|---|\n"
        "| 1 | Rà soát quy hoạch | Phòng Kinh tế | Văn phòng HĐND và UBND | 30/4/2026 |\n"
    )
    [task] = vanban.read_text(f"UBND XÃ AN HÒA\nSố: 7/KH-UBND\n\nKẾ HOẠCH\nNăm 2026\n\n{table}").tasks
    assert [body.text for body in task.supervise] == ["Văn phòng HĐND và UBND"]
    assert [body.text for body in task.lead] == ["Phòng Kinh tế"]
