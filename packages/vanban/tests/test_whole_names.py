"""Past a name that is whole, whatever a body does ends the name, also with a verb that no list holds."""

import pytest

from vanban._bodies.composed import duty_past_composed
from vanban._bodies.items import bodies_at
from vanban._leads.named import named
from vanban._whole_names import duty_past_name


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Sở Tài chính gom các khoản tạm ứng.", ["Sở Tài chính"]),
        ("Giám đốc Sở Y tế bóc băng niêm phong kho.", ["Giám đốc Sở Y tế"]),
        ("UBND tỉnh, Công an tỉnh quét mã hồ sơ.", ["UBND tỉnh", "Công an tỉnh"]),
        ("Trưởng các ấp gom rơm.", ["Trưởng các ấp"]),
        ("Phòng Kinh tế khoan 02 giếng.", ["Phòng Kinh tế"]),
        ("UBND các xã, phường đào mương thoát lũ.", ["UBND các xã, phường"]),
        ("Hội Chữ thập đỏ tỉnh xoay nguồn gạo.", ["Hội Chữ thập đỏ tỉnh"]),
        ("Điện lực Mẫu Giang, Hội Khuyến học xã ghé từng nhà.", ["Điện lực Mẫu Giang", "Hội Khuyến học xã"]),
        ("Trường Tiểu học Tân Mẫu 1 cho phụ huynh gửi xe.", ["Trường Tiểu học Tân Mẫu 1"]),
        ("Kho bạc Nhà nước khu vực XVI bấm nút chi.", ["Kho bạc Nhà nước khu vực XVI"]),
        ("Ban Quản lý rừng phòng hộ Mẫu Sơn vun gốc cây.", ["Ban Quản lý rừng phòng hộ Mẫu Sơn"]),
        ("Chi cục Chăn nuôi và Thú y bấm thẻ tai cho bò, trình Sở.", ["Chi cục Chăn nuôi và Thú y"]),
        ("Đồng chí Trần Văn Mẫu viết diễn văn.", ["Trần Văn Mẫu"]),
    ],
)
def test_an_unknown_verb_ends_a_whole_name(text: str, bodies: list[str]) -> None:
    assert [body.text for body in named(text, 0).lead] == bodies


@pytest.mark.parametrize(
    "name",
    [
        "Sở Y tế các tỉnh",
        "Công an tỉnh phụ trách địa bàn",
        "Phòng Kinh tế xã",
        "Ủy ban nhân dân huyện đảo",
        "Ban Chỉ đạo 389 quốc gia",
        "Quỹ Bảo lãnh tín dụng doanh nghiệp nhỏ và vừa",
        "Hội đồng bầu cử quốc gia",
        "Công ty TNHH MTV Vận hành hệ thống điện và thị trường điện",
        "Trung tâm Hướng nghiệp trẻ khiếm thị",
        "các đơn vị thuộc Bộ Y tế đóng tại tỉnh",
    ],
)
def test_what_tells_a_body_apart_belongs_to_its_name(name: str) -> None:
    assert duty_past_name(name, 0, len(name)) == len(name)
    assert duty_past_composed(name, 0, len(name), at_verb=False) == len(name)


@pytest.mark.parametrize(
    "name",
    [
        "Cục Lâm nghiệp và Kiểm lâm",
        "Trung tâm Y tế dự phòng",
        "Vụ Vật liệu xây dựng",
        "Vụ Tổng kế toán nhà nước",
        "Cục Đường cao tốc Việt Nam",
        "Cục Cạnh tranh và Bảo vệ người tiêu dùng",
        "Viện Kiểm nghiệm an toàn vệ sinh thực phẩm quốc gia",
        "Văn phòng Cơ quan Cảnh sát điều tra",
        "Chi cục Hải quan cửa khẩu sân bay quốc tế",
        "Cục Quản lý đê điều và Phòng, chống thiên tai",
        "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
        "Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao",
        "Cục Phát triển doanh nghiệp tư nhân và kinh tế tập thể",
        "Cục Quản lý, giám sát bảo hiểm",
        "Vụ Giám sát, thẩm định và xử lý sau thanh tra",
        "Vụ Các định chế tài chính",
        "Tổng công ty Quản lý bay Việt Nam",
        "Cơ quan Cảnh sát điều tra",
    ],
)
def test_a_unit_of_a_ministry_is_named_whole_though_its_name_holds_verbs(name: str) -> None:
    for before in ("", "Bộ Tài chính, "):
        text = f"{before}{name} khẩn trương rà soát, phối hợp với Bộ Y tế xử lý hồ sơ."
        found, _ = bodies_at(text, 0, 0, 1.0)
        assert [body.text for body in found][-1] == name
