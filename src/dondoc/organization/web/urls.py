"""Addresses of units and people, and of signing in and out."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import URLPattern, path

from dondoc.kernel.gates import everybody
from dondoc.organization.web import views

urlpatterns: list[URLPattern] = [
    path(
        "sign-in/",
        everybody(LoginView.as_view(template_name="ui/sign_in.html", redirect_authenticated_user=True)),
        name="sign-in",
    ),
    path("units/", views.units, name="units"),
    path("units/<int:unit_id>/", views.unit, name="unit"),
    path("people/<int:person_id>/", views.person, name="person"),
    path("sign-out/", everybody(LogoutView.as_view()), name="sign-out"),
]
