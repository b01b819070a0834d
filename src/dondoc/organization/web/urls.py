"""Addresses of units and people, and of signing in and out."""

from __future__ import annotations

from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, path

from dondoc.kernel.gates import everybody
from dondoc.organization.web import ending, keeping, ordering, password_links, passwords, roles, signing_in, views

urlpatterns: list[URLPattern] = [
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("units/", views.units, name="units"),
    path("units/new/", keeping.add, name="unit-new"),
    path("units/<int:unit_id>/", views.unit, name="unit"),
    path("units/<int:unit_id>/name/", keeping.correct_unit, name="unit-name"),
    path("units/<int:unit_id>/end/", ending.end, name="unit-end"),
    path("units/<int:unit_id>/appoint/", keeping.appoint, name="unit-appoint"),
    path("units/<int:unit_id>/mandate/", keeping.give_mandate, name="unit-mandate"),
    path("mandates/<int:mandate_id>/end/", keeping.end_mandate, name="mandate-end"),
    path("people/new/", keeping.add_person, name="person-new"),
    path("people/<int:person_id>/", views.person, name="person"),
    path("people/<int:person_id>/name/", keeping.correct_person, name="person-name"),
    path("people/<int:person_id>/stand-in/", keeping.stand_in, name="person-stand-in"),
    path("stand-ins/<int:substitution_id>/end/", keeping.end_stand_in, name="stand-in-end"),
    path("people/<int:person_id>/portfolio/", keeping.give_portfolio, name="person-portfolio"),
    path("portfolios/<int:portfolio_id>/end/", keeping.end_portfolio, name="portfolio-end"),
    path("appointments/<int:appointment_id>/end/", keeping.end_appointment, name="appointment-end"),
    path("grants/<int:grant_id>/end/", keeping.end_grant, name="grant-end"),
    path("people/<int:person_id>/password/", password_links.link, name="person-password"),
    path("people/<int:person_id>/account/", keeping.account, name="person-account"),
    path("password-links/", password_links.links, name="password-links"),
    path("password-links/new/", password_links.new_links, name="password-links-new"),
    path("password/", passwords.change, name="password"),
    path("password/<uidb64>/<token>/", passwords.choose_by_link, name="password-link"),
    path("roles/", roles.roles, name="roles"),
    path("roles/new/", roles.role, name="role-new"),
    path("roles/<slug:code>/", roles.role, name="role"),
    path("groups/", ordering.groups, name="groups"),
    path("groups/new/", ordering.group, name="group-new"),
    path("groups/<int:group_id>/", ordering.group, name="group"),
    path("sign-out/", everybody(LogoutView.as_view()), name="sign-out"),
]
