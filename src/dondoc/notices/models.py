"""Messages, their ways out of the house, and how each person wants them."""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.notices.rules import Mail, Manner


class Notice(models.Model):
    """A message to one person; `key` tells it from all others to him, so that nothing is told twice.

    `subject` and `subject_id` name what it is about, `concern` why it is this person's, `basis` what it rests on: by
    these the room that told it says, when it is to leave, whether he is still concerned (`concerns.py`). `told` marks
    what was written together.
    """

    person = models.ForeignKey("organization.Person", models.PROTECT, related_name="notices")
    key = models.CharField(max_length=120)
    at = models.DateTimeField()
    manner = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Manner])
    title = models.CharField(_("heading"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    address = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(null=True)
    concern = models.CharField(max_length=40, blank=True)
    basis = models.CharField(max_length=40, blank=True)
    told = models.UUIDField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "person"], name="notices_notice_told_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "-at", "-id"], name="notices_notice_of_person"),
            models.Index(fields=["person"], condition=Q(read_at__isnull=True), name="notices_notice_unread"),
        ]

    def __str__(self) -> str:
        return self.title


class Channel(models.TextChoices):
    """A way out of the house."""

    MAIL = "mail", _("mail")
    WEBHOOK = "webhook", _("webhook")


class DeliveryState(models.TextChoices):
    """What became of a delivery."""

    WAITING = "waiting", _("waiting to be sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("could not be sent")
    NEEDLESS = "needless", _("no longer needed")


class Delivery(models.Model):
    """That a message is to leave by a channel at `next_at`, how often that was tried, and what came of it.

    A sender that takes it moves `next_at` ahead by its lease: another one takes it up only when the first was killed.
    """

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries")
    person = models.ForeignKey("organization.Person", models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    next_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    fault = models.CharField(_("fault"), max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "channel"], name="notices_delivery_once_a_channel"),
            models.CheckConstraint(
                condition=Q(state="waiting", ended_at__isnull=True) | (~Q(state="waiting") & Q(ended_at__isnull=False)),
                name="notices_delivery_ended_has_its_moment",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["next_at", "id"], condition=Q(state="waiting"), name="notices_delivery_waiting"),
            models.Index(fields=["person"], condition=Q(state="waiting"), name="notices_delivery_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id}: {self.get_channel_display()}"


class Preference(models.Model):
    """How a person wants his messages. Who chose nothing gets a digest in the morning."""

    person = models.OneToOneField("organization.Person", models.CASCADE, related_name="preference")
    mail = models.CharField(
        _("mail"), max_length=10, choices=[(one.value, one.value) for one in Mail], default=Mail.DIGEST.value
    )
    digest_at = models.TimeField(_("hour of the digest"), default=time(7, 30))
    by_webhook = models.BooleanField(_("by webhook"), default=False)

    def __str__(self) -> str:
        return f"{self.person}: {self.mail}"
