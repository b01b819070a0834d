"""Tasks out of the provision tree: the leaves that order, with their leads, supporters, dues and targets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban._attributes import attribute_of
from vanban._bodies.items import split
from vanban._calendar import period_dues
from vanban._dues import dues
from vanban._inheritance import heading_dues, lead_of, without_topic
from vanban._leads.headings import heading_bodies
from vanban._leads.named import Named, named
from vanban._leads.words import opens_with_verb
from vanban._leaves.around import Around
from vanban._leaves.frame import Frame
from vanban._leaves.headings import OBLIGED, end_of
from vanban._leaves.walk import leaves
from vanban._model import Body, Due, Phrase, Span, Task
from vanban._products import product_of
from vanban._reporting import reported_to
from vanban._row_bodies import row_bodies
from vanban._structure import Node
from vanban._supervisors import is_standing, supervisors
from vanban._tables import Row
from vanban._targets import targets
from vanban._text import Paragraph


def tasks(root: Node, frame: Frame) -> list[Task]:
    """Return the tasks below `root` in the order of the text."""
    found: list[Task] = []
    orders_of: dict[int, int] = {}
    for node, around in leaves(root, frame):
        if node.kind == "text":
            parent = node.parent or root
            orders_of[id(parent)] = count = orders_of.get(id(parent), 0) + 1
            node.step = f"¶{count}"
        found.append(_task(node, around, frame))
    return found


def row_task(row: Row, annex: int, frame: Frame) -> Task:
    """Return the task a row of an annex table assigns; `annex` counts the tables from 1."""
    own = row.cells["task"]
    span = Span(own[0].start, own[-1].end)
    text = span.of(frame.text)
    names = named(text, span.start)
    times = row.cells.get("time", ())
    found = [
        due for cell in times for due in dues(cell.text, cell.start, frame.issued, whole=True, drafted=frame.drafted)
    ]
    lead, support = row_bodies(row)
    product = next((Phrase(*_bare_cell(cell), 0.9) for cell in row.cells.get("product", ())), None)
    return _built(
        frame,
        span,
        provision=f"PL{annex if annex > 1 else ''}.{row.label}",
        confidence=0.9,
        lead=lead or names.lead or (heading_bodies(row.over.text, row.over.start) if row.over else []),
        support=support or names.support,
        dues=found or period_dues(row.period, frame) or dues(text, span.start, frame.issued, drafted=frame.drafted),
        product=product,
        standing=any(is_standing(cell.text) for cell in times),
        supervise=_bodies_of(row, "supervise"),
    )


def _bodies_of(row: Row, column: str) -> list[Body]:
    """The bodies that the cells of a column name."""
    found: list[Body] = []
    for cell in row.cells.get(column, ()):
        found += split(cell.text, 0, len(cell.text.rstrip(" .;,")), cell.start, 0.92)
    return found


def _bare_cell(cell: Paragraph) -> tuple[str, Span]:
    """The words of a cell without marks at its end, and where they stand."""
    words = cell.text.rstrip(" .;")
    return words, cell.span(0, len(words))


def _task(node: Node, around: Around, frame: Frame) -> Task:
    """Return the task of a provision, with what its attributes and the provisions above say of it."""
    stated = attribute_of(node.text)
    span = Span(node.span.start + (stated[1] if stated and stated[0] == "task" else 0), end_of(node))
    text = span.of(frame.text)
    names = named(text, span.start)
    known = {body.text.casefold() for body in names.support}
    return _built(
        frame,
        span,
        provision=node.path,
        confidence=_confidence(node, text, names),
        lead=lead_of(node, names, around, frame),
        support=names.support + [body for body in around.support if body.text.casefold() not in known],
        dues=dues(without_topic(text), span.start, frame.issued, drafted=frame.drafted)
        or around.dues
        or heading_dues(node, frame),
        product=around.product,
        standing=is_standing(text) or around.standing,
        supervise=around.supervise,
        report_to=around.report_to,
    )


_OPENING = 40  # characters: a lead that stands so early opens its provision


def _built(
    frame: Frame,
    span: Span,
    *,
    provision: str,
    confidence: float,
    lead: list[Body],
    support: list[Body],
    dues: list[Due],
    product: Phrase | None,
    standing: bool,
    supervise: Sequence[Body] = (),
    report_to: Sequence[Body] = (),
) -> Task:
    """Put a task together; what its words alone say is found here."""
    text = span.of(frame.text)
    named_at = lead[0].span.start - span.start if lead else -1
    begin = lead[0].span.end - span.start if 0 <= named_at < _OPENING else 0
    return Task(
        provision,
        text,
        " ".join(text.split(None, 20)[:20]),
        _title(text),
        span,
        confidence,
        tuple(lead),
        tuple(support),
        (*supervisors(lead, support, text, span.start), *supervise),
        (*reported_to(text, span.start), *report_to),
        tuple(dues),
        tuple(targets(text, span.start)),
        product or product_of(text, span.start, has_due=bool(dues), begin=begin),
        standing and not dues,
    )


def _confidence(node: Node, text: str, names: Named) -> float:
    """How sure a provision is an order: most where a body or a verb opens it, least where only its place tells."""
    if node.kind == "text":
        return 0.85 if names.lead else 0.75
    if names.lead or opens_with_verb(text):
        return 0.97
    return 0.92 if OBLIGED.search(text) else 0.85


CLAUSE_ENDS = re.compile(r"[.;:\n]")
_TITLE = 140  # characters


def _title(text: str) -> str:
    """The first clause, at most so many characters, cut between words."""
    end = CLAUSE_ENDS.search(text, 0, _TITLE + 1)
    first = (text[: end.start()] if end else text).strip()
    if len(first) <= _TITLE:
        return first
    return first[:_TITLE].rsplit(" ", 1)[0] + "…"
