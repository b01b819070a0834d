"""All writing of the room."""

from __future__ import annotations

from dondoc.notices.actions.choosing import choose
from dondoc.notices.actions.mending import put_away, retry_failed
from dondoc.notices.actions.reading import mark_all_read, mark_read
from dondoc.notices.actions.sending import Sent, send
from dondoc.notices.actions.telling import Message, tell

__all__ = ["Message", "Sent", "choose", "mark_all_read", "mark_read", "put_away", "retry_failed", "send", "tell"]
