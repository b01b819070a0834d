"""Who supports: those a provision says to work with, and those told to cooperate."""

import pytest

from vanban._leads.named import named


def supporters(text: str) -> list[str]:
    return [body.text for body in named(text, 0).support]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Phối hợp các đơn vị tổ chức hội nghị do Bộ Tài chính chủ trì.", ["các đơn vị"]),
        (
            "chủ trì, phối hợp với các Sở, ban, ngành và Ủy ban nhân dân cấp xã để triển khai",
            ["các Sở, ban, ngành", "Ủy ban nhân dân cấp xã"],
        ),
        (
            "Bộ Tài chính chủ trì cùng Bộ Xây dựng và các bộ, ngành liên quan rà soát",
            ["Bộ Xây dựng", "các bộ, ngành liên quan"],
        ),
        ("phối hợp chặt chẽ với Sở Tài chính trong việc xây dựng cơ sở dữ liệu", ["Sở Tài chính"]),
        (
            "phối hợp với Bộ Y tế, các địa phương bảo đảm tổ chức dạy học trực tiếp an toàn",
            ["Bộ Y tế", "các địa phương"],
        ),
        (
            "phối hợp với Ủy ban nhân dân thành phố Hà Nội, Ủy ban nhân dân Thành phố Hồ Chí Minh chuyển đổi xe",
            ["Ủy ban nhân dân thành phố Hà Nội", "Ủy ban nhân dân Thành phố Hồ Chí Minh"],
        ),
        ("phối hợp với UBND xã Tân Hưng thuộc tỉnh Tây Ninh rà soát", ["UBND xã Tân Hưng thuộc tỉnh Tây Ninh"]),
        (
            "tăng cường phối hợp, hỗ trợ chính quyền địa phương và lực lượng Kiểm lâm trong công tác tuần tra",
            ["chính quyền địa phương", "lực lượng Kiểm lâm"],
        ),
        ("giao Sở Nội vụ chủ trì, Sở Tài chính phối hợp thẩm định", ["Sở Tài chính"]),
        ("Bộ Y tế chỉnh lý dự thảo Luật; Bộ Tư pháp phối hợp rà soát dự thảo", ["Bộ Tư pháp"]),
        ("Cùng Văn phòng đăng ký đất đai hoàn thiện hồ sơ", ["Văn phòng đăng ký đất đai"]),
        ("phối hợp với Vụ Dự báo, thống kê phân tích lạm phát", ["Vụ Dự báo, thống kê"]),
        ("phối hợp với cơ quan quản lý trong việc phổ biến quy định", ["cơ quan quản lý"]),
        ("chủ trì, phối hợp với các cơ quan trình Chính phủ phương án", ["các cơ quan"]),
        ("chủ trì, phối hợp với các sở, địa phương tổ chức, triển khai Đề án", ["các sở, địa phương"]),
        ("phối hợp các Vụ: Kế hoạch, Pháp chế, Vận tải xây dựng tiêu chí", ["các Vụ: Kế hoạch, Pháp chế, Vận tải"]),
        ("phối hợp với các Tổ hợp tác dùng nước điều tiết nước", ["các Tổ hợp tác dùng nước"]),
        ("xây dựng quy chế phối hợp giữa Sở Xây dựng với UBND quận", []),
        ("chủ trì, làm việc với UBND tỉnh Đồng Nai", []),
        ("Phối hợp, tạo điều kiện cho các tổ chức, cá nhân", []),
        ("không lấy ý kiến phối hợp của cơ quan không liên quan", []),
    ],
)
def test_supporters_are_those_one_works_with(text: str, bodies: list[str]) -> None:
    assert supporters(text) == bodies


def test_who_is_said_in_brackets_to_chair_leads_and_the_rest_of_the_list_supports() -> None:
    found = named("Giao Sở Nông nghiệp và Môi trường (chủ trì), Sở Xây dựng, Công an tỉnh rà soát các mỏ đất.", 0)
    assert [body.text for body in found.lead] == ["Sở Nông nghiệp và Môi trường"]
    assert [body.text for body in found.support] == ["Sở Xây dựng", "Công an tỉnh"]
    found = named("UBND phường Liên Chiểu (chủ trì) bàn giao mặt bằng; Sở Tài chính bố trí vốn.", 0)
    assert [body.text for body in found.lead] == ["UBND phường Liên Chiểu", "Sở Tài chính"]


def test_bodies_told_at_once_to_support_do_not_lead() -> None:
    assert supporters("Sở Nội vụ: chủ trì; Sở Tài chính, Kho bạc Nhà nước: phối hợp.") == [
        "Sở Tài chính",
        "Kho bạc Nhà nước",
    ]


def test_whom_the_lead_works_with_may_stand_between_commas() -> None:
    assert supporters("Bộ Xây dựng hướng dẫn kỹ thuật, cùng các địa phương theo dõi diễn biến.") == ["các địa phương"]


def test_who_works_with_whoever_chairs_helps() -> None:
    found = named("Sở Y tế chủ trì; Công an tỉnh, UBND các xã phối hợp kiểm tra các bếp ăn.", 0)
    assert [body.text for body in found.lead] == ["Sở Y tế"]
    assert [body.text for body in found.support] == ["Công an tỉnh", "UBND các xã"]
