"""Days that a law or a notice marks."""

from __future__ import annotations

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from dondoc.workcalendar import models


class SpecialDayFactory(DjangoModelFactory[models.SpecialDay]):
    """A holiday, each a day later than the one before."""

    class Meta:
        model = models.SpecialDay

    on = factory.Sequence(lambda n: date(2030, 1, 1) + timedelta(days=n))
    kind = "holiday"
    name = "Ngày nghỉ thử"
    source = "Thông báo thử"
