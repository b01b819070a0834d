"""Dissemination: what an official has to take note of, requiring it, and how far a document has reached."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from dondoc.documents import queries
from dondoc.documents.actions import acknowledge, end_dissemination, require_or_ask
from dondoc.documents.models import Document
from dondoc.documents.permissions import (
    DISSEMINATE,
    SEE_COVERAGE,
    get_acknowledgement_for,
    get_dissemination_for,
    get_document_for,
    may_end,
)
from dondoc.documents.queries import Answer, Coverage
from dondoc.documents.web.views import hand_out
from dondoc.jobs.models import Run
from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound, Refusal
from dondoc.kernel.gates import gate, signed_in
from dondoc.kernel.paging import page_after
from dondoc.organization.actors import Actor
from dondoc.organization.addressing import resolve
from dondoc.organization.models import AddresseeGroup, Unit
from dondoc.organization.queries import units_of_groups, units_on
from dondoc.organization.web.requests import ActorRequest
from dondoc.ui.widgets import DayInput, LinesField
from dondoc.workcalendar.queries import working_calendar

USUAL_DAYS = 5
"""Working days that officials are given when nobody says otherwise; the day can be changed."""
_SHOWN = 3
ANSWER_NAMES = {
    Answer.WAITING: gettext_lazy("have not acknowledged"),
    Answer.GIVEN: gettext_lazy("have acknowledged"),
    Answer.LATE: gettext_lazy("acknowledged late"),
    Answer.LEFT: gettext_lazy("left before, or asked no longer"),
}


class DisseminationForm(forms.Form):
    """In which units the document must be acknowledged, by when, and what matters in it.

    Who may require it everywhere chooses those with work in it, groups and units by name; others choose of their own.
    """

    with_work = forms.BooleanField(label=gettext_lazy("Every unit that has work in it"), required=False)
    groups = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Groups"),
        queryset=AddresseeGroup.objects.order_by("name"),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )
    names = LinesField(
        label=gettext_lazy("Other units, one a line"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    units = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Units"),
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )
    due_on = forms.DateField(label=gettext_lazy("Acknowledge by, included"), widget=DayInput())
    note = forms.CharField(
        label=gettext_lazy("What matters in it"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, document: Document, actor: Actor, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._document, self._on = document, on
        power = actor.power(DISSEMINATE)
        self.with_work_number = queries.units_with_work_in(document, on=on).count()
        if power.everywhere:
            del self.fields["units"]
            if not self.with_work_number:
                del self.fields["with_work"]
        else:
            for name in ("with_work", "groups", "names"):
                del self.fields[name]
            own = units_on(on).filter(pk__in=power.unit_ids)
            self.fields["units"].queryset = own  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Turn names into units, and say which line is none."""
        data = super().clean() or {}
        lines = data.get("names") or []
        named: set[int] = set()
        for line, found in zip(lines, resolve(lines, on=self._on), strict=True):
            if not found.units:
                said = found.note or _("There is no unit or group of this name today: %(name)s.") % {"name": line}
                self.add_error("names", said)
            named.update(unit.pk for unit in found.units)
        data["unit_ids"] = named | self._chosen(data)
        if not data["unit_ids"] and not self.errors:
            self.add_error(None, _("Nobody is chosen yet. Choose at least one unit or group."))
        return data

    def _chosen(self, data: dict[str, Any]) -> set[int]:
        found = {unit.pk for unit in data.get("units") or ()}
        if data.get("with_work"):
            found.update(queries.units_with_work_in(self._document, on=self._on).values_list("pk", flat=True))
        for units in units_of_groups(data.get("groups") or (), on=self._on).values():
            found.update(unit.pk for unit in units)
        return found


class EndForm(forms.Form):
    """Why it is required no longer."""

    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 2}))


@require_GET
@signed_in
def to_acknowledge(request: ActorRequest) -> HttpResponse:
    """What the official has to take note of, and what he has."""
    given = page_after(queries.given_by(request.actor), ("-given_at", "-id"), after=request.GET.get("after"))
    return render(
        request,
        "documents/to_acknowledge.html",
        {"waiting": queries.to_acknowledge(request.actor), "page": given, "today": clock.today()},
    )


