"""Who leads and who helps, where one list names both: "Sở Tài chính (chủ trì), Sở Nội vụ (phối hợp)"."""

from __future__ import annotations

import re
from typing import Literal

from vanban._bodies.heads import HEAD

Role = Literal["lead", "support"]
CHAIRS = re.compile(
    r"(?<!được giao),?\s\(?(?:là )?(?:(?:cơ quan|đơn vị) )?chủ trì\)?(?:[,;.:]|\svà)?\s*", re.IGNORECASE
)
HELPED = re.compile(
    r"(?:,|\svà)?\s?\(?(?:phối hợp|thống nhất)(?:\s(?:với|cùng|thực hiện))?\)?\s*",
    re.IGNORECASE,
)


def roles(text: str, start: int, end: int, *, beside: bool = False) -> list[tuple[Role, int, int]]:
    """Part a list of bodies into who leads and who helps; all lead where it does not say.

    Where the supporters stand `beside` it in a column of their own, those named after who chairs lead with it.
    """
    if chairs := CHAIRS.search(text, start, end):
        helped = HELPED.search(text, chairs.end(), end)
        rest = (helped.end() if helped and helped.start() <= chairs.end() else chairs.end(), end)
        if helped and helped.start() > chairs.end():
            rest = (chairs.end(), helped.start())
        others: Role = "lead" if beside and not helped else "support"
        lead: tuple[Role, int, int] = ("lead", start, chairs.start())
        return [lead, (others, *rest)] if rest[0] < rest[1] else [lead]
    helped = HELPED.search(text, start + 1, end)
    if helped and helped.end() < end and HEAD.match(text, start):
        return [("lead", start, helped.start()), ("support", helped.end(), end)]
    return [("lead", start, end)]
