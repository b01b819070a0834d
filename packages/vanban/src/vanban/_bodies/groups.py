"""Where the name of a group ends that no known verb follows soon: "Các bệnh viện | lai dắt tàu hỏng máy về bờ".

A group is told by its kind and by what tells it apart ("Các trường mầm non ngoài công lập trên địa bàn xã"), in words
that names are made of. Where no verb that is known stands near, the first other word is what the group must do.
"""

from __future__ import annotations

import re

from vanban._bodies import trades
from vanban._bodies.heads import GROUP
from vanban._name_words import KNOWN
from vanban._whole_names import LINKS
from vanban._words import LOWER

# "Các", "UBND các", "Thủ trưởng các", "Trưởng các", "Người đứng đầu các"
_SEVERAL = re.compile(r"(?:[^\W\d_]{1,8} ){0,4}?(?:[Cc]ác|[Nn]hững|[Mm]ỗi|[Tt]ừng) (?=\w)")
_WORD = re.compile(rf"(?<= )[{LOWER}]+(?!\w)")
# What tells groups apart and stands in no name: "ngoài", "sống ven sông", "nuôi cá lồng bè"
_APART_WORDS = (
    "trừ kể bao ngoài sống ở nằm ven trồng nuôi vay nợ nghèo cận hưởng lân liền kề bán buôn lẻ thuê dùng làm lồng bè "
    "rau hoa quả thịt sữa tôm lợn bò trâu gà tàu thuyền xe bến bãi chùa đình đền họ đạo xứ ngập lụt úng hạn lũ bão sạt "
    "lở khô trẻ em già yếu tuổi tật lúa màu gỗ giấy may mặc dệt da giày thép xi măng kính gạch ngói đá cát sỏi dầu "
    "thuốc phổ diện đẳng nghề máy mưa lĩnh chúng chứa ảnh trọng trại khóm ấp đập tiểu bất hữu môi mầm đô thiết "
    "sóng sư nhựa bếp sắt phi cây trật cống ngầm đò bì khó khăn chung cả lớn đủ kiện tỷ tỉ lệ mức quá trễ tiện "
    "phế cáp chè cà phê su mía muối nấm ong yến mộc gốm lò hơi dược thú mỹ răng hàm mặt mắt lão nhi liệt sĩ cựu "
    "chiến thiếu niên hưu trí thức nhiễm độc hại nguy khách nghỉ "
    "tốc di tích tiêu đọng bưu du lưu trú tuyến đồn đảo mạng "
)
_APART = frozenset(_APART_WORDS.split())
_LEAST = 3  # words of a duty past its first: shorter ends belong to the name


def duty_past_group(text: str, start: int, end: int) -> int:
    """Return where the duty begins past the group at `start`, no known verb of which stands before `end`, or `end`."""
    several = _SEVERAL.match(text, start)
    kind = GROUP.match(text, several.end()) if several else None
    if kind is None or "(" in text[start:end]:
        return end
    least = (
        0 if text.endswith(", ", start, end) else _LEAST
    )  # "Các xã | hút bể phốt, nạo vét cống": a verb stands at the end
    trade = trades.OCCUPATION.match(text, kind.end() + 1)
    wares = trades.WARES.match(text, trade.end()) if trade else None
    for word in _WORD.finditer(text, (wares or kind).end(), end):
        if text.endswith(", ", start, word.start()):
            continue  # the next of a list: "các thành viên Ban Chỉ đạo phòng, chống dịch bệnh; ..."
        if word[0] not in KNOWN and word[0] not in LINKS and word[0] not in _APART:
            return word.start() if len(text[word.end() : end].split()) >= least else end
    return end
