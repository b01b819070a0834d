"""Urging: choosing work, the urgings made, and the letters of each."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound, Refusal
from dondoc.kernel.folding import fold
from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization.web.requests import ActorRequest
from dondoc.oversight import queries
from dondoc.oversight.actions.urging import LEVELS, UrgingWording, draft, urge
from dondoc.oversight.letters import Letter, as_docx
from dondoc.oversight.permissions import URGE, get_urging_for, urgings_visible_to
from dondoc.oversight.queries.outcomes import outcomes_of
from dondoc.oversight.web.explanations import words_beside
from dondoc.oversight.web.letters import as_file, as_page
from dondoc.tasks.permissions import VIEW
from dondoc.tasks.queries import rows_of
from dondoc.ui.widgets import DayInput
from dondoc.workcalendar.queries import working_calendar

_A_YEAR = timedelta(days=365)
_BY_A_DAY, _DAYS_TO_ANSWER = (2, 3), 5
"""The levels that ask for something by a day, and how many working days there are where none is chosen."""
LEVEL_NAMES = {
    1: gettext_lazy("1: reminds of the order"),
    2: gettext_lazy("2: asks for the result by a day"),
    3: gettext_lazy("3: asks the head to explain in person"),
}


class UrgingForm(forms.Form):
    """On which level, what is asked, and by when an answer is wanted."""

    level = forms.TypedChoiceField(label=gettext_lazy("Level"), coerce=int, widget=forms.RadioSelect, initial=LEVELS[0])
    text = forms.CharField(
        label=gettext_lazy("What is asked"),
        help_text=gettext_lazy("Left empty: the sentence of the level."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    answer_on = forms.DateField(
        label=gettext_lazy("Answer by, if by a day"),
        help_text=gettext_lazy("Left empty: no day on level 1, five working days on levels 2 and 3."),
        widget=DayInput(),
        required=False,
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._on = clock.local_date(at)
        self._asked = {level: queries.asked_on_level(level, at=at) for level in LEVELS}
        told = '<span>{}<br><span class="soft" lang="vi">{}</span></span>'
        levels = [(level, format_html(told, LEVEL_NAMES[level], asked)) for level, asked in self._asked.items()]
        self.fields["level"].choices = levels  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask with the sentence of the level where nothing else is written, and by a day where the level asks so."""
        data: dict[str, Any] = super().clean() or {}
        if not data.get("answer_on") and "answer_on" not in self.errors and data.get("level") in _BY_A_DAY:
            data["answer_on"] = working_calendar().add_working_days(self._on, _DAYS_TO_ANSWER)
        data["text"] = data.get("text") or self._asked.get(data.get("level", 0), "")
        return data


@require_GET
@gate(VIEW)
def urgings(request: ActorRequest) -> HttpResponse:
    """The urgings that name work the person may see, newest first, and how often each unit was urged in a year."""
    today = clock.today()
    page = page_after(urgings_visible_to(request.actor), ("-at", "-id"), after=request.GET.get("after"))
    became = outcomes_of([one.pk for one in page.rows], request.actor)
    return render(
        request,
        "oversight/urgings.html",
        {
            "page": page,
            "rows": [(one, became[one.pk]) for one in page.rows],
            "units": queries.urged_between(request.actor, today - _A_YEAR, today),
            "since": today - _A_YEAR,
            "may_urge": request.actor.may(URGE),
        },
    )


@require_http_methods(["GET", "POST"])
@gate(URGE)
def new(request: ActorRequest) -> HttpResponse:
    """Choose overdue work, of all units, one of them or a single piece, and look at the letters before they are made.

    A posted form says by `step` what is to be done with it: look at the letters, change something, or urge.
    """
    today = clock.today()
    form = UrgingForm(request.POST or None, at=clock.now())
    chosen = [int(one) for one in request.POST.getlist("work") if one.isdecimal()]
    step = request.POST.get("step", "")
    if request.method == "POST" and step != "change" and form.is_valid():
        wording = UrgingWording(**form.cleaned_data)
        try:
            if step == "look":
                drafts = draft(assignment_ids=chosen, wording=wording, by=request.actor, at=clock.now())
                return render(request, "oversight/drafts.html", {"form": form, "chosen": chosen, **_told(drafts)})
            made = urge(assignment_ids=chosen, wording=wording, by=request.actor, at=clock.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            said = ngettext(
                "Urged %(n)s piece of work. The letters are ready to be signed.",
                "Urged %(n)s pieces of work. The letters are ready to be signed.",
                len(chosen),
            )
            messages.success(request, said % {"n": len(chosen)})
            return redirect("oversight:urging", made.pk)
    return render(request, "oversight/new.html", {"form": form, **_offered(request, today, chosen)})


def _told(drafts: list[Letter]) -> dict[str, object]:
    number = sum(len(letter.tasks) for letter in drafts)
    return {
        "letters": [as_page(letter) for letter in drafts],
        "named": ngettext("%(n)s piece of work", "%(n)s pieces of work", number) % {"n": number},
    }


def _offered(request: ActorRequest, today: date, chosen: list[int]) -> dict[str, object]:
    work, units = request.GET.get("work", ""), [code for code in request.GET.getlist("unit") if code]
    found = queries.to_urge(request.actor, on=today, units=units, work=int(work) if work.isdecimal() else None)
    rows = rows_of(found, on=today)
    said = queries.replies_on([one.pk for one in found])
    return {
        "rows": [(row, said.get(row.assignment.pk)) for row in rows],
        "most": queries.MOST_OFFERED,
        "chosen": chosen or [one.pk for one in found],
    }


@require_GET
@gate(VIEW)
def urging(request: ActorRequest, urging_id: int) -> HttpResponse:
    """One urging: what was asked, the work it names as it stood, and the letter to each unit."""
    found = get_urging_for(request.actor, urging_id)
    work = list(queries.work_of(found, request.actor))
    units = {row.unit_id: row.unit for row in work}
    named = ngettext("%(n)s piece of work", "%(n)s pieces of work", len(work)) % {"n": len(work)}
    words = words_beside([row.assignment_id for row in work])
    context = {"urging": found, "work": work, "words": words, "units": units.values(), "named": named}
    return render(request, "oversight/urging.html", context | {"level": LEVEL_NAMES[found.level]})


@require_GET
@gate(VIEW)
def letter(request: ActorRequest, urging_id: int, unit_id: int) -> HttpResponse:
    """The drafted letter to one unit, as a Word file."""
    found = get_urging_for(request.actor, urging_id)
    letters = queries.letters_of(found, request.actor, unit_id=unit_id)
    if unit_id not in letters:
        raise NotFound(_("This urging names no work of that unit. Open the urging to see which units it names."))
    return as_file(letters[unit_id], _name(letters[unit_id], unit_id))


@require_GET
@gate(VIEW)
def letters(request: ActorRequest, urging_id: int) -> FileResponse:
    """All letters of an urging in one archive, one Word file a unit."""
    found = get_urging_for(request.actor, urging_id)
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for unit_id, made in queries.letters_of(found, request.actor).items():
            archive.writestr(_name(made, unit_id), as_docx(made))
    kept.seek(0)
    return FileResponse(kept, as_attachment=True, filename=f"don-doc-{found.year}-{found.level}-{found.number}.zip")


def _name(made: Letter, unit_id: int) -> str:
    """A name that every system can store; the id tells units of the same name apart."""
    return f"don-doc-{fold(made.unit).replace(' ', '-')[:60]}-{unit_id}.docx"
