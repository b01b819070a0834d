"""What was entered wrong of people and units, put right."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from dondoc.kernel import clock
from dondoc.kernel.gates import gate
from dondoc.organization import actions, queries
from dondoc.organization.actions import Naming
from dondoc.organization.permissions import MANAGE, get_person_for, get_unit_for
from dondoc.organization.web.keeping.page import Page, kept
from dondoc.organization.web.requests import ActorRequest
from dondoc.ui.widgets import LinesField


class CorrectPersonForm(forms.Form):
    """A person's name and address."""

    full_name = forms.CharField(label=gettext_lazy("Full name"), max_length=120)
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        help_text=gettext_lazy("Where his messages go; blank: they stay on the pages."),
    )


class CorrectUnitForm(forms.Form):
    """How a unit is called."""

    name = forms.CharField(label=gettext_lazy("Name of the unit"), max_length=300)
    short_name = forms.CharField(label=gettext_lazy("Short name"), max_length=120)
    head_title = forms.CharField(label=gettext_lazy("Title of its head"), max_length=120)
    also_called = LinesField(
        label=gettext_lazy("Also written"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Further wordings of documents, one a line."),
    )


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def correct_person(request: ActorRequest, person_id: int) -> HttpResponse:
    """Put a person's name and address right."""
    person = get_person_for(request.actor, person_id)
    form = CorrectPersonForm(request.POST or None, initial={"full_name": person.full_name, "email": person.email})
    page = Page(
        heading=_("Name and e-mail of %(name)s") % {"name": person.full_name},
        button=_("Put it right"),
        back=reverse("person", args=[person.pk]),
        back_label=person.full_name,
        explained=_("The sign-in name never changes. The journal keeps what was there before."),
    )

    def send() -> str:
        actions.correct_person(person.pk, **form.cleaned_data, by=request.actor, at=clock.now())
        messages.success(request, _("It is put right."))
        return page.back

    return kept(request, form, page, send)


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def correct_unit(request: ActorRequest, unit_id: int) -> HttpResponse:
    """Put right how a unit is called, and by which wordings documents name it."""
    unit = get_unit_for(request.actor, unit_id)
    initial = {
        "name": unit.name,
        "short_name": unit.short_name,
        "head_title": unit.head_title,
        "also_called": "\n".join(queries.other_names_of(unit)),
    }
    form = CorrectUnitForm(request.POST or None, initial=initial)
    page = Page(
        heading=_("What %(name)s is called") % {"name": unit.short_name},
        button=_("Put it right"),
        back=reverse("unit", args=[unit.pk]),
        back_label=unit.short_name,
        explained=_(
            "For what was entered wrong, and for wordings by which documents name it. A body that a decision renames "
            "is a new unit: end this one and name the new one as its successor."
        ),
    )

    def send() -> str:
        naming = Naming(**{**form.cleaned_data, "also_called": tuple(form.cleaned_data["also_called"])})
        actions.correct_unit(unit.pk, naming, by=request.actor, at=clock.now())
        messages.success(request, _("It is put right."))
        return page.back

    return kept(request, form, page, send)
