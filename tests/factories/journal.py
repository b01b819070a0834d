"""Entries and seals. Entries that chain are made by `journal.actions.record`; these stand alone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from dondoc.journal import models
from dondoc.journal.rules import GENESIS, entry_hash, seal_hash

_MOMENT = datetime(2025, 2, 1, 3, 0, tzinfo=UTC)


class EntryFactory(DjangoModelFactory[models.Entry]):
    """The first entry of an object."""

    class Meta:
        model = models.Entry

    recorded_at = _MOMENT
    happened_at = _MOMENT
    person_name = "Nguyễn Văn Thử"
    unit_name = "Sở Thử nghiệm"
    verb = "thing.made"
    object_type = "thing"
    object_id = factory.Sequence(lambda n: n + 1)
    sequence = 1
    label = "Việc thử"
    previous_hash = GENESIS

    @classmethod
    def _create(cls, model_class: type[models.Entry], *args: Any, **kwargs: Any) -> models.Entry:
        entry = model_class(*args, **kwargs)
        entry.hash = entry.hash or entry_hash(entry.facts)
        entry.save()
        return entry


class SealFactory(DjangoModelFactory[models.Seal]):
    """A seal over nothing."""

    class Meta:
        model = models.Seal

    number = factory.Sequence(lambda n: n + 1)
    sealed_at = _MOMENT
    last_entry_id = 0
    heads = 0
    root = GENESIS
    previous_hash = GENESIS

    @classmethod
    def _create(cls, model_class: type[models.Seal], *args: Any, **kwargs: Any) -> models.Seal:
        seal = model_class(*args, **kwargs)
        seal.hash = seal.hash or seal_hash(seal.facts)
        seal.save()
        return seal
