"""What comes next, said beside what was done: who has decided one thing is led on to the next that waits for him."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.organization.actors import Actor
from dondoc.tasks import queries


def leading_on(said: str, address: str, words: str) -> SafeString:
    """Return what was done with the link to what comes next."""
    return format_html('{} <a href="{}">{}</a>', said, address, words)


def home_after(said: str) -> SafeString:
    """Return what was done with the way to the first page: nothing of its kind waits any more."""
    return leading_on(said, reverse("home"), _("Nothing more of this waits for you. To the first page"))


def after_confirming(said: str, actor: Actor) -> SafeString:
    """Lead who confirmed or returned a result on to those that still wait for him. One query."""
    number = queries.waiting_for_confirmation(actor).count()
    if not number:
        return home_after(said)
    more = ngettext("%(n)s more result waits for you", "%(n)s more results wait for you", number) % {"n": number}
    return leading_on(said, reverse("tasks:to-confirm"), more)


def after_extension(said: str, actor: Actor) -> SafeString:
    """Lead who granted or refused more time on to the next request that waits for him, the oldest first. Two queries
    at most."""
    asked = queries.extensions_to_decide(actor)
    following = asked.values_list("assignment_id", flat=True).first()
    if following is None:
        return home_after(said)
    number = asked.count()
    more = ngettext(
        "Decide on the next request for more time; %(n)s waits for you",
        "Decide on the next request for more time; %(n)s wait for you",
        number,
    ) % {"n": number}
    return leading_on(said, reverse("tasks:assignment", args=[following]) + "#extension", more)
