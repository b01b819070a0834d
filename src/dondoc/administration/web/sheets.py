"""Spreadsheets: given, looked at row by row, taken in as a whole; and the lists given back as spreadsheets."""

from __future__ import annotations

from collections import Counter

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.administration import actions, queries
from dondoc.administration.models import SheetKind
from dondoc.administration.permissions import SHEETS, get_sheet_for, kinds_for
from dondoc.administration.rules import RowOutcome
from dondoc.administration.sheets.files import MOST_BYTES
from dondoc.administration.sheets.kinds import COLUMN_NAMES, COLUMNS, plan_of
from dondoc.kernel import clock
from dondoc.kernel.cells import XLSX
from dondoc.kernel.errors import NotFound, Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.web.requests import ActorRequest
from dondoc.ui.annex import Column
from dondoc.ui.files import to_be_kept
from dondoc.ui.formats import day
from dondoc.ui.workbook import as_xlsx

_SHOWN = 200
_TONES = {RowOutcome.ADD: "done", RowOutcome.SAME: "neutral", RowOutcome.WRONG: "late"}
OUTCOME_NAMES = {
    RowOutcome.ADD: _("is added"),
    RowOutcome.SAME: _("is there already"),
    RowOutcome.WRONG: _("is wrong"),
}


class SheetForm(forms.Form):
    """A file, and what its rows are."""

    kind = forms.ChoiceField(label=_("The rows are"))
    file = forms.FileField(label=_("Spreadsheet (.xlsx or .csv, at most 20 MB)"))

    def __init__(self, *args: object, kinds: list[SheetKind], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@gate(SHEETS)
def sheets(request: ActorRequest) -> HttpResponse:
    """Give a spreadsheet, see those given before, fetch the lists as they stand."""
    kinds = kinds_for(request.actor)
    form = SheetForm(request.POST or None, request.FILES or None, kinds=kinds)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            kept = actions.keep_sheet(
                kind=SheetKind(form.cleaned_data["kind"]),
                name=file.name,
                content=file.read(MOST_BYTES + 1),
                by=request.actor,
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("administration:sheet", kept.pk)
    context = {"form": form, "kinds": kinds, "given": queries.sheets_of(request.actor)[:50]}
    return render(request, "administration/sheets.html", context, status=422 if form.errors else 200)


@require_GET
@gate(SHEETS)
def sheet(request: ActorRequest, sheet_id: int) -> HttpResponse:
    """One spreadsheet: which column is which, and what taking in each row would do."""
    found = get_sheet_for(request.actor, sheet_id)
    kind = SheetKind(found.kind)
    plans = plan_of(found, on=clock.today())
    counts = Counter(plan.outcome for plan in plans)
    in_order = sorted(plans, key=lambda plan: plan.outcome is not RowOutcome.WRONG)
    return render(
        request,
        "administration/sheet.html",
        {
            "sheet": found,
            "kind": kind.label,
            "columns": [
                (column.code, COLUMN_NAMES[column.code], column.is_needed, found.mapping.get(column.code))
                for column in COLUMNS[kind]
            ],
            "headings": list(enumerate(found.headings)),
            "counts": [(OUTCOME_NAMES[one], counts[one], _TONES[one]) for one in RowOutcome],
            "rows": [(plan, OUTCOME_NAMES[plan.outcome], _TONES[plan.outcome]) for plan in in_order[:_SHOWN]],
            "total": len(plans),
            "shown": _SHOWN,
            "may_take_in": found.taken_at is None and not counts[RowOutcome.WRONG] and counts[RowOutcome.ADD] > 0,
        },
    )


@require_POST
@gate(SHEETS)
def map_columns(request: ActorRequest, sheet_id: int) -> HttpResponse:
    """Say which column is which, and look again."""
    places = {code: request.POST.get(f"column-{code}", "") for code in COLUMN_NAMES}
    mapping = {code: int(place) for code, place in places.items() if place.isdecimal()}
    actions.map_sheet(sheet_id=sheet_id, mapping=mapping, by=request.actor)
    return redirect("administration:sheet", sheet_id)


@require_POST
@gate(SHEETS)
def take_in(request: ActorRequest, sheet_id: int) -> HttpResponse:
    """Take the spreadsheet in, in the background."""
    try:
        run = actions.ask_to_take_in(sheet_id=sheet_id, by=request.actor, at=clock.now())
    except actions.SheetNotReady as refusal:
        messages.error(request, str(refusal))
        return redirect("administration:sheet", sheet_id)
    return redirect("administration:run", run.pk)


@require_GET
@gate(SHEETS)
def export(request: ActorRequest, kind: str) -> HttpResponse:
    """The list as it stands today, as a spreadsheet that can be taken in again."""
    wanted = SheetKind(kind)
    if wanted not in kinds_for(request.actor):
        raise NotFound(_("This list is not yours to fetch. Those that are stand on the page of spreadsheets."))
    today = clock.today()
    columns = [_column(column.code) for column in COLUMNS[wanted]]
    content = as_xlsx(
        capfirst(str(wanted.label)), day(today), columns, queries.rows_to_export(request.actor, wanted, on=today)
    )
    return to_be_kept(HttpResponse(content, content_type=XLSX), f"{wanted.value}-{today:%Y-%m-%d}.xlsx")


def _column(code: str) -> Column:
    """Return the column as it is written, under the heading by which it is recognised when it is taken in again."""
    is_day = code in {"valid_from", "valid_to", "due_on", "done_on"}
    return Column(COLUMN_NAMES[code], _WIDTHS.get(code, 5), is_day=is_day)


_WIDTHS = {"text": 18, "name": 12, "lead": 9, "support": 9, "product": 9, "full_name": 7, "email": 7, "title": 7}
