"""Working regulations: which units have none or are due for review, and that of one unit with its reviews."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from dondoc.documents import queries
from dondoc.documents.actions import Upload, begin_review, conclude_review, register_regulation
from dondoc.documents.models import ReviewOutcome, WorkingRegulation
from dondoc.documents.permissions import REGISTER_REGULATION, SEE_REGULATIONS, get_regulation_for, visible_to
from dondoc.documents.queries import Need
from dondoc.documents.web.views import hand_out
from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound, Refusal
from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization.models import Unit
from dondoc.organization.permissions import get_unit_for
from dondoc.organization.web.requests import ActorRequest
from dondoc.ui.widgets import DayInput

NEED_NAMES = {
    Need.NONE: gettext_lazy("without a regulation"),
    Need.DUE: gettext_lazy("due for review"),
    Need.UNDER_REVIEW: gettext_lazy("under review"),
    Need.TO_AMEND: gettext_lazy("to be amended"),
}


class RegulationForm(forms.Form):
    """A working regulation as it was issued, and when to review it next."""

    code = forms.CharField(label=gettext_lazy("Number and notation"), max_length=100)
    issued_on = forms.DateField(label=gettext_lazy("Date of issue"), widget=DayInput())
    file = forms.FileField(label=gettext_lazy("File"), required=False)
    reference = forms.CharField(label=gettext_lazy("Or where its text stands"), max_length=500, required=False)
    review_on = forms.DateField(label=gettext_lazy("To be reviewed on"), widget=DayInput())


class ReviewForm(forms.Form):
    """What a review found, and the day by which something is to follow."""

    outcome = forms.TypedChoiceField(
        label=gettext_lazy("Outcome"), choices=ReviewOutcome.choices, coerce=ReviewOutcome, widget=forms.RadioSelect()
    )
    note = forms.CharField(label=gettext_lazy("What was found"), widget=forms.Textarea(attrs={"rows": 3}))
    next_on = forms.DateField(label=gettext_lazy("Reviewed again, or amended, by"), widget=DayInput())


@require_GET
@gate(SEE_REGULATIONS)
def regulations(request: ActorRequest) -> HttpResponse:
    """The units with their working regulations, narrowed to what they lack."""
    on, asked = clock.today(), request.GET.get("need", "")
    wanted = next((need for need in Need if need == asked), None)
    units = (
        queries.units_in_need(request.actor, wanted, on=on)
        if wanted
        else queries.units_with_regulations(request.actor, on=on)
    )
    page = page_after(units, queries.REGULATION_LIST_ORDER, after=request.GET.get("after"), size=100)
    held = queries.regulations_of_units(request.actor, [unit.pk for unit in page.rows])
    numbers = queries.numbers_in_need(request.actor, on=on)
    return render(
        request,
        "documents/regulations.html",
        {
            "page": page,
            "rows": [(unit, held.get(unit.pk)) for unit in page.rows],
            "needs": [(need.value, NEED_NAMES[need], number) for need, number in numbers.items()],
            "today": on,
        },
    )


@require_GET
@gate(SEE_REGULATIONS)
def regulation(request: ActorRequest, unit_id: int) -> HttpResponse:
    """The working regulation of one unit, its reviews, and those that held before."""
    return _page(request, _unit(request, unit_id), ReviewForm())


def _page(request: ActorRequest, unit: Unit, review: ReviewForm) -> HttpResponse:
    found = queries.regulation_of(request.actor, unit.pk)
    own = request.actor.power(REGISTER_REGULATION).reaches(unit.pk)
    return render(
        request,
        "documents/regulation.html",
        {
            "unit": unit,
            "found": found,
            "may_read_document": found is not None
            and found.document_id is not None
            and visible_to(request.actor).filter(pk=found.document_id).exists(),
            "reviews": queries.reviews_of(found) if found else (),
            "former": queries.former_regulations_of(request.actor, unit.pk),
            "may_register": own,
            "review": review if own and found else None,
            "today": clock.today(),
        },
        status=422 if review.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@gate(REGISTER_REGULATION)
def register_one(request: ActorRequest, unit_id: int) -> HttpResponse:
    """Register the working regulation of a unit; a document of the register with its number and date is its text."""
    unit = _unit(request, unit_id)
    form = RegulationForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        document = queries.document_of(request.actor, data["code"], issued_on=data["issued_on"])
        try:
            register_regulation(
                unit_id=unit.pk,
                code=data["code"],
                issued_on=data["issued_on"],
                review_on=data["review_on"],
                document_id=document.pk if document else None,
                file=Upload(data["file"].read(), data["file"].name) if data["file"] else None,
                reference=data["reference"],
                by=request.actor,
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Registered. The one before stays readable."))
            return redirect("documents:regulation", unit.pk)
    return render(
        request, "documents/register_regulation.html", {"unit": unit, "form": form}, status=422 if form.errors else 200
    )


@require_POST
@gate(REGISTER_REGULATION)
def begin(request: ActorRequest, regulation_id: int) -> HttpResponse:
    """Say that the review has begun."""
    found = get_regulation_for(request.actor, regulation_id)
    return _done(
        request,
        found,
        ReviewForm(),
        lambda: begin_review(regulation_id=found.pk, by=request.actor, at=clock.now()),
        _("Kept: the review has begun."),
    )


@require_POST
@gate(REGISTER_REGULATION)
def conclude(request: ActorRequest, regulation_id: int) -> HttpResponse:
    """Say what the review found."""
    found, form = get_regulation_for(request.actor, regulation_id), ReviewForm(request.POST)
    if not form.is_valid():
        return _page(request, found.unit, form)
    return _done(
        request,
        found,
        form,
        lambda: conclude_review(regulation_id=found.pk, by=request.actor, at=clock.now(), **form.cleaned_data),
        _("Kept: what the review found stays beside the regulation."),
    )


def _done(
    request: ActorRequest, found: WorkingRegulation, form: ReviewForm, act: Callable[[], Any], said: str
) -> HttpResponse:
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return _page(request, found.unit, form)
    messages.success(request, said)
    return redirect("documents:regulation", found.unit_id)


@require_safe
@gate(SEE_REGULATIONS)
def regulation_file(request: ActorRequest, regulation_id: int) -> FileResponse:
    """The file of a working regulation, as it was given."""
    found = get_regulation_for(request.actor, regulation_id)
    if found.file is None:
        raise NotFound(_("This working regulation has no file of its own. Its page says where its text stands."))
    return hand_out(found.file, found.file_name)


def panel_of_unit(request: HttpRequest, unit: Unit) -> SafeString:
    """Return by which regulation the unit works, for those who may know."""
    actor = cast("ActorRequest", request).actor
    on = clock.today()
    if not queries.has_its_own(actor, unit, on=on):
        return SafeString("")
    context = {
        "unit": unit,
        "found": queries.regulation_of(actor, unit.pk),
        "today": on,
        "may_register": actor.power(REGISTER_REGULATION).reaches(unit.pk),
    }
    return render_to_string("documents/_regulation_panel.html", context, request)


def _unit(request: ActorRequest, unit_id: int) -> Unit:
    """Return a unit whose regulation the reader may know of. Raises `NotFound`."""
    unit = get_unit_for(request.actor, unit_id)
    if not request.actor.power(SEE_REGULATIONS).reaches(unit.pk):
        raise NotFound(_("There is no such working regulation, or it is not yours to see. Go back to their list."))
    return unit
