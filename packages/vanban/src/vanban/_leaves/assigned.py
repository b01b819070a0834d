"""A line below a provision that says nothing but who does it: "Sở Y tế chủ trì, phối hợp với ...; thời gian: ..."."""

from __future__ import annotations

import re

from vanban._attributes import ABOVE, Attribute, attributes_in
from vanban._bodies.ends import ends_at
from vanban._bodies.heads import HEAD
from vanban._labels import DASHES
from vanban._structure import Node
from vanban._words import mostly_upper

_LONG = 500  # characters: a line that only assigns is no longer
_CHARGED = re.compile(r"(?:\((?:(?:giao|phân công|do)\s)?|(?:Giao|Phân công|Do)\s)", re.IGNORECASE)
_CHAIRS = re.compile(
    r"\s(?:là (?:cơ quan|đơn vị) )?chủ trì"
    r"(?P<with>(?:[,;]|\svà)?\sphối hợp(?: chặt chẽ)?(?:\s(?:với|cùng))?\s)?"
)
_HELPS_ENDS = ("phối hợp", "phối hợp thực hiện", "phối hợp triển khai")
_HELPS = re.compile(r"\sphối hợp(?: thực hiện| triển khai)?\W*$")
# What the others are to help with is not said again: a duty of its own would be an order.
_DOES = re.compile(
    r"(?<=[\w)])(?:,?\s(?:tổ chức |triển khai )?(?:thực hiện|triển khai))?"
    rf"(?:\s{ABOVE})?(?=\W*$|[;.,]\s)"
)
_BETWEEN = re.compile(r"[;.,]\s+")
# Below these the line is what they announce: "3. Tổ chức thực hiện", "Phân công nhiệm vụ"
_ANNOUNCES = re.compile(r"(?:Tổ chức(?: triển khai)? thực hiện|Phân công|Trách nhiệm)\b", re.IGNORECASE)


def assigned_in(node: Node) -> list[tuple[Attribute, int, int]]:
    """Return who leads the duty above a line, and what else the line states of it; nothing for a line that orders."""
    text = node.text
    helps = "phối hợp" in text and text.rstrip(" .;").endswith(_HELPS_ENDS)
    if not (helps or text.find("chủ trì", 0, 200) >= 0) or len(text) > _LONG or not _is_below_a_duty(node):
        return []
    if helps and (only := _HELPS.match(text, _named_until(text, 0))):
        return [("support", 0, only.start())]
    charged = _CHARGED.match(text)
    start = charged.end() if charged else 0
    chairs = _CHAIRS.match(text, _named_until(text, start))
    if chairs is None:
        return []
    does = _DOES.match(text, _named_until(text, chairs.end()) if chairs["with"] else chairs.end())
    if does is None:
        return []
    behind = _BETWEEN.match(text, does.end())
    if behind is None or behind.end() == len(text):
        return [("lead", start, does.start())]
    stated = attributes_in(text[behind.end() :])
    if not stated or stated[0][0] in ("task", "other"):
        return []
    further: list[tuple[Attribute, int, int]] = [
        (name, behind.end() + begin, behind.end() + stop) for name, begin, stop in stated
    ]
    return [("lead", start, does.start()), *further]


def _named_until(text: str, start: int) -> int:
    """Where the bodies named from `start` on end, 0 where none is."""
    return len(text[: ends_at(text, start)].rstrip()) if HEAD.match(text, start) else 0


def _is_below_a_duty(node: Node) -> bool:
    """Whether a line without a label, or with a mere dash, hangs on a provision that may say what is to be done."""
    above = node.parent
    if above is None or above.kind in ("root", "text", "article") or (node.kind != "text" and node.kind not in DASHES):
        return False
    return not mostly_upper(above.text) and not HEAD.match(above.text) and not _ANNOUNCES.match(above.text)
