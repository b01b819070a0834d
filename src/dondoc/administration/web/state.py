"""The page that says whether the installation is well, and how it is set. What is set is changed on the machine."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from dondoc.administration.checks import look, name_of
from dondoc.kernel import clock
from dondoc.kernel.gates import gate
from dondoc.organization.permissions import MANAGE
from dondoc.organization.web.requests import ActorRequest

Value = bool | int | str
_SET: tuple[tuple[str, Promise], ...] = (
    ("DONDOC_COMMITTEE", gettext_lazy("Code of the unit whose orders are tracked")),
    ("DONDOC_SITE", gettext_lazy("Address of the site in messages")),
    ("DONDOC_PUBLISH", gettext_lazy("The results of each quarter stand on a page for everybody")),
    ("DONDOC_DONE_AT", gettext_lazy("Work counts as done at its submission or its confirmation")),
    ("DONDOC_ENTRY_DAYS", gettext_lazy("Working days within which a document's tasks are entered")),
    ("DONDOC_EXTENSIONS_LATE", gettext_lazy("More time may be asked after the due date")),
    ("DONDOC_EXTENSIONS_AT_MOST", gettext_lazy("How often more time is granted; 0 sets no limit")),
    ("DONDOC_STANDING_MONTHS", gettext_lazy("Months after which a duty without a due date is looked at again")),
    ("DONDOC_DOSSIER_DAYS", gettext_lazy("Working days to answer an accountability dossier")),
    ("DONDOC_MESSAGES_KEPT_DAYS", gettext_lazy("Days that messages are kept; 0 keeps them for ever")),
    ("DONDOC_SIGN_IN_ATTEMPTS", gettext_lazy("Wrong passwords before an account is locked for a while")),
    ("DONDOC_SESSION_HOURS", gettext_lazy("Hours after which one signs in again")),
    ("DONDOC_PASSWORD_LINK_DAYS", gettext_lazy("Days that a link to choose a password counts")),
    ("DONDOC_UPLOAD_LIMIT", gettext_lazy("Megabytes that one file may have")),
    ("DONDOC_MAIL_HOST", gettext_lazy("Mail server; blank sends no mail")),
    ("DONDOC_WEBHOOK", gettext_lazy("Messages also leave by a webhook")),
)
"""The settings that concern what people meet. None of them is a secret."""


@require_GET
@gate(MANAGE)
def state(request: ActorRequest) -> HttpResponse:
    """What is to be done for the installation to be well, and how it is set."""
    found = [(name_of(code), troubles) for code, troubles in look(clock.now()).items()]
    context = {"found": found, "is_well": not any(troubles for _name, troubles in found), "settings": list(_settings())}
    return render(request, "administration/state.html", context)


def _settings() -> Iterator[tuple[str, Promise, Value]]:
    """Yield each setting: its name, what it says, and its value as a person reads it."""
    worked_out: dict[str, Value] = {
        "DONDOC_SIGN_IN_ATTEMPTS": settings.AXES_FAILURE_LIMIT,
        "DONDOC_SESSION_HOURS": settings.SESSION_COOKIE_AGE // 3600,
        "DONDOC_PASSWORD_LINK_DAYS": settings.PASSWORD_RESET_TIMEOUT // 86_400,
        "DONDOC_UPLOAD_LIMIT": settings.DONDOC_UPLOAD_LIMIT // 2**20,
        "DONDOC_MAIL_HOST": settings.EMAIL_HOST,
        "DONDOC_WEBHOOK": bool(settings.DONDOC_WEBHOOK),
        "DONDOC_DONE_AT": {"submission": _("submission"), "confirmation": _("confirmation")}[settings.DONDOC_DONE_AT],
    }
    for name, said in _SET:
        value: Value = worked_out[name] if name in worked_out else getattr(settings, name)
        yield name, said, (_("yes") if value else _("no")) if isinstance(value, bool) else value
