"""Taking in work that was ordered before: its unit, its day, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django.db.models import Field
from django.utils.translation import gettext

from dondoc.administration.models import SheetKind
from dondoc.administration.sheets.kinds.reading import RowPlan, RowReader, Rows
from dondoc.documents.facts import folded_code_of
from dondoc.documents.models import Document
from dondoc.kernel.folding import fold
from dondoc.organization.addressing import resolve
from dondoc.organization.models import Unit
from dondoc.tasks.actions.backlog import OldTask
from dondoc.tasks.models import Assignment, Task
from dondoc.tasks.rules.states import State

_STATE_WORDS = {
    "": State.SENT,
    "moi": State.SENT,
    "moi giao": State.SENT,
    "chua thuc hien": State.SENT,
    "chua tiep nhan": State.SENT,
    "da tiep nhan": State.ACCEPTED,
    "dang thuc hien": State.IN_PROGRESS,
    "dang trien khai": State.IN_PROGRESS,
    "chua hoan thanh": State.IN_PROGRESS,
    "hoan thanh": State.CONFIRMED,
    "da hoan thanh": State.CONFIRMED,
    "xong": State.CONFIRMED,
}


def plan_backlog(rows: Rows, on: date) -> list[RowPlan]:
    """Return what each row would do on the day. A set number of queries."""
    phrases = {phrase for _number, row in rows for phrase in (row["lead"], *_listed(row["support"])) if phrase}
    ordered = sorted(phrases)
    meant = dict(zip(ordered, resolve(ordered, on=on), strict=True))
    codes = {folded_code_of(row["document"]) for _number, row in rows if row["document"]}
    documents = {doc.folded_code: doc.pk for doc in Document.objects.filter(folded_code__in=codes).only("folded_code")}
    standing = {
        (fold(text), unit_id)
        for text, unit_id in Assignment.objects.filter(
            role="lead", task__text__in={row["text"] for _number, row in rows}
        ).values_list("task__text", "unit_id")
    }
    plans = []
    for number, row in rows:
        read = RowReader(SheetKind.BACKLOG, row)
        lead = _one_unit(row["lead"], meant, read)
        supports = [_one_unit(phrase, meant, read) for phrase in _listed(row["support"])]
        due_on, done_on = read.day("due_on"), read.day("done_on")
        state = _state(read, done_on)
        document_id, provision = _document(read, documents)
        made = None
        if lead is not None and state is not None and not read.problems:
            made = OldTask(
                text=row["text"],
                lead_id=lead.pk,
                support_ids=tuple(unit.pk for unit in supports if unit is not None),
                document_id=document_id,
                provision=provision,
                due_on=due_on,
                state=state,
                done_on=done_on,
                product=row["product"],
            )
        is_same = lead is not None and (fold(row["text"]), lead.pk) in standing
        plans.append(read.plan(number, row["text"], made, is_same=is_same))
    return plans


def _state(read: RowReader, done_on: date | None) -> State | None:
    said = read.row["state"]
    state = _STATE_WORDS.get(fold(said))
    if state is None:
        read.wrong(
            gettext("“%(text)s” is no state; write chưa thực hiện, đang thực hiện or hoàn thành") % {"text": said}
        )
    if state is State.CONFIRMED and done_on is None:
        read.wrong(gettext("it is done, but the day on which is missing"))
    return state


def _document(read: RowReader, documents: Mapping[str, int]) -> tuple[int | None, str]:
    """Return the id of the document that the row names, or else its number as it is written."""
    named = read.row["document"]
    found = documents.get(folded_code_of(named)) if named else None
    provision = "" if found else named
    most = cast("Field[Any, Any]", Task._meta.get_field("provision")).max_length or 0
    if len(provision) > most:
        read.wrong(
            gettext("no document bears the number “%(text)s”, and at most %(most)d characters are kept of it")
            % {"text": provision, "most": most}
        )
    return found, provision


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]


def _one_unit(phrase: str, meant: Mapping[str, Any], read: RowReader) -> Unit | None:
    if not phrase:
        return None
    found = meant[phrase]
    if len(found.units) == 1:
        unit: Unit = found.units[0]
        return unit
    if found.units:
        read.wrong(gettext("“%(phrase)s” means several units; write one a row") % {"phrase": phrase})
    else:
        read.wrong(found.note or gettext("“%(phrase)s” is no unit of today") % {"phrase": phrase})
    return None
