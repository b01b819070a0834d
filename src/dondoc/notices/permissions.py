"""A message is its reader's alone; only the installation itself sends. Who runs it sees what could not be sent, and
to whom, but never what it says."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.kernel.errors import NotFound
from dondoc.notices.models import Notice
from dondoc.organization.actors import Actor

SEND = "notice.send"
RETRY = "notice.retry"


def visible_to(actor: Actor) -> QuerySet[Notice]:
    """Return the messages to the actor himself: not those to people he stands in for, nor those of his unit."""
    if actor.person_id is None:
        return Notice.objects.none()
    return Notice.objects.filter(person_id=actor.person_id)


def get_notice_for(actor: Actor, notice_id: int) -> Notice:
    """Return a message to the actor. Raises `NotFound` when there is none or it is another's."""
    found = visible_to(actor).filter(pk=notice_id).first()
    if found is None:
        raise NotFound(_("There is no such message, or it is not to you. Go back to your messages."))
    return found
