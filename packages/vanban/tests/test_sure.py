"""How sure a lead is: a name cut at a word that names go on with stands below 0.9, so that somebody looks at it."""

from __future__ import annotations

import pytest

import vanban


def lead_of(order: str) -> vanban.Body:
    (task,) = vanban.read_text(f"1. {order}").tasks
    (body,) = task.lead
    return body


@pytest.mark.parametrize(
    "order",
    [
        "Ban Giám sát quản lý rủi ro trong tháng 12.",
        "Cục Hàng hải điều phối tàu ra vào cảng.",
        "Trung tâm Điều độ bồi thường thiệt hại cho các hộ dân.",
    ],
)
def test_a_name_before_a_rare_verb_may_go_on(order: str) -> None:
    assert lead_of(order).confidence == 0.8


@pytest.mark.parametrize(
    "order",
    [
        "Cục Hàng hải chủ trì điều phối tàu ra vào cảng.",
        "Cục Hàng hải khẩn trương điều phối tàu ra vào cảng.",
        "Sở Tài chính cấp bổ sung kinh phí.",
        "Giám đốc Sở Nội vụ điều phối nhân lực.",
        "Giao Cục Hàng hải: điều phối tàu ra vào cảng.",
    ],
)
def test_a_name_before_a_common_duty_or_a_mark_or_known_whole_is_sure(order: str) -> None:
    assert lead_of(order).confidence >= 0.9
