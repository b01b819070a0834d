"""Random samples of confirmed work: drawing one, drawing it again, and keeping what checks found."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight.actions.sampling import MOST_DRAWN, draw_sample, record_check
from dondoc.oversight.models import CheckResult, Sample
from dondoc.oversight.permissions import CHECK, get_sample_for
from dondoc.oversight.queries import samples as queries
from dondoc.oversight.web.forms import PeriodForm
from dondoc.ui.widgets import DayInput
from dondoc.workcalendar.rules.periods import Window, lawful


class DrawForm(PeriodForm):
    """Of which days, how many, and from which seed."""

    first_on = forms.DateField(label=gettext_lazy("Confirmed from"), widget=DayInput())
    last_on = forms.DateField(label=gettext_lazy("To"), widget=DayInput())
    size = forms.IntegerField(label=gettext_lazy("How many are drawn"), min_value=1, max_value=MOST_DRAWN, initial=20)
    seed = forms.CharField(
        label=gettext_lazy("Seed, if it is given"),
        help_text=gettext_lazy("For example the numbers of a public lottery. Left empty, it is made by chance."),
        max_length=64,
        required=False,
    )


class CheckForm(forms.Form):
    """What was found."""

    result = forms.ChoiceField(label=gettext_lazy("What was found"), choices=CheckResult.choices)
    note = forms.CharField(label=gettext_lazy("What you looked at and found"), widget=forms.Textarea(attrs={"rows": 2}))


@require_http_methods(["GET", "POST"])
@gate(CHECK)
def samples(request: ActorRequest) -> HttpResponse:
    """The samples drawn so far, newest first, and the form that draws another."""
    former = lawful(Window.MONTH, clock.today()).former
    form = DrawForm(request.POST or None, initial={"first_on": former.first, "last_on": former.last})
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            made = draw_sample(
                period=form.period, size=asked["size"], seed=asked["seed"], by=request.actor, at=clock.now()
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            return redirect("oversight:sample", made.pk)
    page = page_after(queries.samples_of(request.actor), ("-drawn_at", "-id"), after=request.GET.get("after"))
    return render(request, "oversight/samples.html", {"form": form, "page": page})


@require_GET
@gate(CHECK)
def sample(request: ActorRequest, sample_id: int) -> HttpResponse:
    """One sample: how it was drawn, its work, what was found; with `again`, whether it comes out the same."""
    found = get_sample_for(request.actor, sample_id)
    again = queries.comes_out_the_same(request.actor, found) if "again" in request.GET else None
    return _page(request, found, again=again)


@require_POST
@gate(CHECK)
def check(request: ActorRequest, sample_id: int, sampled_id: int) -> HttpResponse:
    """Keep what was found of a piece of work."""
    found = get_sample_for(request.actor, sample_id)
    form = CheckForm(request.POST, auto_id=f"check-{sampled_id}-%s")
    if form.is_valid():
        result, note = CheckResult(form.cleaned_data["result"]), form.cleaned_data["note"]
        try:
            record_check(sampled_id=sampled_id, result=result, note=note, by=request.actor, at=clock.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Kept, and written into the history of the work."))
            return redirect("oversight:sample", sample_id)
    return _page(request, found, typed={sampled_id: form}, status=422)


def _page(
    request: ActorRequest,
    found: Sample,
    *,
    again: bool | None = None,
    typed: dict[int, CheckForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    work = list(queries.work_in(found))
    confirmers = queries.confirmers_of([one.assignment_id for one in work])
    typed = typed or {}
    rows = []
    for one in work:
        own = request.actor.person_id in confirmers.get(one.assignment_id, set())
        form = typed.get(one.pk) or CheckForm(auto_id=f"check-{one.pk}-%s")
        rows.append((one, None if own or one.result else form, own, one.pk in typed))
    context = {"sample": found, "rows": rows, "again": again, "checked": sum(1 for one in work if one.result)}
    return render(
        request,
        "oversight/sample.html",
        {**context, "wrong": sum(1 for one in work if one.result == CheckResult.WRONG)},
        status=status,
    )
