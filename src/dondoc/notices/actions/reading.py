"""That a person has read his messages."""

from __future__ import annotations

from datetime import datetime

from dondoc.notices.models import Notice
from dondoc.notices.permissions import get_notice_for, visible_to
from dondoc.organization.actors import Actor


def mark_read(*, notice_id: int, by: Actor, at: datetime) -> Notice:
    """Mark the message as read, the first time only. Raises `NotFound` for a message to somebody else."""
    found = get_notice_for(by, notice_id)
    if found.read_at is None:
        Notice.objects.filter(pk=found.pk, read_at__isnull=True).update(read_at=at)
    return found


def mark_all_read(*, by: Actor, at: datetime) -> int:
    """Mark all messages to the actor as read; return how many were not."""
    return visible_to(by).filter(read_at__isnull=True).update(read_at=at)
