"""The page of one form: what it does, where it leads back to, and what is refused above what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.organization.models import Person, Unit
from dondoc.organization.web.forms import LastDayForm
from dondoc.organization.web.requests import ActorRequest


@dataclass(frozen=True, slots=True)
class Page:
    """A form as it is shown: what it does, and where it leads back to.

    `units` and `people` are proposed where a name is typed.
    """

    heading: str
    button: str
    back: str
    back_label: str
    explained: str = ""
    units: Iterable[Unit] = ()
    people: Iterable[Person] = field(default_factory=tuple)


def ended(request: ActorRequest, page: Page, end: Callable[..., object]) -> HttpResponse:
    """Ask for the last day of a thing and let the action `end` it."""
    form = LastDayForm(request.POST or None, initial={"last_day": clock.today()})

    def send() -> str:
        last_day = form.cleaned_data["last_day"]
        end(last_day=last_day, by=request.actor, at=clock.now())
        messages.success(request, _("It ends on %(day)s.") % {"day": f"{last_day:%d/%m/%Y}"})
        return page.back

    return kept(request, form, page, send)


def kept(request: ActorRequest, form: forms.Form, page: Page, send: Callable[[], str]) -> HttpResponse:
    """Show the form, or send it and go where `send` says; what is refused stands above what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(send())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return render(request, "organization/keep.html", {"form": form, "page": page}, status=422 if form.errors else 200)
