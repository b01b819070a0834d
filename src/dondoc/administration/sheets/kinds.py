"""What each kind of spreadsheet holds: its columns, and what taking each row in would do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Field, Model
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dondoc.administration.models import Sheet, SheetKind
from dondoc.administration.rules import Column, RowOutcome, cell, day_of, says_yes
from dondoc.documents.facts import folded_code_of
from dondoc.documents.models import Document
from dondoc.kernel.folding import fold
from dondoc.organization.actions import PersonFacts, UnitFacts
from dondoc.organization.addressing import resolve
from dondoc.organization.models import Appointment, Person, Post, Unit, UnitKind
from dondoc.tasks.actions.backlog import OldTask
from dondoc.tasks.models import Assignment, Task
from dondoc.tasks.rules.states import State

COLUMNS: dict[SheetKind, tuple[Column, ...]] = {
    SheetKind.UNITS: (
        Column("code", ("ma", "ma don vi", "code"), is_needed=True),
        Column("name", ("ten don vi", "ten", "don vi", "name"), is_needed=True),
        Column("short_name", ("ten viet tat", "viet tat", "ten ngan", "short name")),
        Column("kind", ("loai", "loai don vi", "kind"), is_needed=True),
        Column("parent", ("ma don vi cap tren", "cap tren", "truc thuoc", "parent")),
        Column("head_title", ("chuc danh nguoi dung dau", "nguoi dung dau", "chuc danh", "head title")),
        Column("valid_from", ("tu ngay", "ngay thanh lap", "hieu luc tu", "from"), is_needed=True),
        Column("valid_to", ("den ngay", "ngay ket thuc", "hieu luc den", "to")),
    ),
    SheetKind.PEOPLE: (
        Column("username", ("ten dang nhap", "tai khoan", "username"), is_needed=True),
        Column("full_name", ("ho va ten", "ho ten", "full name"), is_needed=True),
        Column("email", ("email", "thu dien tu", "e mail")),
        Column("unit", ("ma don vi", "don vi", "unit"), is_needed=True),
        Column("title", ("chuc vu", "vi tri", "chuc danh", "post"), is_needed=True),
        Column("is_head", ("dung dau", "thu truong", "nguoi dung dau", "head")),
        Column("valid_from", ("tu ngay", "ngay bo nhiem", "from"), is_needed=True),
        Column("decision", ("quyet dinh", "so quyet dinh", "decision")),
    ),
    SheetKind.BACKLOG: (
        Column("document", ("so ky hieu", "van ban", "so van ban", "ma", "document")),
        Column("text", ("noi dung", "nhiem vu", "noi dung nhiem vu", "noi dung cong viec", "task"), is_needed=True),
        Column("lead", ("don vi chu tri", "chu tri", "co quan chu tri", "lead"), is_needed=True),
        Column("support", ("don vi phoi hop", "phoi hop", "co quan phoi hop", "support")),
        Column("due_on", ("han", "thoi han", "han hoan thanh", "thoi han hoan thanh", "due")),
        Column("state", ("tinh trang", "trang thai", "ket qua", "state")),
        Column("done_on", ("ngay hoan thanh", "hoan thanh ngay", "done on")),
        Column("product", ("san pham", "ket qua san pham", "product")),
    ),
}

COLUMN_NAMES: dict[str, str | Promise] = {
    "code": _("Code"),
    "name": _("Name of the unit"),
    "short_name": _("Short name"),
    "kind": _("Kind"),
    "parent": _("Code of the unit above"),
    "head_title": _("Title of its head"),
    "valid_from": _("From"),
    "valid_to": _("To"),
    "username": _("Sign-in name"),
    "full_name": _("Full name"),
    "email": _("E-mail"),
    "unit": _("Code of the unit"),
    "title": _("Post"),
    "is_head": _("Is the head"),
    "decision": _("Decision"),
    "document": _("Number and notation"),
    "text": _("Text of the task"),
    "lead": _("Lead"),
    "support": _("Support"),
    "due_on": _("Due"),
    "state": _("State"),
    "done_on": _("Done on"),
    "product": _("Product"),
}

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


_KEPT_IN: dict[SheetKind, dict[str, type[Model]]] = {
    SheetKind.UNITS: dict.fromkeys(("code", "name", "short_name", "head_title"), Unit),
    SheetKind.PEOPLE: {
        "username": Person,
        "full_name": Person,
        "email": Person,
        "title": Post,
        "decision": Appointment,
    },
    SheetKind.BACKLOG: {"product": Task},
}
_AT_MOST = {
    kind: {code: cast("Field[Any, Any]", model._meta.get_field(code)).max_length for code, model in fields.items()}
    for kind, fields in _KEPT_IN.items()
}
"""How many characters of each column are kept."""


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What taking a row in would do: its number in the file, what it is about, why it is wrong, and what is made."""

    number: int
    outcome: RowOutcome
    label: str
    problems: tuple[str, ...] = ()
    made: Any = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A person with the post he is to hold."""

    person: PersonFacts
    unit: str
    title: str
    is_head: bool
    valid_from: date
    decision: str


def plan_of(sheet: Sheet, *, on: date) -> list[RowPlan]:
    """Return what each row would do on the day, in the order of the file; blank rows are left out.

    A set number of queries, whatever the number of rows.
    """
    kind = SheetKind(sheet.kind)
    rows = [
        (sheet.first_row + place, {column.code: cell(row, sheet.mapping, column.code) for column in COLUMNS[kind]})
        for place, row in enumerate(sheet.rows)
        if any(row)
    ]
    return _PLANS[kind](rows, on)


Rows = Sequence[tuple[int, Mapping[str, str]]]


class _Reader:
    """Reads the cells of one row and keeps what is wrong with them."""

    def __init__(self, kind: SheetKind, row: Mapping[str, str]) -> None:
        self.row, self.problems = row, []  # type: tuple[Mapping[str, str], list[str]]
        for column in COLUMNS[kind]:
            if column.is_needed and not row[column.code]:
                self.wrong(gettext("“%(column)s” is empty") % {"column": COLUMN_NAMES[column.code]})
            most = _AT_MOST[kind].get(column.code)
            if most is not None and len(row[column.code]) > most:
                self.wrong(
                    gettext("“%(column)s” has %(n)d characters; at most %(most)d are kept")
                    % {"column": COLUMN_NAMES[column.code], "n": len(row[column.code]), "most": most}
                )

    def wrong(self, problem: str) -> None:
        self.problems.append(problem)

    def day(self, code: str) -> date | None:
        try:
            return day_of(self.row[code])
        except ValueError:
            self.wrong(
                gettext("“%(text)s” under “%(column)s” is no day; write it as 31/12/2024")
                % {"text": self.row[code], "column": COLUMN_NAMES[code]}
            )
            return None

    def address(self, code: str) -> None:
        try:
            if self.row[code]:
                validate_email(self.row[code])
        except ValidationError:
            self.wrong(gettext("“%(text)s” is no e-mail address") % {"text": self.row[code]})

    def plan(self, number: int, label: str, made: Any, *, is_same: bool) -> RowPlan:
        if self.problems:
            return RowPlan(number, RowOutcome.WRONG, label, tuple(self.problems))
        return RowPlan(number, RowOutcome.SAME if is_same else RowOutcome.ADD, label, (), made)


def _plan_units(rows: Rows, on: date) -> list[RowPlan]:
    standing = {unit.code: unit for unit in Unit.objects.all()}
    coming = {row["code"] for _number, row in rows}
    seen: set[str] = set()
    plans = []
    for number, row in rows:
        read = _Reader(SheetKind.UNITS, row)
        kind = _KIND_WORDS.get(row["kind"].lower()) or _KIND_WORDS.get(fold(row["kind"]))
        if row["kind"] and kind is None:
            read.wrong(gettext("“%(text)s” is no kind of unit") % {"text": row["kind"]})
        if row["parent"] and row["parent"] not in standing and row["parent"] not in coming:
            read.wrong(gettext("no unit bears the code “%(code)s”") % {"code": row["parent"]})
        if row["code"] in seen:
            read.wrong(gettext("the code “%(code)s” stands twice in the list") % {"code": row["code"]})
        seen.add(row["code"])
        since, until = read.day("valid_from"), read.day("valid_to")
        if since and until and until < since:
            read.wrong(gettext("it ends before it begins"))
        old = standing.get(row["code"])
        if old is not None and fold(old.name) != fold(row["name"]):
            read.wrong(
                gettext("the code belongs to %(name)s; a renamed unit is a new one that succeeds it")
                % {"name": old.name}
            )
        facts = (
            UnitFacts(
                code=row["code"],
                name=row["name"],
                short_name=row["short_name"] or row["name"][:120],
                kind=kind or "",
                head_title=row["head_title"] or gettext("Head"),
                valid_from=since or on,
                valid_to=until,
                parent=row["parent"],
            )
            if not read.problems
            else None
        )
        plans.append(read.plan(number, row["name"] or row["code"], facts, is_same=old is not None))
    return plans


def _plan_people(rows: Rows, on: date) -> list[RowPlan]:
    units = {unit.code: unit for unit in Unit.objects.all()}
    names = {name.lower(): full for name, full in Person.objects.values_list("username", "full_name")}
    held = {
        (username.lower(), code, fold(title))
        for username, code, title in Appointment.objects.valid_on(on).values_list(
            "person__username", "post__unit__code", "post__title"
        )
    }
    headed = set(Appointment.objects.valid_on(on).filter(post__is_head=True).values_list("post__unit__code", flat=True))
    plans = []
    for number, row in rows:
        read = _Reader(SheetKind.PEOPLE, row)
        since = read.day("valid_from")
        read.address("email")
        unit, username = units.get(row["unit"]), row["username"].lower()
        is_head = says_yes(fold(row["is_head"]))
        is_same = (username, row["unit"], fold(row["title"])) in held
        if row["unit"] and unit is None:
            read.wrong(gettext("no unit bears the code “%(code)s”") % {"code": row["unit"]})
        if unit is not None and since is not None and not unit.is_valid_on(since):
            read.wrong(gettext("%(unit)s does not exist on that day") % {"unit": unit.short_name})
        if names.get(username, row["full_name"]) != row["full_name"]:
            read.wrong(gettext("the sign-in name belongs to %(name)s") % {"name": names[username]})
        if is_head and not is_same and row["unit"] in headed:
            read.wrong(gettext("the unit has a head on that day; end that appointment first"))
        if is_head:
            headed.add(row["unit"])
        names.setdefault(username, row["full_name"])
        seat = Seat(
            PersonFacts(row["username"], row["full_name"], row["email"]),
            row["unit"],
            row["title"],
            is_head,
            since or on,
            row["decision"],
        )
        plans.append(
            read.plan(number, ", ".join(filter(None, (row["full_name"], row["title"]))), seat, is_same=is_same)
        )
    return plans


def _plan_backlog(rows: Rows, on: date) -> list[RowPlan]:
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
        read = _Reader(SheetKind.BACKLOG, row)
        lead = _one_unit(row["lead"], meant, read)
        supports = [_one_unit(phrase, meant, read) for phrase in _listed(row["support"])]
        due_on, done_on = read.day("due_on"), read.day("done_on")
        state = _STATE_WORDS.get(fold(row["state"]))
        if state is None:
            read.wrong(
                gettext("“%(text)s” is no state; write chưa thực hiện, đang thực hiện or hoàn thành")
                % {"text": row["state"]}
            )
        if state is State.CONFIRMED and done_on is None:
            read.wrong(gettext("it is done, but the day on which is missing"))
        document_id = documents.get(folded_code_of(row["document"])) if row["document"] else None
        provision = "" if document_id else row["document"]
        most = cast("Field[Any, Any]", Task._meta.get_field("provision")).max_length or 0
        if len(provision) > most:
            read.wrong(
                gettext("no document bears the number “%(text)s”, and at most %(most)d characters are kept of it")
                % {"text": provision, "most": most}
            )
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


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]


def _one_unit(phrase: str, meant: Mapping[str, Any], read: _Reader) -> Unit | None:
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


_PLANS: dict[SheetKind, Callable[[Rows, date], list[RowPlan]]] = {
    SheetKind.UNITS: _plan_units,
    SheetKind.PEOPLE: _plan_people,
    SheetKind.BACKLOG: _plan_backlog,
}
