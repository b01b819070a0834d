"""Lists as files: where a page offers them, and the answer that carries one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from dondoc.kernel.folding import fold
from dondoc.reports.columns import Basis
from dondoc.reports.listing import MEDIA_TYPES, STANDS, Form, Listing, as_file, rows_of_stands
from dondoc.reports.web.asked import BASIS_NAMES
from dondoc.tasks.models import Stand
from dondoc.ui.files import to_be_kept
from dondoc.ui.formats import day
from dondoc.workcalendar.queries import working_calendar

_NAMES = {Form.PDF: "PDF", Form.EXCEL: "Excel", Form.CSV: "CSV"}


def form_of(request: HttpRequest) -> Form | None:
    """Return as what file the list is asked for, `None` when the page is."""
    given = request.GET.get("format", "")
    return Form(given) if given in list(Form) else None


def files_of(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the name and the address of each file that the list on this page can be taken along as."""
    asked = request.GET.copy()
    asked.pop("after", None)
    found = []
    for form, name in _NAMES.items():
        asked["format"] = form.value
        found.append((name, f"{request.path}?{asked.urlencode()}"))
    return found


def file_of(listing: Listing, form: Form, *, name: str) -> HttpResponseBase:
    """Return the answer that carries the list. Raises `ListTooLong`."""
    pieces: Iterable[bytes] = as_file(listing, form)
    kind = StreamingHttpResponse if form is Form.CSV else HttpResponse
    return to_be_kept(kind(pieces, content_type=MEDIA_TYPES[form]), f"{name}.{form.value}")


def file_of_stands(rows: QuerySet[Stand], form: Form, *, name: str, basis: Basis, on: date) -> HttpResponseBase:
    """Return the assignments behind a figure, called `name`, as they stood on the day `on`, as a file."""
    subtitle = _("As it stood at the end of %(day)s, %(basis)s") % {"day": day(on), "basis": BASIS_NAMES[basis]}
    told = rows_of_stands(rows, basis=basis, on=on, calendar=working_calendar())
    listing = Listing(name[:1].upper() + name[1:], subtitle, STANDS, told)
    return file_of(listing, form, name=f"{slugify(fold(name))[:60]}-{on:%Y-%m-%d}")
