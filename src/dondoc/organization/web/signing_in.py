"""The sign-in, and how wrong attempts are counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dondoc.kernel import clock
from dondoc.kernel.gates import everybody
from dondoc.organization import queries
from dondoc.organization.passwords import counted_name
from dondoc.ui.formats import moment


def name_tried(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """Return the sign-in name that was tried, as attempts are counted by it."""
    return counted_name((credentials or {}).get("username") or request.POST.get("username", ""))


class SignIn(LoginView):
    """The sign-in. Who comes in for the first time since his password was chosen by a link learns of the link."""

    template_name = "ui/sign_in.html"
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take no more names from an address that got many passwords wrong, whosever they were."""
        wrong = queries.wrong_passwords_from(get_client_ip_address(request) or "", at=clock.now())
        if wrong >= settings.DONDOC_SIGN_IN_ATTEMPTS_AN_ADDRESS:
            return render(request, settings.AXES_LOCKOUT_TEMPLATE, {"is_address": True}, status=429)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Sign in."""
        person = form.get_user()
        before, link = person.last_login, queries.last_used_link_of(person.pk)
        answer = super().form_valid(form)
        if link is not None and link.used_at is not None and (before is None or before < link.used_at):
            said = _(
                "Your password was chosen on %(used)s by a link that %(maker)s made on %(made)s. If that was not you, "
                "tell another administrator at once."
            )
            words = {"used": moment(link.used_at), "maker": link.maker, "made": moment(link.made_at)}
            messages.warning(self.request, said % words)
        return answer


sign_in = everybody(SignIn.as_view())
