"""Dossiers: made, shown, answered, and taken as a Word file once they may be used."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.documents.kinds import DOCX
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate, signed_in
from dondoc.kernel.paging import page_after
from dondoc.organization.permissions import get_person_for, get_unit_for
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight.actions import dossiers as actions
from dondoc.oversight.dossier import as_docx
from dondoc.oversight.models import AccountabilityDossier, DossierState, Purpose
from dondoc.oversight.permissions import DOSSIER, dossiers_visible_to, get_dossier_for
from dondoc.oversight.web.forms import PeriodForm
from dondoc.ui.files import to_be_kept
from dondoc.workcalendar.rules.periods import Window, lawful


class DossierForm(PeriodForm):
    """Of which days, for what, and why."""

    purpose = forms.ChoiceField(label=gettext_lazy("Made for"), choices=Purpose.choices)
    reason = forms.CharField(
        label=gettext_lazy("Why it is made"),
        help_text=gettext_lazy("Whom it concerns will read it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class WithdrawForm(forms.Form):
    """Why it is not to be used any more."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Whom it concerns will read it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AnswerForm(forms.Form):
    """The word of whom it concerns."""

    answer = forms.CharField(label=gettext_lazy("Your answer"), widget=forms.Textarea(attrs={"rows": 5}))


@require_GET
@signed_in
def dossiers(request: ActorRequest) -> HttpResponse:
    """The dossiers that concern the reader, and those he may make and use; newest first."""
    rows = dossiers_visible_to(request.actor).select_related("person", "unit").defer("facts")
    page = page_after(rows, ("-made_at", "-id"), after=request.GET.get("after"))
    now = clock.now()
    shown = [(one, actions.may_be_used(one, now)) for one in page.rows]
    return render(
        request, "oversight/dossiers.html", {"page": page, "rows": shown, "may_make": request.actor.may(DOSSIER)}
    )


@require_http_methods(["GET", "POST"])
@gate(DOSSIER)
def on_person(request: ActorRequest, person_id: int) -> HttpResponse:
    """Make a dossier on a person."""
    person = get_person_for(request.actor, person_id)
    return _make(request, str(person), partial(actions.make_dossier_on_person, person_id=person_id))


@require_http_methods(["GET", "POST"])
@gate(DOSSIER)
def on_unit(request: ActorRequest, unit_id: int) -> HttpResponse:
    """Make a dossier on a unit."""
    unit = get_unit_for(request.actor, unit_id)
    return _make(request, unit.name, partial(actions.make_dossier_on_unit, unit_id=unit_id))


def _make(request: ActorRequest, whom: str, make: Callable[..., AccountabilityDossier]) -> HttpResponse:
    quarter = lawful(Window.QUARTER, clock.today()).former
    form = DossierForm(request.POST or None, initial={"first_on": quarter.first, "last_on": quarter.last})
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            made = make(
                period=form.period,
                purpose=Purpose(asked["purpose"]),
                reason=asked["reason"],
                by=request.actor,
                at=clock.now(),
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            return redirect("oversight:dossier", made.pk)
    return render(request, "oversight/new_dossier.html", {"form": form, "whom": whom})


@require_GET
@signed_in
def dossier(request: ActorRequest, dossier_id: int) -> HttpResponse:
    """One dossier, with what the reader can do with it now."""
    return _page(request, get_dossier_for(request.actor, dossier_id), AnswerForm())


def _page(
    request: ActorRequest,
    found: AccountabilityDossier,
    form: AnswerForm,
    status: int = 200,
    withdrawal: WithdrawForm | None = None,
) -> HttpResponse:
    concerned = request.actor.person_id == found.person_id
    usable, made = actions.may_be_used(found, clock.now()), actions.made_by(request.actor, found)
    context = {
        "dossier": found,
        "concerned": concerned,
        "usable": usable,
        "reads": concerned or made or usable,
        "may_show": made and found.state == DossierState.MADE,
        "withdrawal": (withdrawal or WithdrawForm()) if actions.may_withdraw(request.actor, found) else None,
        "answer": form if concerned and found.state == DossierState.SHOWN else None,
        **{name: _dated(found.facts[name]) for name in ("lying", "passed_on", "declined", "requests", "explanations")},
    }
    return render(request, "oversight/dossier.html", context, status=status)


def _dated(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return the rows with their days as dates again."""
    days = ("from", "until", "on", "due_on")
    return [
        {name: date.fromisoformat(str(value)) if name in days and value else value for name, value in row.items()}
        for row in rows
    ]


@require_POST
@gate(DOSSIER)
def show(request: ActorRequest, dossier_id: int) -> HttpResponse:
    """Show it to whom it concerns."""
    try:
        found = actions.show_dossier(dossier_id=dossier_id, by=request.actor, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        told = {"person": found.person, "day": f"{found.answer_on:%d/%m/%Y}"}
        messages.success(request, _("%(person)s was told and can answer until %(day)s.") % told)
    return redirect("oversight:dossier", dossier_id)


@require_POST
@gate(DOSSIER)
def withdraw(request: ActorRequest, dossier_id: int) -> HttpResponse:
    """Withdraw it, as who made it."""
    found = get_dossier_for(request.actor, dossier_id)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, found, AnswerForm(), status=422, withdrawal=form)
    try:
        actions.withdraw_dossier(
            dossier_id=dossier_id, reason=form.cleaned_data["reason"], by=request.actor, at=clock.now()
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Withdrawn. It stays here and nobody uses it any more."))
    return redirect("oversight:dossier", dossier_id)


@require_POST
@signed_in
def answer(request: ActorRequest, dossier_id: int) -> HttpResponse:
    """Answer it."""
    found = get_dossier_for(request.actor, dossier_id)
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            actions.answer_dossier(
                dossier_id=dossier_id, answer=form.cleaned_data["answer"], by=request.actor, at=clock.now()
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Your answer is kept and stands in the dossier for good."))
            return redirect("oversight:dossier", dossier_id)
    return _page(request, found, form, status=422)


@require_POST
@signed_in
def word(request: ActorRequest, dossier_id: int) -> HttpResponse:
    """The dossier as a Word file: to use it, or as the copy of whom it concerns."""
    found = actions.take_dossier(dossier_id=dossier_id, by=request.actor, at=clock.now())
    return to_be_kept(HttpResponse(as_docx(found), content_type=DOCX), f"ho-so-trach-nhiem-{found.pk}.docx")
