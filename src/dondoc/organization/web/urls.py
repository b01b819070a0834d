"""Signing in and out."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import URLPattern, path

from dondoc.kernel.gates import everybody

urlpatterns: list[URLPattern] = [
    path(
        "sign-in/",
        everybody(LoginView.as_view(template_name="ui/sign_in.html", redirect_authenticated_user=True)),
        name="sign-in",
    ),
    path("sign-out/", everybody(LogoutView.as_view()), name="sign-out"),
]
