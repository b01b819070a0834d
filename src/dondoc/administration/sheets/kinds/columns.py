"""The columns of each kind of spreadsheet, the words by which their headings are known, and how much each keeps."""

from __future__ import annotations

from typing import Any, cast

from django.db.models import Field, Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.administration.models import SheetKind
from dondoc.administration.rules import Column
from dondoc.organization.models import Appointment, Person, Post, Unit
from dondoc.tasks.models import Task

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
AT_MOST = {
    kind: {code: cast("Field[Any, Any]", model._meta.get_field(code)).max_length for code, model in fields.items()}
    for kind, fields in _KEPT_IN.items()
}
"""How many characters of each column are kept."""
