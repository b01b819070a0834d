"""Measurable targets, told from figures that only report."""

import pytest

from vanban._targets import targets


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("100% thủ tục hành chính nội bộ được rà soát", [("exactly", "100", "%")]),
        ("cắt giảm ít nhất 20% thủ tục hành chính", [("at-least", "20", "%")]),
        ("tỷ lệ giải ngân đạt trên 95% kế hoạch", [("at-least", "95", "%")]),
        ("tăng trưởng đạt 8% trở lên", [("at-least", "8", "%")]),
        ("tỷ lệ hồ sơ trễ hạn không quá 2,5 %", [("at-most", "2,5", "%")]),
        ("mỗi tổ chức có ít nhất 02 công trình", [("at-least", "02", "công trình")]),
        ("Giảm ít nhất 30% thời gian giải quyết", [("at-least", "30", "%")]),
        ("tỷ lệ giải ngân đạt 95% kế hoạch vốn trở lên", [("at-least", "95", "%")]),
        ("Tỷ lệ tiêm chủng đạt ≥ 95%", [("at-least", "95", "%")]),
        ("Không để quá 5% hồ sơ bị trả lại", [("at-most", "5", "%")]),
        ("Trồng mới tối thiểu 500 ha rừng", [("at-least", "500", "ha")]),
        ("Chỉ đạo hoàn thành 100% hồ sơ", [("exactly", "100", "%")]),
        ("Phấn đấu đạt trên 96.5% dân số tham gia bảo hiểm y tế", [("at-least", "96.5", "%")]),
        ("trồng mới tối thiểu 1.250 ha rừng", [("at-least", "1.250", "ha")]),
        ("Phấn đấu tăng trưởng đạt 8 - 8,5%", [("at-least", "8", "%")]),
        ("Bảo đảm 100 phần trăm cán bộ được tập huấn", [("exactly", "100", "%")]),
        ("Hỗ trợ ít nhất 20 doanh nghiệp chuyển đổi số", [("at-least", "20", "doanh nghiệp")]),
        (
            "cắt giảm ít nhất 30% điều kiện đầu tư, 30% thời gian và 30% chi phí tuân thủ",
            [("at-least", "30", "%"), ("at-least", "30", "%"), ("at-least", "30", "%")],
        ),
        ("số hóa 100% hồ sơ và trên 80% sổ hộ tịch", [("exactly", "100", "%"), ("at-least", "80", "%")]),
        ("Không để quá 3 hồ sơ trễ hạn trong một tháng", [("at-most", "3", "hồ sơ")]),
        ("Phấn đấu trên 40 hộ dân hiến đất mở đường", [("at-least", "40", "hộ dân")]),
        ("Kéo giảm 10% số vụ cháy so với cùng kỳ", [("exactly", "10", "%")]),
        ("tỷ lệ đúng hạn mới đạt 61,5%", []),
        ("các chủ đầu tư giải ngân dưới 40% phải giải trình", []),
        ("các xã có tỷ lệ tiêm phòng dưới 80% tổ chức tiêm bổ sung", []),
        ("Mỗi trạm có ít nhất 2 - 3 bác sĩ", [("at-least", "2", "bác sĩ")]),
        ("đối với các phòng giải ngân chậm (49,3%), đẩy nhanh tiến độ", []),
        ("số vụ cháy đã xảy ra nhiều, tăng 12% so với cùng kỳ", []),
        ("đến nay giải ngân đạt 45,3% kế hoạch", []),
        ("chỉ đạt 45% kế hoạch", []),
        ("đến nay đã giải ngân 50% kế hoạch", []),
        ("trong thời hạn không quá 03 ngày làm việc", []),
        ("theo Điều 20 Luật Đất đai", []),
    ],
)
def test_a_target_compares_a_value(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(target.comparison, target.value, target.unit) for target in targets(text, 0)] == found
    for target in targets(text, 0):
        assert target.span.of(text) == target.text
