"""What several actions check before they write."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.organization.errors import CodeTaken, DatesDoNotFit, LastAdministrator, NoSuchCode
from dondoc.organization.models import RoleGrant
from dondoc.organization.permissions import MANAGE

M = TypeVar("M", bound=Model)


def by_code(rows: QuerySet[M], codes: Iterable[str], *, field: str = "code") -> dict[str, M]:
    """Return the rows by their code. Raises `NoSuchCode` naming those that are missing."""
    wanted = set(codes)
    found = {getattr(row, field): row for row in rows.filter(**{f"{field}__in": wanted})}
    missing = sorted(wanted - found.keys())
    if missing:
        raise NoSuchCode(
            _("Nothing bears the code %(codes)s. Check the spelling, or add it first.") % {"codes": ", ".join(missing)}
        )
    return found


def require_free(rows: QuerySet[M], codes: Collection[str], *, field: str = "code") -> None:
    """Raise `CodeTaken` when a code stands twice among `codes` or is borne already."""
    taken = set(rows.filter(**{f"{field}__in": codes}).values_list(field, flat=True))
    seen: set[str] = set()
    for code in codes:
        if code in seen or code in taken:
            raise CodeTaken(_("The code %(code)s is taken. Give another one.") % {"code": code})
        seen.add(code)


def require_order(valid_from: date, valid_to: date | None, name: str) -> None:
    """Raise `DatesDoNotFit` when the end lies before the beginning."""
    if valid_to is not None and valid_to < valid_from:
        raise DatesDoNotFit(
            _("%(name)s would end on %(to)s, before it begins on %(from)s. Give an end on or after the beginning.")
            % {"name": name, "from": f"{valid_from:%d/%m/%Y}", "to": f"{valid_to:%d/%m/%Y}"}
        )


def require_administrator(on: date) -> None:
    """Raise `LastAdministrator` when nobody may keep units, people and roles on the day."""
    if not RoleGrant.objects.valid_on(on).filter(role__permissions__verb=MANAGE).exists():
        raise LastAdministrator(
            _("Nobody else would be left who may keep units, people and roles. Grant the role to another first.")
        )
