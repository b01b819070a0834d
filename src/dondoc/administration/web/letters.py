"""How letters are worded: what holds, a look at the letter before another wording does, and what held before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.administration.letter_samples import sample_letter, sample_report
from dondoc.documents.kinds import DOCX
from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound, Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.models import Unit
from dondoc.organization.queries import units_on
from dondoc.organization.web.forms import UnitField
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight.actions.wording import PART_NAMES, require_possible, set_wording
from dondoc.oversight.letters import as_docx
from dondoc.oversight.models import LetterWording
from dondoc.oversight.permissions import LADDER
from dondoc.oversight.queries.wordings import Wordings, texts_of, units_worded, wordings_of
from dondoc.oversight.rules.wordings import PARTS, LetterKind, Part
from dondoc.oversight.web.letters import as_page
from dondoc.reports.word import as_docx as report_as_docx
from dondoc.reports.word import told
from dondoc.ui.files import to_be_kept

KIND_NAMES: Mapping[LetterKind, Promise] = {
    LetterKind.URGING_1: gettext_lazy("Urging, level 1"),
    LetterKind.URGING_2: gettext_lazy("Urging, level 2"),
    LetterKind.URGING_3: gettext_lazy("Urging, level 3"),
    LetterKind.EXPLANATION: gettext_lazy("Request for an explanation"),
    LetterKind.REPORT: gettext_lazy("Official report"),
}
_ROWS = {Part.OPENING: 4, Part.CLOSING: 2, Part.CLOSING_BY: 3, Part.QUESTION: 2, Part.RECIPIENTS: 4}
_SHOWN = 20
"""How many past wordings are listed."""


class WordingForm(forms.Form):
    """The text of each part of a kind of letter, with what can stand in braces there."""

    def __init__(self, *args: Any, kind: LetterKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part, words in PARTS[kind].items():
            widget = forms.Textarea(attrs={"rows": _ROWS[part]}) if part in _ROWS else forms.TextInput()
            known = ", ".join(f"{{{word}}}" for word in words)
            told = _("Filled in for each letter: %(words)s.") % {"words": known} if words else ""
            self.fields[part.value] = forms.CharField(
                label=str(PART_NAMES[part]), widget=widget, help_text=told, required=False
            )

    def texts(self) -> dict[Part, str]:
        """Return what was typed by part."""
        return {Part(name): text for name, text in self.cleaned_data.items()}


class ForUnitForm(forms.Form):
    """Which unit gets a wording of its own."""

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = UnitField(label=_("For one unit and those below it"), on=clock.local_date(at))


@require_GET
@gate(LADDER)
def letters(request: ActorRequest) -> HttpResponse:
    """The kinds of letters, and which of them are worded anew, for all or for a unit."""
    found = units_worded(clock.now())
    rows = [(kind.value, name, found[kind]) for kind, name in KIND_NAMES.items()]
    return render(request, "administration/letters.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@gate(LADDER)
def letter(request: ActorRequest, kind: str) -> HttpResponse:
    """Word a kind of letter, for all or for the unit in the address. A posted form says by `step` whether to look at
    the letter or to let the wording hold."""
    at, of = clock.now(), _kind(kind)
    unit = _unit(request)
    wordings = Wordings(of, at)
    holds = wordings.of(unit)
    form = WordingForm(request.POST or None, kind=of, initial={part.value: text for part, text in holds.items()})
    texts, failed = holds, False
    if form.is_bound and form.is_valid():
        try:
            require_possible(of, form.texts())
            texts = form.texts()
            if request.POST.get("step") == "set":
                set_wording(kind=of, unit=unit, parts=texts, by=request.actor, at=at)
                messages.success(
                    request, _("Letters are worded so from now on. Those drafted before stay as they are.")
                )
                return redirect(_address(of, unit))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            failed = True
    chosen = ForUnitForm(request.GET if "name" in request.GET else None, at=at)
    if chosen.is_bound and chosen.is_valid() and of is not LetterKind.REPORT:
        return redirect(_address(of, chosen.cleaned_data["name"]))
    context = {
        "kind": of.value,
        "name": KIND_NAMES[of],
        "unit": unit,
        "form": form,
        "choose": None if unit or of is LetterKind.REPORT else chosen,
        "units": units_on(clock.local_date(at)),
        "holding": wordings.holding(unit),
        "is_own": (unit.pk if unit else None) in wordings.set,
        "history": _history(of, unit),
        "address": _address(of, unit),
        "file_address": _address(of, unit, "letter-docx"),
        "back_address": _address(of, unit, "letter-back"),
        "is_looked_at": form.is_bound and not failed,
        **_preview(of, texts, unit, at),
    }
    return render(request, "administration/letter.html", context, status=422 if failed else 200)


@require_POST
@gate(LADDER)
def as_word(request: ActorRequest, kind: str) -> HttpResponse:
    """The letter in the wording that was typed, as a Word file."""
    at, of = clock.now(), _kind(kind)
    unit, form = _unit(request), WordingForm(request.POST, kind=_kind(kind))
    form.is_valid()
    texts = form.texts()
    require_possible(of, texts)
    if of is LetterKind.REPORT:
        content = report_as_docx(sample_report(at), texts)
    else:
        content = as_docx(sample_letter(of, texts, unit=unit, at=at))
    return to_be_kept(HttpResponse(content, content_type=DOCX), f"{of.value}.docx")


@require_POST
@gate(LADDER)
def back(request: ActorRequest, kind: str) -> HttpResponse:
    """Let a past wording hold again; without one in the form, what is above the unit, or what is shipped."""
    of, unit = _kind(kind), _unit(request)
    given = request.POST.get("wording", "")
    row = wordings_of(of, unit.pk if unit else None).filter(pk=int(given)).first() if given.isdecimal() else None
    if given and row is None:
        raise NotFound(_("There is no such past wording. Choose one from the list on the page of the letter."))
    set_wording(kind=of, unit=unit, parts=texts_of(row) if row else {}, by=request.actor, at=clock.now())
    messages.success(request, _("Letters are worded so from now on. Those drafted before stay as they are."))
    return redirect(_address(of, unit))


def _kind(given: str) -> LetterKind:
    try:
        return LetterKind(given)
    except ValueError:
        raise NotFound(_("There is no such kind of letter. Choose one from the list of letters.")) from None


def _unit(request: ActorRequest) -> Unit | None:
    given = request.GET.get("unit", "")
    if not given:
        return None
    found: Unit | None = Unit.objects.filter(pk=int(given)).first() if given.isdecimal() else None
    if found is None:
        raise NotFound(_("There is no such unit. Look it up in the list of units."))
    return found


def _address(kind: LetterKind, unit: Unit | None, name: str = "letter") -> str:
    return reverse(f"administration:{name}", args=[kind.value]) + (f"?unit={unit.pk}" if unit else "")


def _history(kind: LetterKind, unit: Unit | None) -> list[tuple[LetterWording, list[tuple[Promise, str]]]]:
    rows = wordings_of(kind, unit.pk if unit else None)[:_SHOWN]
    return [(row, [(PART_NAMES[part], text) for part, text in texts_of(row).items()]) for row in rows]


def _preview(kind: LetterKind, texts: Mapping[Part, str], unit: Unit | None, at: datetime) -> dict[str, object]:
    if kind is LetterKind.REPORT:
        report = sample_report(at)
        return {"report": (texts[Part.ABOUT], told(report, texts), texts[Part.RECIPIENTS])}
    return {"letter": as_page(sample_letter(kind, texts, unit=unit, at=at))}