@require_http_methods(["GET", "POST"])
@signed_in
def acknowledge_one(request: ActorRequest, document_id: int) -> HttpResponse:
    """A document the official is asked to take note of, whole; one press says that he has."""
    found = get_acknowledgement_for(request.actor, document_id)
    if request.method == "POST":
        try:
            acknowledge(document_id=document_id, by=request.actor, at=clock.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Kept: you have taken note of %(document)s.") % {"document": found.document})
            return redirect("documents:to-acknowledge")
    return render(
        request,
        "documents/acknowledge.html",
        {
            "found": found,
            "document": found.document,
            "is_late": found.given_at is None and found.dissemination.due_on < clock.today(),
            "paragraphs": [line.strip() for line in found.document.text.splitlines() if line.strip()],
            "files": queries.files_of(found.document),
        },
    )


@require_safe
@signed_in
def acknowledged_file(request: ActorRequest, document_id: int, file_id: int) -> FileResponse:
    """A file of a document that the official is asked to take note of."""
    found = queries.file_of(get_acknowledgement_for(request.actor, document_id).document, file_id)
    if found is None:
        raise NotFound(_("The document has no such file. Open the document again and choose from its files."))
    return hand_out(found.file, found.name)


@require_GET
@gate(SEE_COVERAGE)
def disseminated(request: ActorRequest) -> HttpResponse:
    """The documents that officials have to acknowledge, with how many have."""
    rows = queries.disseminated(request.actor)
    page = page_after(rows, queries.DISSEMINATION_ORDER, after=request.GET.get("after"), size=20)
    return render(request, "documents/disseminated.html", {"page": page})


@require_GET
@gate(SEE_COVERAGE)
def coverage(request: ActorRequest, document_id: int) -> HttpResponse:
    """How far one document has reached, unit by unit, the least covered first."""
    document = get_document_for(request.actor, document_id)
    return _coverage_page(request, document, EndForm())


def _coverage_page(request: ActorRequest, document: Document, end: EndForm) -> HttpResponse:
    total, units = queries.coverage_of(document, request.actor)
    return render(
        request,
        "documents/coverage.html",
        {
            "document": document,
            "total": total,
            "units": units,
            "today": clock.today(),
            "may_disseminate": request.actor.may(DISSEMINATE) and document.withdrawn_at is None,
            "end": end if any(_may_end(request.actor, one) for one in units) else None,
        },
        status=422 if end.errors else 200,
    )


def _may_end(actor: Actor, one: Coverage) -> bool:
    found = one.dissemination
    return found is not None and found.ended_at is None and may_end(actor, found)


@require_http_methods(["GET", "POST"])
@gate(DISSEMINATE)
def new(request: ActorRequest, document_id: int) -> HttpResponse:
    """Have a document acknowledged by every official of units."""
    document, on = get_document_for(request.actor, document_id), clock.today()
    usual = working_calendar().add_working_days(on, USUAL_DAYS)
    form = DisseminationForm(
        request.POST or None, document=document, actor=request.actor, on=on, initial={"due_on": usual}
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            required = require_or_ask(
                document_id=document.pk,
                unit_ids=data["unit_ids"],
                due_on=data["due_on"],
                note=data["note"],
                by=request.actor,
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            if isinstance(required, Run):
                return redirect("administration:run", required.pk)
            said = ngettext("%(n)s official is asked.", "%(n)s officials are asked.", required.officials)
            messages.success(request, said % {"n": required.officials})
            return redirect("documents:coverage", document.pk)
    return render(
        request,
        "documents/disseminate.html",
        {"document": document, "form": form},
        status=422 if form.errors else 200,
    )


@require_POST
@gate(DISSEMINATE)
def end(request: ActorRequest, document_id: int) -> HttpResponse:
    """Require it no longer in the reader's units."""
    document, form = get_document_for(request.actor, document_id), EndForm(request.POST)
    if not form.is_valid():
        return _coverage_page(request, document, form)
    try:
        end_dissemination(
            document_id=document.pk,
            reason=form.cleaned_data["reason"],
            by=request.actor,
            at=clock.now(),
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _coverage_page(request, document, form)
    messages.success(request, _("Required no longer. What was acknowledged stays."))
    return redirect("documents:coverage", document.pk)


@require_GET
@gate(SEE_COVERAGE)
def coverage_of_unit(request: ActorRequest, document_id: int, unit_id: int) -> HttpResponse:
    """Who of one unit has acknowledged the document, and who has not."""
    found = get_dissemination_for(request.actor, document_id, unit_id)
    try:
        answer = Answer(request.GET.get("answer", ""))
    except ValueError:
        answer = Answer.WAITING
    rows = queries.acknowledgements_in(found, answer)
    return render(
        request,
        "documents/coverage_of_unit.html",
        {
            "found": found,
            "document": found.document,
            "answer": answer,
            "answers": [
                (one.value, name, queries.acknowledgements_in(found, one).count()) for one, name in ANSWER_NAMES.items()
            ],
            "page": page_after(rows, queries.ACKNOWLEDGEMENT_ORDER, after=request.GET.get("after"), size=100),
        },
    )


def panel_of_home(request: HttpRequest, actor: Actor) -> SafeString:
    """Return what waits for the official's acknowledgement, each with the one press that it takes."""
    waiting = list(queries.to_acknowledge(actor)[: _SHOWN + 1])
    if not waiting:
        return SafeString("")
    context = {
        "waiting": waiting[:_SHOWN],
        "has_more": len(waiting) > _SHOWN,
        "today": clock.today(),
    }
    return render_to_string("documents/_home_panel.html", context, request)


def panel_of_document(request: HttpRequest, document: Document) -> SafeString:
    """Return how far the document has reached, and whether the reader himself still has to acknowledge it."""
    actor = cast("ActorRequest", request).actor
    own = queries.own_acknowledgement(actor, document)
    total, units = queries.coverage_of(document, actor) if actor.may(SEE_COVERAGE) else (None, [])
    may_disseminate = actor.may(DISSEMINATE) and document.withdrawn_at is None
    if own is None and not units and not may_disseminate:
        return SafeString("")
    context = {"document": document, "own": own, "total": total, "units": units, "may_disseminate": may_disseminate}
    return render_to_string("documents/_document_panel.html", context, request)
