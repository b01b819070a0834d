"""The ladder: which rungs hold, and changing one after a look at what that does to the work that is watched."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound, Refusal
from dondoc.kernel.gates import gate, signed_in
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight import queries
from dondoc.oversight.actions.ladder import LEVELS, MOST_DAYS, RungWording, end_rung, require_possible, set_rung
from dondoc.oversight.models import Rung, RungDoes
from dondoc.oversight.permissions import LADDER
from dondoc.oversight.queries.foresight import Foreseen, foresee, holding
from dondoc.oversight.rules.ladder import Does, Tells

TELLS_NAMES = {
    Tells.PERSON: gettext_lazy("who is in charge"),
    Tells.HEAD: gettext_lazy("the unit's head"),
    Tells.TRACKING_OFFICER: gettext_lazy("the tracking officer"),
    Tells.VICE_CHAIRMAN: gettext_lazy("the vice chairman in charge"),
    Tells.CHAIRMAN: gettext_lazy("the Chairman"),
}


class RungForm(forms.Form):
    """How far from the due date a rung stands, what it does and whom it tells."""

    name = forms.CharField(label=gettext_lazy("Name of the rung"), max_length=120)
    days = forms.IntegerField(
        label=gettext_lazy("Working days from the due date"),
        help_text=gettext_lazy("−3 is three before it, 0 the last day itself, 1 the first after it."),
        min_value=-MOST_DAYS,
        max_value=MOST_DAYS,
    )
    does = forms.ChoiceField(label=gettext_lazy("What it does"), choices=RungDoes.choices)
    level = forms.TypedChoiceField(
        label=gettext_lazy("Level, when it urges"),
        coerce=int,
        empty_value=None,
        choices=[("", "–"), *((level, str(level)) for level in LEVELS)],
        required=False,
    )
    tells = forms.MultipleChoiceField(
        label=gettext_lazy("Whom it tells"), choices=list(TELLS_NAMES.items()), widget=forms.CheckboxSelectMultiple
    )

    def wording(self, code: str) -> RungWording:
        """Return what was typed as the rung with the code."""
        asked = self.cleaned_data
        return RungWording(
            code=code,
            name=asked["name"],
            days=asked["days"],
            does=Does(asked["does"]),
            level=asked["level"],
            tells=[Tells(one) for one in asked["tells"]],
        )


@require_GET
@signed_in
def ladder(request: ActorRequest) -> HttpResponse:
    """The rungs that hold today. Everybody may know what happens when."""
    rungs = list(queries.rungs_on(clock.today()))
    rows = [(rung, [TELLS_NAMES[Tells(one)] for one in rung.tells]) for rung in rungs]
    return render(request, "oversight/ladder.html", {"rows": rows, "may_manage": request.actor.may(LADDER)})


@require_http_methods(["GET", "POST"])
@gate(LADDER)
def new_rung(request: ActorRequest) -> HttpResponse:
    """Put another rung into the ladder."""
    return _change(request, None)


@require_http_methods(["GET", "POST"])
@gate(LADDER)
def rung(request: ActorRequest, code: str) -> HttpResponse:
    """Change a rung, or take it out."""
    found = holding(code)
    if found is None:
        raise NotFound(_("The ladder has no such rung. Open the ladder to see which hold today."))
    return _change(request, found)


def _change(request: ActorRequest, found: Rung | None) -> HttpResponse:
    """A posted form says by `step` what is to be done: look at what it changes, set it, look at the end, or end it."""
    at = clock.now()
    on = clock.local_date(at)
    step = request.POST.get("step", "")
    form = RungForm(request.POST if step in {"look", "set"} else None, initial=_as_typed(found))
    context: dict[str, object] = {"form": form, "rung": found}
    try:
        if found is not None and step == "look-end":
            context |= {"foreseen": foresee(found.code, days=None, on=on), "ends": True}
        elif found is not None and step == "end":
            end_rung(code=found.code, by=request.actor, at=at)
            messages.success(request, _("The rung is out of the ladder from today on. What it did stays."))
            return redirect("oversight:ladder")
        elif form.is_bound and form.is_valid():
            wording = form.wording(found.code if found else _free_code(form.cleaned_data["days"]))
            if step == "set":
                set_rung(wording=wording, by=request.actor, at=at)
                messages.success(request, _("The rung is part of the ladder from today on."))
                return redirect("oversight:ladder")
            require_possible(wording)
            context["foreseen"] = _foreseen(wording, request)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return render(request, "oversight/rung.html", context)


def _foreseen(wording: RungWording, request: ActorRequest) -> Foreseen:
    return foresee(wording.code, days=wording.days, does=wording.does, on=clock.today())


def _as_typed(found: Rung | None) -> dict[str, object]:
    if found is None:
        return {}
    return {"name": found.name, "days": found.days, "does": found.does, "level": found.level, "tells": found.tells}


def _free_code(days: int) -> str:
    """Return a code for a new rung that no rung has had: a code tells one rung through all its changes."""
    plain = "on-the-day" if days == 0 else f"{'before' if days < 0 else 'after'}-{abs(days)}"
    taken = set(Rung.objects.filter(code__startswith=plain).values_list("code", flat=True))
    return next(code for code in (plain, *(f"{plain}-{n}" for n in range(2, len(taken) + 3))) if code not in taken)
