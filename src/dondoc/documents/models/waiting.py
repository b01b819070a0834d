"""Files that a worker has yet to read."""

from __future__ import annotations

from django.db import models

from dondoc.documents.models.register import Direction


class WaitingIntake(models.Model):
    """Files that take longer to read than a person waits, with what he said of them; kept apart from the register.

    The bytes of the file at `position` lie at `path(position)`, the main text's at 0. Row and bytes go when they have
    been read, whatever came of it: a document that bears a state-secret mark leaves nothing.
    """

    token = models.CharField(max_length=32, unique=True)
    names = models.JSONField(default=list)
    direction = models.CharField(max_length=10, choices=Direction.choices, blank=True)
    received_on = models.DateField(null=True)
    receipt_number = models.PositiveIntegerField(null=True)
    given_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.token

    def path(self, position: int) -> str:
        """Return where the bytes of the file at `position` lie in the storage."""
        return f"{WAITING}/{self.token[:2]}/{self.token}-{position}"

    @property
    def paths(self) -> list[str]:
        """Return where the bytes of all its files lie."""
        return [self.path(position) for position in range(len(self.names))]


WAITING = "waiting"
"""The folder of the storage for bytes that are in no register."""
