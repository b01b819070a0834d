"""Past a name that is whole, whatever a body does ends the name, also with a verb that no list holds."""

import pytest

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
        "các đơn vị thuộc Bộ Y tế đóng tại tỉnh",
    ],
)
def test_what_tells_a_body_apart_belongs_to_its_name(name: str) -> None:
    assert duty_past_name(name, 0, len(name)) == len(name)
