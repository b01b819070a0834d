"""What could not be sent is tried again by hand, and what is old is put away."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from dondoc.journal.actions import Deed, record
from dondoc.kernel.progress import Progress, silent
from dondoc.notices.models import Delivery, DeliveryState, Notice
from dondoc.notices.permissions import RETRY, SEND
from dondoc.organization.actors import Actor

_AT_ONCE = 1_000


def retry_failed(*, by: Actor, at: datetime) -> int:
    """Let everything that was given up wait to be sent once more; return how many deliveries.

    What nobody is concerned with any more is still left out when it is to leave.
    """
    by.require(RETRY)
    with transaction.atomic():
        failed = Delivery.objects.filter(state=DeliveryState.FAILED)
        number = failed.update(state=DeliveryState.WAITING, attempts=0, next_at=at, ended_at=None)
        if number:
            deed = Deed("notice.retried", "notices", 0, "", new={"deliveries": number})
            record(deed, by=by.author, at=at)
    return number


def put_away(*, older_than: timedelta, by: Actor, at: datetime, progress: Progress = silent) -> int:
    """Remove the messages told longer ago than that, with their deliveries; return how many.

    The journal keeps what they were about. What still waits to be sent is kept.
    """
    by.require(SEND)
    waits = Delivery.objects.filter(state=DeliveryState.WAITING).values("notice_id")
    old = Notice.objects.filter(at__lt=at - older_than).exclude(pk__in=waits)
    total, number = old.count(), 0
    while ids := list(old.order_by("pk").values_list("pk", flat=True)[:_AT_ONCE]):
        with transaction.atomic():
            Delivery.objects.filter(notice_id__in=ids).delete()
            number += Notice.objects.filter(pk__in=ids).delete()[0]
        progress(min(number, total), total)
    return number
