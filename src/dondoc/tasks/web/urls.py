"""Addresses of documents, tasks and assignments."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter

from dondoc.tasks.rules.states import Verb
from dondoc.tasks.web.views import (
    assignments,
    confirming,
    desks,
    division,
    documents,
    effects,
    home,
    moves,
    processes,
    review,
    standing,
    targets,
    tasks,
    time,
    units,
)

app_name = "tasks"


class VerbConverter:
    """A verb of the state table in an address."""

    regex = "|".join(verb.value for verb in Verb)

    def to_python(self, value: str) -> str:
        """Return the verb's word."""
        return value

    def to_url(self, value: str) -> str:
        """Return the verb's word."""
        return value


class DecisionConverter(VerbConverter):
    """What a reviewer decides of a proposed task."""

    regex = "approve|standing|drop|restore"


class AnswerConverter(VerbConverter):
    """What is answered to a request for more time."""

    regex = "grant|refuse|withdraw"


register_converter(VerbConverter, "verb")
register_converter(AnswerConverter, "answer")
register_converter(DecisionConverter, "decision")

urlpatterns: list[URLPattern] = [
    path("today/", home.home, name="today"),
    path("documents/", documents.document_list, name="documents"),
    path("documents/new/", documents.upload, name="upload"),
    path("documents/<int:document_id>/", documents.document, name="document"),
    path("documents/<int:document_id>/facts/", documents.facts, name="facts"),
    path("documents/<int:document_id>/review/", review.review, name="review"),
    path("documents/<int:document_id>/effects/", effects.effects, name="effects"),
    path("documents/<int:document_id>/fill/", review.fill_all, name="fill-all"),
    path("documents/<int:document_id>/approve-clear/", review.approve_clear, name="approve-clear"),
    path("documents/<int:document_id>/undo/", review.undo, name="undo"),
    path("documents/<int:document_id>/issue/", review.issue, name="issue"),
    path("documents/<int:document_id>/tasks/new/", review.add, name="add-to-document"),
    path("tasks/new/", review.add, name="add"),
    path("tasks/<int:task_id>/", tasks.task, name="task"),
    path("tasks/<int:task_id>/correct/", tasks.correct, name="correct"),
    path("tasks/<int:task_id>/change-due/", time.change_due_of_all, name="change-due-of-all"),
    path("tasks/<int:task_id>/record-event/", time.record_event_of_all, name="record-event-of-all"),
    path("tasks/<int:task_id>/edit/", review.edit, name="edit"),
    path("tasks/<int:task_id>/fill/", review.fill, name="fill"),
    path("tasks/<int:task_id>/merge/", review.merge, name="merge"),
    path("tasks/<int:task_id>/split/", review.split, name="split"),
    path("tasks/<int:task_id>/issue/", review.issue_one, name="issue-one"),
    path("tasks/<int:task_id>/<decision:decision>/", review.decide, name="decide"),
    path("assignments/", assignments.assignment_list, name="assignments"),
    path("assignments/<int:assignment_id>/", assignments.assignment, name="assignment"),
    path("assignments/<int:assignment_id>/ask-extension/", time.ask_extension, name="ask-extension"),
    path("assignments/<int:assignment_id>/change-due/", time.change_due, name="change-due"),
    path("assignments/<int:assignment_id>/record-event/", time.record_event, name="record-event"),
    path("assignments/<int:assignment_id>/record-grant/", time.record_grant, name="record-grant"),
    path("assignments/<int:assignment_id>/charge/", desks.charge, name="charge"),
    path("assignments/<int:assignment_id>/divide/", division.divide, name="divide"),
    path("assignments/<int:assignment_id>/measure/", targets.measure, name="measure"),
    path("to-confirm/", confirming.to_confirm, name="to-confirm"),
    path("standing/", standing.standing, name="standing"),
    path("hanging/", desks.hanging, name="hanging"),
    path("units/<int:unit_id>/by-day/", units.unit_work, name="unit-work"),
    path("units/<int:unit_id>/hand-on/", desks.hand_on, name="hand-on"),
    path("people/<int:person_id>/hand-over/", desks.hand_over, name="hand-over"),
    path("extensions/<int:extension_id>/<answer:decision>/", time.decide_extension, name="decide-extension"),
    path("assignments/<int:assignment_id>/<verb:verb>/", moves.move, name="move"),
    path("processes/", processes.process_list, name="processes"),
    path("processes/<int:process_id>/", processes.process, name="process"),
    path("processes/<int:process_id>/change/", processes.change, name="change-process"),
    path("processes/<int:process_id>/end/", processes.end, name="end-process"),
    path("units/<int:unit_id>/processes/new/", processes.new, name="describe-process"),
    path("assignments/<int:assignment_id>/course/begin/", processes.begin_course, name="begin-course"),
    path("assignments/<int:assignment_id>/course/go-on/", processes.go_on, name="go-on"),
    path("assignments/<int:assignment_id>/course/end/", processes.end_course, name="end-course"),
    path("proofs/<int:proof_id>/", time.proof, name="proof"),
    path("evidence/<int:evidence_id>/", assignments.evidence, name="evidence"),
]
