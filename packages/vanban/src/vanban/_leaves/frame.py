"""What every task of a document shares: its text, date, issuer and addressees."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from vanban._model import Body, Due
from vanban._normalise import bare
from vanban._structure import Node
from vanban._words import UPPER

# Bodies that an issuer above them tells to ask others; a government, a chairman or an office asks for the issuer.
SUBORDINATE = re.compile(
    r"(?:Giám đốc )?(?:Sở|Cục|Chi cục|Phòng|Công an|Trung tâm|Ban Quản lý|Vụ|Thuế|Kho bạc|Bảo hiểm|Hội|Liên đoàn|"
    r"UBND (?:cấp )?(?:xã|phường|huyện)|(?:Ủy|Uỷ) ban nhân dân (?:cấp )?(?:xã|phường|huyện))\b"
)
# A ministry that the Government tells to charge its own: "Bộ Quốc phòng giao Quân khu 4 điều động lực lượng"
MINISTRY = re.compile(rf"(?:Bộ trưởng )?(?:Bộ [{UPPER}]|Ngân hàng Nhà nước|Thanh tra Chính phủ)")
GOVERNMENT = re.compile(r"(?:Chính phủ|Thủ tướng|Văn phòng Chính phủ)", re.IGNORECASE)
BOARD = re.compile(r"(?:ban chi dao|to cong tac|ban to chuc)\b")
BRANCH = re.compile(r" (?:khu vuc|chi nhanh) ")
_BARE_NAME = re.compile(r"uy ban nhan dan |ubnd |giam doc |,| va|\s?&(?= )")


@dataclass(frozen=True, slots=True)
class Frame:
    """What every task of a document shares: its text, date (or what a draft prints of it), leads of last resort."""

    text: str
    issued: str | None
    drafted: str | None
    addressees: tuple[Body, ...]
    telling: bool = False  # whether its type tells, so that a provision orders only where it names whom
    issuer: str | None = None
    letter: bool = False  # whether it is a letter, which may answer a question
    _known: dict[Node, list[Body]] = field(default_factory=dict)
    _bound: dict[Node, list[Due]] = field(default_factory=dict)

    def once(self, node: Node, find: Callable[[Node], list[Body]]) -> list[Body]:
        """Return what `find` finds in a provision, looking only once: many tasks inherit from one heading."""
        if node not in self._known:
            self._known[node] = find(node)
        return self._known[node]

    def bound(self, node: Node, find: Callable[[Node], list[Due]]) -> list[Due]:
        """Return the dues `find` finds in a heading, looking only once as well."""
        if node not in self._bound:
            self._bound[node] = find(node)
        return self._bound[node]

    def is_issuer(self, name: str) -> bool:
        """Whether a name is the issuer's own, or that of one who decides for it ("Chủ tịch UBND tỉnh")."""
        if self.issuer is None:
            return True
        if MINISTRY.match(name):
            return not GOVERNMENT.match(self.issuer)
        if not SUBORDINATE.match(name):
            return True
        return self.is_own(name)

    def is_own(self, name: str) -> bool:
        """Whether a name is the issuer's, whole or in short."""
        own, said = (_BARE_NAME.sub("", bare(words)) for words in (self.issuer or "", name))
        if BOARD.match(own) and BOARD.match(said):
            return set(said.split()) <= set(own.split())  # "Ban Chỉ đạo quốc gia" for one with what it is to direct
        if said.startswith(own) and BRANCH.match(said, len(own)):
            return False  # "Kiểm toán nhà nước khu vực XI"
        return bool(own and said) and (own.startswith(said) or said.startswith(own) or _is_short_of(said, own))


def _is_short_of(said: str, own: str) -> bool:
    """Whether a name ends with the initials of the rest of another: "Sở GDĐT", "Sở NN&MT"."""
    kind, _space, initials = said.rpartition(" ")
    if not kind or not own.startswith(f"{kind} "):
        return False
    return initials.replace("&", "") == "".join(word[0] for word in own[len(kind) :].split() if word != "va")
