"""Addresses for those who run an installation."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter

from dondoc.administration.models import SheetKind
from dondoc.administration.web import hub, letters, runs, sheets, state, views

app_name = "administration"


class KindConverter:
    """A kind of spreadsheet in an address."""

    regex = "|".join(SheetKind.values)

    def to_python(self, value: str) -> str:
        """Return the kind's word."""
        return value

    def to_url(self, value: str) -> str:
        """Return the kind's word."""
        return value


register_converter(KindConverter, "kind")

urlpatterns: list[URLPattern] = [
    path("administration/", hub.hub, name="hub"),
    path("administration/state/", state.state, name="state"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<slug:kind>/", letters.letter, name="letter"),
    path("letters/<slug:kind>/draft.docx", letters.as_word, name="letter-docx"),
    path("letters/<slug:kind>/back/", letters.back, name="letter-back"),
    path("sheets/", sheets.sheets, name="sheets"),
    path("sheets/<int:sheet_id>/", sheets.sheet, name="sheet"),
    path("sheets/<int:sheet_id>/columns/", sheets.map_columns, name="map-columns"),
    path("sheets/<int:sheet_id>/take-in/", sheets.take_in, name="take-in"),
    path("sheets/<kind:kind>.xlsx", sheets.export, name="export"),
    path("runs/", runs.runs, name="runs"),
    path("runs/<int:run_id>/", runs.run, name="run"),
    path("journal/", views.journal, name="journal"),
    path("journal/by/<int:person_id>/", views.journal, name="journal-by"),
    path("journal/<slug:object_type>/<int:object_id>/", views.journal, name="journal-of"),
]
