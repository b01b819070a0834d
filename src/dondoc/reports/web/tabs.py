"""The measures of a period beside each other: they keep the period when one goes from one to another."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.organization.web.requests import ActorRequest

_KEPT = ("window", "since", "on", "by")


def measure_tabs(request: ActorRequest) -> list[tuple[str, str, bool]]:
    """Return label and address of each measure's page, and whether it is this one."""
    kept = urlencode({name: request.GET[name] for name in _KEPT if request.GET.get(name)})
    pages = (
        (_("On time and late"), reverse("reports:figures")),
        (_("Update rate"), reverse("reports:updates")),
        (_("Entry of tasks"), reverse("reports:entry")),
    )
    return [(label, f"{url}?{kept}" if kept else url, url == request.path) for label, url in pages]
