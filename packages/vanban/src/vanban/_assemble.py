"""From an opened source to a reading: clean, lay out, build the tree, find, put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vanban._citations import citations
from vanban._closing import NOTE, Closing, closing, item_text
from vanban._flat import framed
from vanban._leaves import Frame
from vanban._letterhead import Head, letterhead, mark_of
from vanban._lines import cleaned, without_page_numbers
from vanban._model import Body, Document, Place, Provision, Reading, Secrecy, Span, Task
from vanban._normalise import bare, single_spaced
from vanban._opening import Opening, opening, type_of
from vanban._source import Line, Source
from vanban._structure import Node, tree
from vanban._tables import assignments, parted
from vanban._tasks import row_task, tasks
from vanban._text import Paragraph, laid_out
from vanban._words import TYPE_OF_NOTATION, mostly_upper
from vanban._wrapping import paragraphs

RECOGNISED = 0.93  # recognition errs in about one field of fourteen that typing would have right


# Types that report, propose or lay down rules: in them only a provision that charges a body is an order.
TELLING = frozenset(
    {
        "bao-cao", "to-trinh", "bien-ban", "hop-dong", "luat", "phap-lenh", "nghi-dinh", "thong-tu", "quy-che",
        "quy-dinh", "thong-cao", "ban-ghi-nho", "ban-thoa-thuan",
    }
)  # fmt: skip


def assemble(source: Source) -> Reading:
    """Read one opened document."""
    lines = framed(without_page_numbers(cleaned(source.lines)))
    begun = opening(lines)
    ended = closing(lines, begun.body)
    text, laid, places = _lay_out(lines, begun, ended, visual=source.wrapping == "visual")
    at = {id(line): paragraph.start for paragraph in laid[0] + laid[2] for line in paragraph.lines}
    head = _head(text, lines, begun, at)
    document = _document(head, text, lines, begun, ended, at)
    if source.recognised:
        document.confidence.update({name: round(sure * RECOGNISED, 2) for name, sure in document.confidence.items()})
    frame = Frame(text, document.date, head.year, _addressees(document), document.type in TELLING)
    root, found = _orders(laid[1], laid[3], frame)
    return Reading(
        text=text,
        document=document,
        citations=citations(text, document.code),
        tasks=tuple(found),
        secrecy=_secrecy(lines),
        provisions=tuple(_provision(node) for node in root.children if node.kind != "text"),
        warnings=source.warnings,
        places=tuple(places),
        name=source.name,
    )


# An annex that is a plan of its own is read like the body; rules and forms annexed order nothing by themselves.
PLAN = re.compile(r"^(?:ke hoach|chuong trinh|phuong an|de an|phan cong|nhiem vu)\b")


def _orders(body: Sequence[Paragraph], after: Sequence[Paragraph], frame: Frame) -> tuple[Node, list[Task]]:
    """Build the tree of the body and find the tasks in it, in the plans annexed, and in the tables of both."""
    running, tables = parted(body)
    root = tree(running)
    found = tasks(root, frame)
    annexed, more = parted([paragraph for paragraph in after if not NOTE.match(paragraph.text)])
    if any(type_of(paragraph.text) and PLAN.match(bare(paragraph.text)) for paragraph in annexed[:6]):
        plan = tree(annexed)
        found += [replace(task, provision=f"PL.{task.provision}") for task in tasks(plan, frame)]
    for number, table in enumerate((table for table in tables + more if any(assignments(table))), 1):
        found += [row_task(row, number, frame) for row in assignments(table)]
    return root, found


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


def _head(text: str, lines: Sequence[Line], begun: Opening, at: dict[int, int]) -> Head:
    first = next((line for line in lines[: begun.head_end] if line.text), None)
    if first is None:
        return Head()
    last = [line for line in lines[: begun.head_end] if line.text][-1]
    end = at[id(last)] + len(last.text)
    return letterhead(text[at[id(first)] : end], at[id(first)])


def _document(
    head: Head, text: str, lines: Sequence[Line], begun: Opening, ended: Closing, at: dict[int, int]
) -> Document:
    if begun.subject:
        _subject(head, lines, begun, at)
    kind, confidence = _type(head, begun)
    if kind:
        start = at.get(id(lines[begun.type_at])) if begun.type_at is not None else None
        span = (
            Span(start, start + len(lines[begun.type_at].text))
            if start is not None and begun.type_at is not None
            else head.spans.get("code", Span(0, 0))
        )
        head.note("type", kind, span, confidence)
    addressees = _items(lines, begun.addressees, at)
    recipients = _items(lines, ended.recipients, at)
    for name, items in (("addressees", addressees), ("recipients", recipients)):
        if items:
            head.spans[name] = Span(items[0][1].start, items[-1][1].end)
            head.confidence[name] = 0.95
    if ended.signer_lines:
        head.spans["signer"] = Span(
            at[id(lines[ended.signer_lines[0]])],
            at[id(lines[ended.signer_lines[-1]])] + len(lines[ended.signer_lines[-1]].text),
        )
        head.confidence["signer"] = 0.95 if ended.signer.name and ended.signer.title else 0.6
    return head.filled(
        addressees=tuple(item for item, _ in addressees),
        signer=ended.signer,
        recipients=tuple(item for item, _ in recipients),
    )


RUN_ON = re.compile(
    r"(?<=\.)\s+(?=(?:Căn cứ|Thực hiện|Tiếp theo|Ngày|Theo|Để|Nhằm|Trong|Sau khi|Thời gian qua|Trên cơ sở|Xét|"
    r"Hiện nay)\s)"
)


def _items(
    lines: Sequence[Line], items: Sequence[list[tuple[int, int, int]]], at: dict[int, int]
) -> list[tuple[str, Span]]:
    """The texts and spans of addressees or recipients; several dashed ones on one line are told apart."""
    found = []
    for item in items:
        pieces = [lines[line].text[start:end] for line, start, end in item]
        first, last = item[0], item[-1]
        end = last[2]
        if run_on := RUN_ON.search(pieces[-1]):  # the body's first sentence stands in the last item's paragraph
            pieces[-1] = pieces[-1][: run_on.start()]
            end = last[1] + run_on.start()
        span = Span(at[id(lines[first[0]])] + first[1], at[id(lines[last[0]])] + end)
        found += [(text, span) for part in DASHED.split(" ".join(pieces)) if (text := item_text([part]))]
    return found


# Several items on one line: a mark that ends one, then the dash of the next
DASHED = re.compile(r"(?<=[;.])\s+(?=[-–]\s)")


def _subject(head: Head, lines: Sequence[Line], begun: Opening, at: dict[int, int]) -> None:
    words = single_spaced(" ".join(lines[line].text[start:end] for line, start, end in begun.subject))
    words = re.sub(r"^(?:Về việc|VỀ VIỆC|V/v|Về|VỀ)\s*:?\s+", "", words).strip(" .,;:-–/*")
    words = words.capitalize() if mostly_upper(words) else SHOUTED.sub(lambda found: found[0].capitalize(), words)
    first, last = begun.subject[0], begun.subject[-1]
    head.note("subject", words, Span(at[id(lines[first[0]])] + first[1], at[id(lines[last[0]])] + last[2]), 0.95)


def _type(head: Head, begun: Opening) -> tuple[str | None, float]:
    """The type named; else a letter where "V/v" or addressees say so; else what the notation says."""
    if begun.type_name:
        return begun.type_name, 0.99
    code = head.values.get("code")
    notation = re.split(r"[-/]", code.split("/")[-1])[0] if code else ""
    if head.values.get("subject") or begun.addressees:
        return "cong-van", 0.97
    if notation in TYPE_OF_NOTATION:
        return TYPE_OF_NOTATION[notation], 0.8
    return None, 0.0


SHOUTED = re.compile(r"^(?:KẾT LUẬN|Ý KIẾN KẾT LUẬN|Ý KIẾN)\b")  # the rest of "THÔNG BÁO KẾT LUẬN"
TO_REPORT = re.compile(r"\((?:để|thay)?\s*(?:báo cáo|b/c|b/cáo)\)", re.IGNORECASE)


def _addressees(document: Document) -> tuple[Body, ...]:
    """The addressees as leads of last resort: one that is only informed of it never leads."""
    span = document.spans.get("addressees", Span(0, 0))
    return tuple(Body(item, span, 0.85) for item in document.addressees if not TO_REPORT.search(item))


def _secrecy(lines: Sequence[Line]) -> Secrecy | None:
    for line in lines:
        if line.text and len(line.text) < 40:
            for part in line.text.split("\t"):
                if secrecy := mark_of(part)[1]:
                    return secrecy
    return None


def _provision(node: Node) -> Provision:
    children = tuple(_provision(child) for child in node.children if child.kind != "text" or child.step)
    return Provision(node.path, node.label, node.span, children)
