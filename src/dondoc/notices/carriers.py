"""What leaves the house: a mail, or a call of the installation's webhook."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.kernel.clock import HOME
from dondoc.notices.models import Notice
from dondoc.organization.models import Person

SECONDS = 10
"""How long the other side may take to answer."""
NOT_CARRIED = (OSError, http.client.HTTPException, ValueError)
"""What a carrier raises when it could not hand a message over."""


def mail(person: Person, notices: Sequence[Notice]) -> None:
    """Hand one mail over to the mail server: the message, or a digest of several. Raises one of `NOT_CARRIED`."""
    if len(notices) == 1:
        heading = notices[0].title
    else:
        heading = ngettext("%(n)s message", "%(n)s messages", len(notices)) % {"n": len(notices)}
    keys = "\n".join(sorted(one.key for one in notices))
    told = hashlib.sha256(f"{person.pk}\n{keys}".encode()).hexdigest()[:40]
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"
    parts = [_part(one) for one in notices]
    parts.append(_("You choose how messages reach you: %(address)s") % {"address": _full("/messages/settings/")})
    EmailMessage(
        subject=f"[Đôn Đốc] {' '.join(heading.split())}",
        body="\n\n".join(parts) + "\n",
        to=[person.email],
        headers={"Message-ID": f"<{told}@{host}>", "Auto-Submitted": "auto-generated"},
    ).send()


def _part(one: Notice) -> str:
    lines = [f"{one.at.astimezone(HOME):%d/%m/%Y %H:%M}  {one.title}", one.text, _full(one.address)]
    return "\n".join(line for line in lines if line)


def _full(address: str) -> str:
    return f"{settings.DONDOC_SITE.rstrip('/')}{address}" if address else ""


def call_webhook(person: Person, notice: Notice) -> None:
    """Post the message as JSON to the webhook, signed with its secret. Raises one of `NOT_CARRIED`.

    The address is the installation's, never a person's, and redirections are not followed.
    """
    told = {
        "key": f"{notice.key}:{person.pk}",
        "person": person.username,
        "at": notice.at.isoformat(),
        "manner": notice.manner,
        "title": notice.title,
        "text": notice.text,
        "address": _full(notice.address),
    }
    body = json.dumps(told, ensure_ascii=False).encode()
    signature = hmac.new(settings.DONDOC_WEBHOOK_SECRET.encode(), body, hashlib.sha256).hexdigest()
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Idempotency-Key": told["key"],
        "X-Dondoc-Signature": f"sha256={signature}",
    }
    where = urlsplit(settings.DONDOC_WEBHOOK)
    kind = {"https": http.client.HTTPSConnection, "http": http.client.HTTPConnection}.get(where.scheme)
    if kind is None or where.hostname is None:
        raise ValueError("DONDOC_WEBHOOK is no address of http or https")
    line = kind(where.hostname, where.port, timeout=SECONDS)
    try:
        line.request("POST", f"{where.path or '/'}{'?' + where.query if where.query else ''}", body, headers)
        answer = line.getresponse()
        answer.read(1)
        if not 200 <= answer.status < 300:
            raise OSError(f"the webhook answered {answer.status}")
    finally:
        line.close()
