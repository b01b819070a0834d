# ruff: noqa: E501
"""From an opened source to a reading: clean, lay out, build the tree, find, put together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._citations import citations
from vanban._closing import Closing, closing, item_text
from vanban._letterhead import Head, letterhead, mark_of
from vanban._lines import cleaned, without_page_numbers
from vanban._model import Body, Document, Provision, Reading, Secrecy, Span
from vanban._normalise import single_spaced
from vanban._opening import Opening, opening
from vanban._source import Line, Source
from vanban._structure import Node, tree
from vanban._tasks import Frame, tasks
from vanban._text import Paragraph, laid_out
from vanban._words import TYPE_OF_NOTATION, mostly_upper
from vanban._wrapping import paragraphs


def assemble(source: Source) -> Reading:
    """Read one opened document."""
    lines = without_page_numbers(cleaned(source.lines))
    begun = opening(lines)
    ended = closing(lines, begun.body)
    text, laid, places = _lay_out(lines, begun, ended, visual=source.wrapping == "visual")
    at = {id(line): paragraph.start for paragraph in laid[0] + laid[2] for line in paragraph.lines}
    head = _head(text, lines, begun, at)
    document = _document(head, text, lines, begun, ended, at)
    root = tree(laid[1])
    addressees = _addressees(document)
    frame = Frame(text, document.date, addressees)
    return Reading(
        text=text,
        document=document,
        citations=citations(text, document.code),
        tasks=tuple(tasks(root, frame)),
        secrecy=_secrecy(lines),
        provisions=tuple(_provision(node) for node in root.children if node.kind != "text"),
        warnings=source.warnings,
        places=tuple(places),
        name=source.name,
    )


def _lay_out(
    lines: Sequence[Line], begun: Opening, ended: Closing, *, visual: bool
) -> tuple[str, list[list[Paragraph]], list]:  # type: ignore[type-arg]
    """Lay the whole text out: the head line by line, the body in paragraphs, the closing line by line, the rest in paragraphs."""
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
    addressees = [_item(lines, item, at) for item in begun.addressees]
    recipients = [_item(lines, item, at) for item in ended.recipients]
    addressees = [item for item in addressees if item[0]]
    recipients = [item for item in recipients if item[0]]
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


def _item(lines: Sequence[Line], item: list[tuple[int, int, int]], at: dict[int, int]) -> tuple[str, Span]:
    pieces = [lines[line].text[start:end] for line, start, end in item]
    first, last = item[0], item[-1]
    return item_text(pieces), Span(at[id(lines[first[0]])] + first[1], at[id(lines[last[0]])] + last[2])


def _subject(head: Head, lines: Sequence[Line], begun: Opening, at: dict[int, int]) -> None:
    words = single_spaced(" ".join(lines[line].text[start:end] for line, start, end in begun.subject))
    words = re.sub(r"^(?:Về việc|VỀ VIỆC|V/v|Về|VỀ)\s*:?\s+", "", words).strip(" .,;:-–/*")
    if mostly_upper(words):
        words = words.capitalize()
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
