"""Spreadsheets on their way in."""

from __future__ import annotations

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from dondoc.administration import models
from factories.organization import PersonFactory


class SheetFactory(DjangoModelFactory[models.Sheet]):
    """A list of one unit, its columns recognised."""

    class Meta:
        model = models.Sheet

    kind = models.SheetKind.UNITS
    name = "don-vi.xlsx"
    headings = factory.LazyFunction(lambda: ["Mã", "Tên đơn vị", "Loại", "Từ ngày"])
    rows = factory.LazyFunction(lambda: [["SYT", "Sở Y tế", "Sở", "01/01/2004"]])
    mapping = factory.LazyFunction(lambda: {"code": 0, "name": 1, "kind": 2, "valid_from": 3})
    by = factory.SubFactory(PersonFactory)
    by_name = factory.LazyAttribute(lambda sheet: sheet.by.full_name)
    at = datetime(2025, 1, 6, 2, 0, tzinfo=UTC)
