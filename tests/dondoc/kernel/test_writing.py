"""Very many rows are written the same way whatever the database."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from dondoc.journal.models import Entry
from dondoc.journal.rules import GENESIS
from dondoc.kernel.writing import write_rows
from dondoc.workcalendar.models import SpecialDay
from dondoc.workcalendar.rules import DayKind

pytestmark = pytest.mark.django_db
AT = datetime(2025, 1, 6, 2, 0, tzinfo=UTC)


def entry(number: int) -> Entry:
    return Entry(
        recorded_at=AT,
        happened_at=AT,
        person_name="Ví Dụ Một",
        verb="thử.ghi",
        object_type="thử",
        object_id=number,
        sequence=1,
        label='dấu\tcách, "nháy"\\ và\nxuống dòng',
        new={"đơn vị": "Sở Nội vụ", "số": [1, None, True]},
        previous_hash=GENESIS,
        hash=f"{number:064}",
    )


@pytest.mark.parametrize("number", [0, 1, 99, 100, 250])
def test_every_row_is_there_as_it_was_given(number):
    write_rows([entry(one) for one in range(number)])
    written = list(Entry.objects.order_by("object_id"))
    assert len(written) == number
    assert all(row.new == {"đơn vị": "Sở Nội vụ", "số": [1, None, True]} for row in written)
    assert all(row.label == 'dấu\tcách, "nháy"\\ và\nxuống dòng' for row in written)
    assert all(row.recorded_at == AT and row.person_id is None for row in written)


def test_one_wrong_row_and_nothing_is_written():
    days = [
        SpecialDay(on=date.fromordinal(738_000 + one), kind=DayKind.HOLIDAY, name="Thử", source="Thử")
        for one in range(150)
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        write_rows([*days, days[0]])
    assert not SpecialDay.objects.exists()
    write_rows(days)
    assert SpecialDay.objects.filter(kind=DayKind.HOLIDAY).count() == 150
