"""A person's messages, how he wants them, and the bell that leads there."""

from __future__ import annotations

from typing import cast

from django import forms
from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import gate, signed_in
from dondoc.kernel.paging import page_after
from dondoc.notices import queries
from dondoc.notices.actions import choose, mark_all_read, mark_read, retry_failed
from dondoc.notices.models import Channel, DeliveryState
from dondoc.notices.permissions import RETRY
from dondoc.notices.rules import Mail
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person
from dondoc.organization.web.requests import ActorRequest

MAIL_NAMES = {
    Mail.DIGEST: gettext_lazy("gathered, once on every working day"),
    Mail.EACH: gettext_lazy("each message by itself"),
    Mail.NONE: gettext_lazy("only what is urgent"),
}


class PreferenceForm(forms.Form):
    """How a person wants his messages."""

    mail = forms.TypedChoiceField(
        label=gettext_lazy("By mail"), coerce=Mail, choices=[(one.value, name) for one, name in MAIL_NAMES.items()]
    )
    digest_at = forms.TimeField(
        label=gettext_lazy("Hour of the gathered mail"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    by_webhook = forms.BooleanField(label=gettext_lazy("Also through the gateway of this installation"), required=False)


def bell(request: HttpRequest, _frame: object) -> SafeString:
    """Return the bell of the header: a link to the messages, and how many are unread; blank for strangers."""
    actor: object = cast("ActorRequest", request).actor
    if not isinstance(actor, Actor):
        return SafeString()
    unread = _unread(request, actor)
    context = {"unread": unread, "most": queries.MOST_COUNTED}
    return render_to_string("notices/_bell.html", context, request)


def _unread(request: HttpRequest, actor: Actor) -> int:
    """Return how many messages the reader has not opened: asked once for a page and its bell."""
    if not hasattr(request, "unread"):
        request.unread = queries.unread_of(actor)  # type: ignore[attr-defined]
    return cast("int", request.unread)  # type: ignore[attr-defined]


@require_GET
@signed_in
def messages(request: ActorRequest) -> HttpResponse:
    """The messages to the person, newest first."""
    rows = queries.messages_of(request.actor)
    page = page_after(rows, queries.NOTICE_ORDER, after=request.GET.get("after"))
    return render(request, "notices/messages.html", {"page": page, "unread": _unread(request, request.actor)})


@require_GET
@signed_in
def opened(request: ActorRequest, notice_id: int) -> HttpResponse:
    """Go to what the message is about; it counts as read from then on."""
    found = mark_read(notice_id=notice_id, by=request.actor, at=clock.now())
    return redirect(found.address or "notices:messages")


@require_POST
@signed_in
def read_all(request: ActorRequest) -> HttpResponse:
    """Mark all messages as read."""
    mark_all_read(by=request.actor, at=clock.now())
    return redirect("notices:messages")


@require_GET
@gate(RETRY)
def deliveries(request: ActorRequest) -> HttpResponse:
    """What could not be sent, to whom and why, and how all deliveries stand. What the messages say is not shown."""
    page = page_after(queries.troubled(), queries.TROUBLE_ORDER, after=request.GET.get("after"))
    found = queries.counted()
    return render(
        request,
        "notices/deliveries.html",
        {
            "page": page,
            "counted": [(state.label, found.get(state.value, 0)) for state in DeliveryState],
            "failed": found.get(DeliveryState.FAILED.value, 0),
            "channels": queries.channels(),
        },
    )


@require_POST
@gate(RETRY)
def retry(request: ActorRequest) -> HttpResponse:
    """Try everything again that was given up."""
    number = retry_failed(by=request.actor, at=clock.now())
    said = ngettext("%(n)d delivery waits to be sent again.", "%(n)d deliveries wait to be sent again.", number)
    flash.success(request, said % {"n": number})
    return redirect("notices:deliveries")


@require_http_methods(["GET", "POST"])
@signed_in
def settings(request: ActorRequest) -> HttpResponse:
    """Show and keep how the person wants his messages."""
    person_id = cast("int", request.actor.person_id)
    kept = queries.preferences_of([person_id])[person_id]
    initial = {"mail": kept.mail, "digest_at": kept.digest_at, "by_webhook": kept.by_webhook}
    form = PreferenceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            choose(**form.cleaned_data, by=request.actor, at=clock.now())
        except Refusal as refusal:
            form.add_error("digest_at", str(refusal))
        else:
            flash.success(request, _("Kept. Messages that wait leave as you want it now."))
            return redirect("notices:settings")
    channels = queries.channels()
    person = cast("Person", request.user)
    context = {"form": form, "email": person.email}
    return render(
        request,
        "notices/settings.html",
        context | {"has_mail": Channel.MAIL in channels, "has_webhook": Channel.WEBHOOK in channels},
    )
