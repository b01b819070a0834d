"""Pages on which an administrator makes links to choose a password, for one or for many, and sees what became of them.

A link is shown once, on the answer to the press that made it: on a page to print, or as a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.kernel import clock
from dondoc.kernel.cells import XLSX
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization import actions, queries
from dondoc.organization.models import Person
from dondoc.organization.passwords import address_of_link
from dondoc.organization.permissions import MANAGE, get_person_for
from dondoc.organization.web.forms import UnitField
from dondoc.organization.web.requests import ActorRequest
from dondoc.ui.annex import Column
from dondoc.ui.files import to_be_kept
from dondoc.ui.formats import moment
from dondoc.ui.widgets import LinesField
from dondoc.ui.workbook import as_xlsx

_COUNTS_FOR = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


@dataclass(frozen=True, slots=True)
class Slip:
    """What a person is handed: the link, and who he is."""

    person: Person
    unit: str
    link: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """For whom links would be made, who has a password already, and who does more than may be made for here."""

    people: Sequence[Person]
    with_password: int
    further: Sequence[Person]


class RecipientsForm(forms.Form):
    """For whom: those of a unit, those named, or both; those who have a password already only when asked for."""

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.fields["unit"] = UnitField(
            label=_("Unit"), on=on, required=False, help_text=_("Everybody who holds a post there or below it.")
        )
        self.fields["usernames"] = LinesField(
            label=_("Sign-in names"), required=False, help_text=_("One a line, as a column of a spreadsheet is pasted.")
        )
        self.fields["renew"] = forms.BooleanField(
            label=_("Also for those who have a password: it no longer counts from then on"), required=False
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a form that names nobody, and sign-in names that nobody has."""
        data: dict[str, Any] = super().clean() or {}
        names = data.get("usernames") or []
        if "unit" in data and not data["unit"] and not names:
            raise forms.ValidationError(_("Choose a unit, or type the sign-in names of those who get a link."))
        known = set(Person.objects.filter(username__in=names).values_list("username", flat=True))
        unknown = [name for name in names if name not in known]
        if unknown:
            self.add_error("usernames", _("Nobody has the sign-in name %(names)s.") % {"names": ", ".join(unknown)})
        return data

    def chosen(self, request: ActorRequest) -> Chosen:
        """Return for whom the actor makes links with this form."""
        data = self.cleaned_data
        found = queries.people_for_links(data["unit"], data["usernames"], on=self.on)
        others = [person for person in found if person.pk != request.actor.person_id]
        asked = [person for person in others if data["renew"] or not person.has_usable_password()]
        further = queries.reaching_further(request.actor, {one.pk for one in asked}, keeps=MANAGE, on=self.on)
        return Chosen(
            people=[one for one in asked if one.pk not in further],
            with_password=len(others) - len(asked),
            further=[one for one in asked if one.pk in further],
        )


@require_GET
@gate(MANAGE)
def links(request: ActorRequest) -> HttpResponse:
    """The links that were made, newest first: for whom, by whom, until when, and whether one was used."""
    words, now = request.GET.get("text", ""), clock.now()
    page = page_after(queries.password_links(words), queries.LINK_ORDER, after=request.GET.get("after"))
    rows = [(one, one.state_at(now)) for one in page.rows]
    return render(request, "organization/password_links.html", {"page": page, "rows": rows, "words": words})


@never_cache
@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def new_links(request: ActorRequest) -> HttpResponse:
    """Choose for whom, look who that is, and make the links: `step` says whether to look, or what to answer with."""
    now = clock.now()
    form = RecipientsForm(request.POST or None, on=clock.local_date(now))
    chosen: Chosen | None = None
    if request.method == "POST" and form.is_valid():
        chosen = form.chosen(request)
        step = request.POST.get("step", "look")
        if step in {"print", "excel"} and chosen.people:
            try:
                slips = _slips(request, chosen.people, at=now)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                return (_sheet if step == "print" else _workbook)(request, slips, now + _COUNTS_FOR)
    context = {
        "form": form,
        "chosen": chosen,
        "units": queries.units_on(form.on),
        "days": _COUNTS_FOR.days,
        "most": actions.MOST_LINKS,
    }
    return render(request, "organization/new_password_links.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def link(request: ActorRequest, person_id: int) -> HttpResponse:
    """Make a link for one person; it is shown once, on the page that answers."""
    person, now, refused = get_person_for(request.actor, person_id), clock.now(), ""
    if request.method == "POST":
        try:
            slips = _slips(request, [person], at=now)
        except Refusal as refusal:
            refused = str(refusal)
        else:
            return _sheet(request, slips, now + _COUNTS_FOR)
    context = {"person": person, "refused": refused, "days": _COUNTS_FOR.days}
    return render(request, "organization/password_link.html", context, status=422 if refused else 200)


def _slips(request: ActorRequest, people: Sequence[Person], *, at: datetime) -> list[Slip]:
    """Make a link for each and return what each is handed, in order of units and names."""
    made = actions.make_password_links([one.pk for one in people], by=request.actor, at=at)
    units = queries.unit_names_on([one.pk for one in people], on=clock.local_date(at))
    slips = [
        Slip(person, units.get(person.pk, ""), request.build_absolute_uri(address_of_link(person, secret)))
        for person, secret in made
    ]
    return sorted(slips, key=lambda slip: (slip.unit, slip.person.full_name, slip.person.pk))


def _sheet(request: ActorRequest, slips: Sequence[Slip], lapses: datetime) -> HttpResponse:
    return render(request, "organization/password_sheet.html", {"slips": slips, "lapses": lapses})


_COLUMNS = (
    Column(gettext_lazy("Unit"), 8),
    Column(gettext_lazy("Full name"), 7),
    Column(gettext_lazy("Sign-in name"), 5),
    Column(gettext_lazy("Link to choose a password"), 18),
    Column(gettext_lazy("Counts once, until"), 5),
)


def _workbook(request: ActorRequest, slips: Sequence[Slip], lapses: datetime) -> HttpResponse:
    until = moment(lapses)
    rows = [(one.unit, one.person.full_name, one.person.username, one.link, until) for one in slips]
    content = as_xlsx(_("Links to choose a password"), until, _COLUMNS, rows)
    made_on = clock.local_date(lapses - _COUNTS_FOR)
    return to_be_kept(HttpResponse(content, content_type=XLSX), f"password-links-{made_on:%Y-%m-%d}.xlsx")
