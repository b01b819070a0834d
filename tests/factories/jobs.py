"""Long work."""

from __future__ import annotations

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from dondoc.jobs import models

ASKED_AT = datetime(2025, 1, 6, 2, 0, tzinfo=UTC)


class RunFactory(DjangoModelFactory[models.Run]):
    """A run that waits for a worker."""

    class Meta:
        model = models.Run

    kind = "test"
    label = "Nhập danh sách đơn vị"
    asked_by_name = "Quản Trị"
    asked_at = ASKED_AT
    not_before = factory.SelfAttribute("asked_at")
