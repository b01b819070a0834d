"""Pages on which a person changes his password, or chooses one by the link that an administrator made."""

from __future__ import annotations

from typing import Any

from axes.helpers import get_client_ip_address
from django import forms
from django.contrib import messages
from django.contrib.auth import authenticate, update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import INTERNAL_RESET_SESSION_TOKEN, PasswordResetConfirmView
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.gates import everybody, signed_in
from dondoc.organization import actions, queries
from dondoc.organization.models import Person
from dondoc.organization.web.requests import ActorRequest


class NewPasswordForm(SetPasswordForm):  # type: ignore[type-arg]
    """A new password, twice, which the validators of the settings let pass."""

    new_password1, new_password2 = SetPasswordForm.create_password_fields(
        label1=gettext_lazy("New password"), label2=gettext_lazy("The new password once more")
    )
    new_password1.help_text = gettext_lazy(
        "At least ten characters, without your name. Several words in a row are easy to keep in mind."
    )
    new_password2.help_text = ""


class ChangePasswordForm(NewPasswordForm):
    """A new password beside the one until now. Wrong ones count as wrong sign-ins do."""

    current = forms.CharField(
        label=gettext_lazy("Password until now"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("current", "new_password1", "new_password2")

    def __init__(self, request: ActorRequest) -> None:
        super().__init__(request.user, request.POST or None)
        self.request = request

    def clean_current(self) -> str:
        """Refuse a password with which the person could not sign in."""
        typed: str = self.cleaned_data["current"]
        if authenticate(self.request, username=self.user.username, password=typed) is None:
            raise forms.ValidationError(
                _("This is not your password. Look at capital letters and accents, and retype.")
            )
        return typed


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
@signed_in
def change(request: ActorRequest) -> HttpResponse:
    """Change one's own password; this session goes on, others end."""
    form = ChangePasswordForm(request)
    if request.method == "POST" and form.is_valid():
        person = actions.change_password(form.cleaned_data["new_password1"], by=request.actor, at=clock.now())
        update_session_auth_hash(request, person)
        messages.success(request, _("Your password is changed. Whoever was signed in with it elsewhere is signed out."))
        return redirect("home")
    context = {"form": form, "link": queries.last_used_link_of(form.user.pk)}
    return render(request, "organization/password.html", context, status=422 if form.errors else 200)


class ChooseByLink(PasswordResetConfirmView):
    """Choose a password by the link an administrator made. The page says who made it, and of a use before this one."""

    form_class = NewPasswordForm
    template_name = "organization/choose_password.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the link and the one by which the password until now was chosen."""
        context = super().get_context_data(**kwargs)
        if self.validlink and isinstance(self.user, Person):
            context["link"] = queries.waiting_link_of(self.user.pk)
            context["earlier"] = queries.last_used_link_of(self.user.pk)
        return context

    def form_valid(self, form: SetPasswordForm[Person]) -> HttpResponse:
        """Set the password; the person signs in with it."""
        secret = self.request.session.pop(INTERNAL_RESET_SESSION_TOKEN)
        try:
            actions.use_password_link(
                form.user.pk,
                secret,
                form.cleaned_data["new_password1"],
                at=clock.now(),
                address=get_client_ip_address(self.request) or "",
            )
        except Refusal as refusal:
            messages.error(self.request, str(refusal))
        else:
            messages.success(self.request, _("Your password is set. Sign in with it now."))
        return redirect("sign-in")


choose_by_link = everybody(ChooseByLink.as_view())
