"""From an opened source to a reading: clean, lay out, build the tree, find, put together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vanban._asides import without_asides
from vanban._attributes import attribute_of
from vanban._bodies.own import knowing
from vanban._citations import citations
from vanban._closing import NOTE, Closing, closing
from vanban._copied import without_copy
from vanban._document import Laid, document_of
from vanban._flat import framed
from vanban._leaves.frame import Frame
from vanban._letterhead import mark_of
from vanban._lines import (
    cleaned,
    with_blanks_at_marks,
    with_labels,
    with_whole_codes,
    with_whole_type,
    without_page_numbers,
)
from vanban._model import Document, Place, Provision, Reading, Secrecy, Task
from vanban._normalise import bare
from vanban._one_line import with_lines
from vanban._opening.further import further
from vanban._opening.head import opening
from vanban._opening.signs import Opening
from vanban._opening.types import type_of
from vanban._own_names import own_names
from vanban._recognised import is_recognised, put_right
from vanban._source import Line, Source
from vanban._structure import Node, tree
from vanban._tabbed import in_cells
from vanban._tables import assignments, parted
from vanban._tasks import row_task, tasks
from vanban._text import Paragraph, laid_out
from vanban._words import mostly_upper
from vanban._wrapping import paragraphs

# Types that report, propose or lay down rules: in them only a provision that charges a body is an order.
TELLING = frozenset(
    {
        "bao-cao", "to-trinh", "bien-ban", "hop-dong", "luat", "phap-lenh", "nghi-dinh", "thong-tu", "quy-che",
        "quy-dinh", "thong-cao", "ban-ghi-nho", "ban-thoa-thuan",
    }
)  # fmt: skip


def assemble(source: Source) -> Reading:
    """Read one opened document."""
    lines = without_page_numbers(framed(with_whole_type(with_lines(cleaned(in_cells(source.lines))))))
    lines = without_copy(lines)
    if source.wrapping == "visual":
        lines = with_whole_codes(lines)
    if recognised := source.recognised or is_recognised(lines):
        lines = put_right(lines)
    begun = opening(lines)
    ended = closing(lines, begun.body)
    lines[begun.body : ended.start] = with_labels(with_blanks_at_marks(lines[begun.body : ended.start]))
    lines[ended.end :] = with_blanks_at_marks(lines[ended.end :])
    text, parts, places = _lay_out(lines, begun, ended, visual=source.wrapping == "visual")
    numbers = {id(line): number for number, line in enumerate(lines)}
    starts = {numbers[id(line)]: part.start for part in parts[0] + parts[2] for line in part.lines}
    document, drafted, addressees = document_of(Laid(text, lines, starts), begun, ended, recognised=recognised)
    document = _with_stated(document, source.properties)
    frame = Frame(
        text,
        document.date,
        drafted,
        tuple(addressees),
        telling=document.type in TELLING,
        issuer=document.issuer,
        letter=document.type == "cong-van",
    )
    with knowing(own_names(text, document)):
        root, found = _orders(parts[1], parts[3], frame)
    return Reading(
        text=text,
        document=document,
        citations=citations(text, document.code),
        tasks=tuple(found),
        secrecy=_secrecy(lines),
        provisions=tuple(_provision(node) for node in root.children if node.kind != "text"),
        warnings=(*source.warnings, *_others(lines[ended.end :], document)),
        places=tuple(places),
        name=source.name,
    )


def _others(after: Sequence[Line], document: Document) -> list[str]:
    """Say that a further document stands in the file, below the end of the one that is read."""
    code = further(after, drafted=(document.code or "/").startswith("/"))
    if code is None or code == document.code:
        return []
    return [f"A further document, {code}, stands in this file. Its head is not read: give it as a file of its own."]


_STATED = ("issuer", "code", "place", "date", "subject")
"""What the envelope of an exchanged document states of it; it counts where the document itself does not show it."""


def _with_stated(document: Document, stated: Mapping[str, str]) -> Document:
    missing = {name: stated[name] for name in _STATED if name in stated and getattr(document, name) is None}
    if not missing:
        return document
    return replace(document, **missing, confidence=document.confidence | dict.fromkeys(missing, 0.9))  # type: ignore[arg-type]


# An annex that is a plan of its own is read like the body; rules annexed tell, and forms order nothing.
PLAN = re.compile(r"^(?:ke hoach|chuong trinh|phuong an|de an|phan cong|nhiem vu)\b")
RULES = re.compile(r"^(?:quy che|quy dinh)\b")


def _orders(body: Sequence[Paragraph], after: Sequence[Paragraph], frame: Frame) -> tuple[Node, list[Task]]:
    """Build the tree of the body and find the tasks in it, in the plans annexed, and in the tables of both."""
    running, tables = parted(body)
    root = tree(without_asides(running))
    found = tasks(root, frame)
    annexed, more = parted([paragraph for paragraph in after if not NOTE.match(paragraph.text)])
    named = [bare(paragraph.text) for paragraph in annexed[:6] if type_of(paragraph.text)]
    rules, looks_ahead = any(map(RULES.match, named)), any(map(_is_strategy, annexed[:6]))
    if rules or looks_ahead or any(map(PLAN.match, named)) or _lists_duties(annexed):
        plan, frame = tree(annexed), replace(frame, telling=frame.telling or rules)
        found += [replace(task, provision=f"PL.{task.provision}") for task in tasks(plan, frame)]
    for number, table in enumerate((table for table in tables + more if any(assignments(table))), 1):
        found += [row_task(row, number, frame) for row in assignments(table)]
    return root, found


# Heads of what is annexed that name no type of document
STRATEGY = re.compile(r"^(?:chien luoc|kich ban|lo trinh|(?:(?:cac|mot so) )?nhiem vu(?:,| va)? giai phap)\b")


def _is_strategy(paragraph: Paragraph) -> bool:
    """Whether a line in capitals heads a strategy, or what is to be done: "CHIẾN LƯỢC QUỐC GIA"."""
    return mostly_upper(paragraph.text) and STRATEGY.match(bare(paragraph.text)) is not None


# "DANH MỤC NHIỆM VỤ TRIỂN KHAI KẾ HOẠCH" over numbered duties with their attributes, and no table
LIST = re.compile(r"^(?:(?:bang|danh muc) )?(?:phan cong|(?:(?:cac|mot so|nhung) )?(?:nhiem vu|cong viec))\b")


def _lists_duties(annexed: Sequence[Paragraph]) -> bool:
    """Whether an annex is headed as a list of duties, and says who does them in attributes."""
    headed = any(mostly_upper(title.text) and LIST.match(bare(title.text)) for title in annexed[:6])
    return headed and any((attribute_of(one.text.lstrip("-–+* ")) or ("",))[0] in ("lead", "bodies") for one in annexed)


def _lay_out(
    lines: Sequence[Line], begun: Opening, ended: Closing, *, visual: bool
) -> tuple[str, list[list[Paragraph]], list[Place]]:
    """Lay the whole text out: the head and the closing line by line, the body and what follows in paragraphs."""
    parts = [
        [[line] for line in lines[: begun.body] if line.text],
        paragraphs(lines[begun.body : ended.start], visual=visual),
        [[line] for line in lines[ended.start : ended.end] if line.text],
        paragraphs(lines[ended.end :], visual=visual),
    ]
    pieces = [(" ".join(line.text for line in group), group) for part in parts for group in part]
    text, laid, places = laid_out(pieces)
    grouped, at = [], 0
    for part in parts:
        grouped.append(laid[at : at + len(part)])
        at += len(part)
    return text, grouped, places


_HEAD = 15
"""How many lines from the top a mark typed as a word is looked for; below, such a line is an item of a list."""


def _secrecy(lines: Sequence[Line]) -> Secrecy | None:
    for at, line in enumerate(lines):
        if line.text and len(line.text) < 40:
            for part in line.text.split("\t"):
                if secrecy := mark_of(part, in_head=at < _HEAD)[1]:
                    return secrecy
    return None


def _provision(node: Node, above: str = "") -> Provision:
    """Return a provision as it is handed out, with those below it; `above` is the path of the one above it."""
    path = f"{above}.{node.step}" if above and node.step else above or node.step
    children = tuple([_provision(child, path) for child in node.children if child.kind != "text" or child.step])
    return Provision(path, node.label, node.span, children)
