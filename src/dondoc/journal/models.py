"""The tables of the journal: entries, which are only ever added, and seals."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from dondoc.journal.rules import Author, EntryFacts, SealFacts


class Entry(models.Model):
    """One thing done to one object, by whom and when, linked to the object's previous entry."""

    recorded_at = models.DateTimeField()
    happened_at = models.DateTimeField()
    person_id = models.BigIntegerField(null=True)
    person_name = models.CharField(max_length=200)
    unit_name = models.CharField(max_length=300, blank=True)
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    sequence = models.PositiveIntegerField()
    label = models.CharField(max_length=500)
    reason = models.TextField(blank=True)
    old = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    new = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["object_type", "object_id", "sequence"], name="journal_one_chain_per_object"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["person_id", "recorded_at"], name="journal_by_person")]

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id} #{self.sequence} {self.verb}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse to change an entry that stands: the journal is only added to, by `journal.actions.record`."""
        if self.pk:
            raise TypeError("a journal entry is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: nothing leaves the journal."""
        raise TypeError("a journal entry is never removed")

    @property
    def facts(self) -> EntryFacts:
        """What this entry's hash must cover."""
        return EntryFacts(
            object_type=self.object_type,
            object_id=self.object_id,
            sequence=self.sequence,
            previous_hash=self.previous_hash,
            recorded_at=self.recorded_at,
            happened_at=self.happened_at,
            author=Author(name=self.person_name, unit=self.unit_name, person_id=self.person_id),
            verb=self.verb,
            label=self.label,
            reason=self.reason,
            old=self.old,
            new=self.new,
        )


class Seal(models.Model):
    """A Merkle root over the newest entry of every object touched since the last seal, chained to that seal."""

    number = models.PositiveIntegerField(unique=True)
    sealed_at = models.DateTimeField()
    last_entry_id = models.BigIntegerField()
    heads = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"seal {self.number}"

    @property
    def facts(self) -> SealFacts:
        """What this seal's hash must cover."""
        return SealFacts(
            number=self.number,
            sealed_at=self.sealed_at,
            last_entry_id=self.last_entry_id,
            heads=self.heads,
            root=self.root,
            previous_hash=self.previous_hash,
        )

    @property
    def as_kept(self) -> dict[str, Any]:
        """How the seal is written down outside the database and in an export."""
        return {
            "seal": self.number,
            "sealed_at": self.sealed_at.isoformat(),
            "last_entry_id": self.last_entry_id,
            "heads": self.heads,
            "root": self.root,
            "previous_hash": self.previous_hash,
            "hash": self.hash,
        }
