"""Taking in units."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext

from dondoc.administration.models import SheetKind
from dondoc.administration.sheets.kinds.reading import RowPlan, RowReader, Rows
from dondoc.kernel.folding import fold
from dondoc.organization.actions import UnitFacts
from dondoc.organization.models import Unit, UnitKind

_KIND_WORDS = {
    **{kind.value: kind for kind in UnitKind},
    "uy ban nhan dan": UnitKind.COMMITTEE,
    "ubnd": UnitKind.COMMITTEE,
    "van phong": UnitKind.OFFICE,
    "so": UnitKind.DEPARTMENT,
    "ban": UnitKind.AGENCY,
    "ban nganh": UnitKind.AGENCY,
    "co quan": UnitKind.AGENCY,
    "co quan ban nganh": UnitKind.AGENCY,
    "quan": UnitKind.DISTRICT,
    "huyen": UnitKind.DISTRICT,
    "quan huyen": UnitKind.DISTRICT,
    "xa": UnitKind.COMMUNE,
    "phuong": UnitKind.COMMUNE,
    "xa phuong": UnitKind.COMMUNE,
    "phong": UnitKind.DIVISION,
    "chi cuc": UnitKind.DIVISION,
}


def plan_units(rows: Rows, on: date) -> list[RowPlan]:
    """Return what each row would do on the day. One query."""
    standing = {unit.code: unit for unit in Unit.objects.all()}
    coming = {row["code"] for _number, row in rows}
    seen: set[str] = set()
    plans = []
    for number, row in rows:
        read = RowReader(SheetKind.UNITS, row)
        kind = _kind(read)
        if row["parent"] and row["parent"] not in standing and row["parent"] not in coming:
            read.wrong(gettext("no unit bears the code “%(code)s”") % {"code": row["parent"]})
        if row["code"] in seen:
            read.wrong(gettext("the code “%(code)s” stands twice in the list") % {"code": row["code"]})
        seen.add(row["code"])
        since, until = _days(read)
        old = standing.get(row["code"])
        if old is not None and fold(old.name) != fold(row["name"]):
            read.wrong(
                gettext("the code belongs to %(name)s; a renamed unit is a new one that succeeds it")
                % {"name": old.name}
            )
        facts = None if read.problems else _facts(row, kind or "", since or on, until)
        plans.append(read.plan(number, row["name"] or row["code"], facts, is_same=old is not None))
    return plans


def _kind(read: RowReader) -> str | None:
    said = read.row["kind"]
    kind = _KIND_WORDS.get(said.lower()) or _KIND_WORDS.get(fold(said))
    if said and kind is None:
        read.wrong(gettext("“%(text)s” is no kind of unit") % {"text": said})
    return kind


def _days(read: RowReader) -> tuple[date | None, date | None]:
    since, until = read.day("valid_from"), read.day("valid_to")
    if since and until and until < since:
        read.wrong(gettext("it ends before it begins"))
    return since, until


def _facts(row: Mapping[str, str], kind: str, since: date, until: date | None) -> UnitFacts:
    return UnitFacts(
        code=row["code"],
        name=row["name"],
        short_name=row["short_name"] or row["name"][:120],
        kind=kind,
        head_title=row["head_title"] or gettext("Head"),
        valid_from=since,
        valid_to=until,
        parent=row["parent"],
    )
