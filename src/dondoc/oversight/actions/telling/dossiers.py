"""What becomes of a dossier: the person concerned reads of it himself."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from dondoc.notices.actions import Message, tell
from dondoc.oversight.actions.telling.writing import printed
from dondoc.oversight.events import DossierShown, DossierWithdrawn


def on_dossier_shown(event: DossierShown) -> None:
    """Tell whom a dossier concerns that he is to read and answer it."""
    with translation.override(settings.LANGUAGE_CODE):
        title = _("A dossier on how you answered for your work is to be read")
        text = _("Read it and answer by %(day)s. Before that nobody uses it.") % {"day": printed(event.answer_on)}
    _tell_concerned(event, key=f"dossier:{event.dossier_id}", title=title, text=text)


def on_dossier_withdrawn(event: DossierWithdrawn) -> None:
    """Tell whom a dossier concerns that nobody uses it any more, and why."""
    with translation.override(settings.LANGUAGE_CODE):
        title = _("A dossier on how you answered for your work was withdrawn")
        text = _("Nobody uses it any more. %(reason)s") % {"reason": event.reason}
    _tell_concerned(event, key=f"dossier:{event.dossier_id}:withdrawn", title=title, text=text)


def _tell_concerned(event: DossierShown | DossierWithdrawn, *, key: str, title: str, text: str) -> None:
    address = reverse("oversight:dossier", args=[event.dossier_id])
    tell([Message(person_id=event.person_id, key=key, title=title, text=text, address=address)], at=event.at)
