"""Headings that name nothing but bodies, which what stands below them charges."""

import pytest

from vanban._leads.headings import charged_alone, heading_bodies, names_only


@pytest.mark.parametrize(
    ("heading", "bodies"),
    [
        ("Sở Nông nghiệp và Môi trường", ["Sở Nông nghiệp và Môi trường"]),
        ("Trách nhiệm của Sở Tài chính:", ["Sở Tài chính"]),
        ("Nhiệm vụ của UBND xã Mẫu trong thời gian tới", ["UBND xã Mẫu"]),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam thành phố", ["Ủy ban Mặt trận Tổ quốc Việt Nam thành phố"]),
        (
            "Các đơn vị cấp nước sạch trên địa bàn thành phố có trách nhiệm",
            ["Các đơn vị cấp nước sạch trên địa bàn thành phố"],
        ),
        ("Cơ quan chủ trì giải quyết thủ tục đầu tư dự án", ["Cơ quan chủ trì giải quyết thủ tục đầu tư dự án"]),
        ("Công tác vệ sinh môi trường", []),
        ("Giao Sở Xây dựng thực hiện các nhiệm vụ sau:", ["Sở Xây dựng"]),
        ("Yêu cầu các cơ sở giáo dục nghề nghiệp thực hiện các nội dung:", ["các cơ sở giáo dục nghề nghiệp"]),
        ("Giao Sở Y tế tham mưu UBND tỉnh:", ["Sở Y tế"]),
        ("Sở Y tế chú trọng:", ["Sở Y tế"]),
        ("Yêu cầu đối với Sở Y tế:", ["Sở Y tế"]),
        ("Với Sở Y tế:", ["Sở Y tế"]),
    ],
)
def test_a_heading_may_name_only_bodies(heading: str, bodies: list[str]) -> None:
    assert [body.text for body in heading_bodies(heading, 0)] == bodies


def test_a_provision_that_orders_is_no_heading() -> None:
    assert names_only("Giao Công an tỉnh:")
    assert not names_only("Sở Nội vụ chủ trì rà soát.")


@pytest.mark.parametrize(
    ("heading", "bodies"),
    [
        (
            "CÁC BỘ, CƠ QUAN NGANG BỘ; ỦY BAN NHÂN DÂN CÁC TỈNH",
            ["CÁC BỘ, CƠ QUAN NGANG BỘ", "ỦY BAN NHÂN DÂN CÁC TỈNH"],
        ),
        ("SỞ XÂY DỰNG", ["SỞ XÂY DỰNG"]),
        ("TRẠM Y TẾ XÃ", ["TRẠM Y TẾ XÃ"]),
        ("TRƯỞNG CÁC THÔN, TỔ DÂN PHỐ", ["TRƯỞNG CÁC THÔN, TỔ DÂN PHỐ"]),
        ("QUỸ ĐẦU TƯ PHÁT TRIỂN TỈNH", ["QUỸ ĐẦU TƯ PHÁT TRIỂN TỈNH"]),
        ("LÃNH ĐẠO CÁC PHÒNG, BAN", ["LÃNH ĐẠO CÁC PHÒNG, BAN"]),
        ("CƠ SỞ PHÁP LÝ", []),
        ("TỔ CHỨC THỰC HIỆN", []),
    ],
)
def test_a_heading_in_capitals_may_name_bodies(heading: str, bodies: list[str]) -> None:
    assert [body.text for body in heading_bodies(heading, 7)] == bodies
    assert all(body.span.start >= 7 for body in heading_bodies(heading, 7))


def test_work_and_nothing_but_its_body_behind_a_colon() -> None:
    assert [body.text for body in charged_alone("Cải cách thủ tục hành chính: Bộ Tư pháp.", 0)] == ["Bộ Tư pháp"]
    assert charged_alone("Cải cách thủ tục hành chính: Bộ Tư pháp đã trình.", 0) == []
