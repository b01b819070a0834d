"""Addresses of urging, explanations, and of looking into what was said."""

from __future__ import annotations

from django.urls import URLPattern, path

from dondoc.oversight.web import accountability, dossiers, explanations, ladder, samples, signs, views

app_name = "oversight"

urlpatterns: list[URLPattern] = [
    path("urging/", views.urgings, name="urgings"),
    path("urging/new/", views.new, name="new"),
    path("urging/<int:urging_id>/", views.urging, name="urging"),
    path("urging/<int:urging_id>/letters.zip", views.letters, name="letters"),
    path("urging/<int:urging_id>/letter/<int:unit_id>/", views.letter, name="letter"),
    path("truth-signs/", signs.truth_signs, name="signs"),
    path("accountability/", accountability.accountability, name="accountability"),
    path("accountability/unit/<int:unit_id>/", accountability.of_unit, name="unit-desk"),
    path("accountability/person/<int:person_id>/", accountability.of_person, name="person-desk"),
    path("dossiers/", dossiers.dossiers, name="dossiers"),
    path("dossiers/person/<int:person_id>/", dossiers.on_person, name="dossier-on-person"),
    path("dossiers/unit/<int:unit_id>/", dossiers.on_unit, name="dossier-on-unit"),
    path("dossiers/<int:dossier_id>/", dossiers.dossier, name="dossier"),
    path("dossiers/<int:dossier_id>/show/", dossiers.show, name="show-dossier"),
    path("dossiers/<int:dossier_id>/withdraw/", dossiers.withdraw, name="withdraw-dossier"),
    path("dossiers/<int:dossier_id>/answer/", dossiers.answer, name="answer-dossier"),
    path("dossiers/<int:dossier_id>/word/", dossiers.word, name="dossier-word"),
    path("samples/", samples.samples, name="samples"),
    path("samples/<int:sample_id>/", samples.sample, name="sample"),
    path("samples/<int:sample_id>/<int:sampled_id>/", samples.check, name="check"),
    path("ladder/", ladder.ladder, name="ladder"),
    path("ladder/new/", ladder.new_rung, name="new-rung"),
    path("ladder/<slug:code>/", ladder.rung, name="rung"),
    path("explanations/", explanations.explanations, name="explanations"),
    path("explanation/unasked/<int:assignment_id>/", explanations.volunteer, name="volunteer"),
    path("explanation/ask/<int:assignment_id>/", explanations.ask, name="ask"),
    path("explanation/<int:explanation_id>/letter/", explanations.letter, name="explanation-letter"),
    path("explanation/<int:explanation_id>/explain/", explanations.give, name="explain"),
    path("explanation/<int:explanation_id>/decide/", explanations.decide, name="decide"),
    path("explanation/<int:explanation_id>/withdraw/", explanations.withdraw, name="withdraw-explanation"),
]
