"""Processes: describing how a unit handles a kind of work, and having work go along it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound, Refusal
from dondoc.kernel.gates import gate
from dondoc.kernel.paging import page_after
from dondoc.organization.models import Post, Unit
from dondoc.organization.permissions import get_unit_for
from dondoc.organization.web.requests import ActorRequest
from dondoc.tasks import queries
from dondoc.tasks.actions import processes as actions
from dondoc.tasks.actions.processes import StepFacts
from dondoc.tasks.models import Assignment, Process, ProcessStep, StepUnit
from dondoc.tasks.permissions import (
    DESCRIBE_PROCESS,
    DIVIDE,
    SEE_PROCESSES,
    get_assignment_for,
    get_process_for,
    may_divide,
)
from dondoc.tasks.rules.states import AT_WORK, UNFINISHED, State

_SHOWN = 20


class NameForm(forms.Form):
    """For which kind of work the process is."""

    name = forms.CharField(label=gettext_lazy("Kind of work"), max_length=200)


class NoteForm(forms.Form):
    """Why the process is changed."""

    note = forms.CharField(label=gettext_lazy("Why it is changed"), max_length=500)


class ReasonForm(forms.Form):
    """Why something ends."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=500)


class PostChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable when it runs
    """A post, said with its unit."""

    def label_from_instance(self, post: Post) -> str:
        """Return the post's title and its unit."""
        return f"{post.title}, {post.unit.short_name}"


class StepForm(forms.Form):
    """A step: what is done, in which post, within which time. A blank row is no step."""

    name = forms.CharField(label=gettext_lazy("What is done"), max_length=200, required=False)
    post = PostChoice(label=gettext_lazy("Post"), queryset=Post.objects.none(), required=False, empty_label="")
    amount = forms.IntegerField(label=gettext_lazy("Time limit"), min_value=1, max_value=999, required=False)
    term_unit = forms.ChoiceField(label=gettext_lazy("Counted in"), choices=StepUnit.choices)

    def __init__(self, *args: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = posts  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for what a step lacks, at its field."""
        data = super().clean() or {}
        lacks = {
            "name": _("Say what is done."),
            "post": _("Choose the post."),
            "amount": _("Set the time limit."),
        }
        if any(data.get(name) for name in lacks):
            for name, said in lacks.items():
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, said)
        return data


StepFormSet = forms.formset_factory(
    StepForm, extra=4, max_num=actions.MOST_STEPS, absolute_max=actions.MOST_STEPS + 4, can_order=True
)


@require_GET
@gate(SEE_PROCESSES)
def process_list(request: ActorRequest) -> HttpResponse:
    """The processes of the units the reader may know of."""
    page = page_after(queries.processes(request.actor), queries.PROCESS_ORDER, after=request.GET.get("after"))
    return render(request, "tasks/processes.html", {"page": page})


@require_GET
@gate(SEE_PROCESSES)
def process(request: ActorRequest, process_id: int) -> HttpResponse:
    """One process: its steps, how often each came in time, what went along it and who held which step how long."""
    return _page(request, get_process_for(request.actor, process_id), ReasonForm())


def _page(request: ActorRequest, found: Process, end: ReasonForm) -> HttpResponse:
    versions = queries.versions_of(found)
    figures = queries.step_figures(versions[0])
    courses = queries.courses_along(found, request.actor)
    page = page_after(courses, queries.COURSE_ORDER, after=request.GET.get("after"), size=_SHOWN)
    own = request.actor.power(DESCRIBE_PROCESS).reaches(found.unit_id) and found.ended_at is None
    return render(
        request,
        "tasks/process.html",
        {
            "process": found,
            "version": versions[0],
            "steps": [(step, *figures[step.pk]) for step in versions[0].steps.all()],
            "former": versions[1:],
            "page": page,
            "rows": queries.course_rows(page.rows, request.actor, at=clock.now()),
            "may_describe": own,
            "end": end if own else None,
        },
        status=422 if end.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@gate(DESCRIBE_PROCESS)
def new(request: ActorRequest, unit_id: int) -> HttpResponse:
    """Describe how a unit handles a kind of work."""
    unit = get_unit_for(request.actor, unit_id)
    if not request.actor.power(DESCRIBE_PROCESS).reaches(unit.pk):
        raise NotFound(_("There is no such process, or it is not yours to see. Go back to the list of processes."))

    def act(form: forms.Form, steps: Sequence[StepFacts]) -> Process:
        return actions.describe_process(
            unit_id=unit.pk, name=form.cleaned_data["name"], steps=steps, by=request.actor, at=clock.now()
        )

    return _described(request, unit, NameForm(request.POST or None), [], act, None)


@require_http_methods(["GET", "POST"])
@gate(DESCRIBE_PROCESS)
def change(request: ActorRequest, process_id: int) -> HttpResponse:
    """Give a process new steps; the old ones stay readable, and what goes along them goes on."""
    found = get_process_for(request.actor, process_id)
    last = queries.versions_of(found)[0]

    def act(form: forms.Form, steps: Sequence[StepFacts]) -> Process:
        return actions.change_process(
            process_id=found.pk, steps=steps, note=form.cleaned_data["note"], by=request.actor, at=clock.now()
        ).process

    return _described(request, found.unit, NoteForm(request.POST or None), list(last.steps.all()), act, found)


def _described(
    request: ActorRequest,
    unit: Unit,
    form: forms.Form,
    steps: Sequence[ProcessStep],
    act: Callable[[forms.Form, Sequence[StepFacts]], Process],
    found: Process | None,
) -> HttpResponse:
    posts = queries.posts_below(unit, on=clock.today())
    initial = [
        {"name": one.name, "post": one.post_id, "amount": one.amount, "term_unit": one.term_unit} for one in steps
    ]
    rows = StepFormSet(request.POST or None, initial=initial, form_kwargs={"posts": posts})
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        try:
            made = act(form, _facts(rows))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The process is described. Work can go along it from its page."))
            return redirect("tasks:process", made.pk)
    wrong = bool(form.errors) or (rows.is_bound and not rows.is_valid())
    context = {"unit": unit, "process": found, "form": form, "rows": rows, "has_posts": posts.exists()}
    return render(request, "tasks/describe_process.html", context, status=422 if wrong else 200)


def _facts(rows: forms.BaseFormSet[StepForm]) -> list[StepFacts]:
    """Return the steps in the order that was typed; rows without a number follow in theirs."""
    filled = [row.cleaned_data for row in rows if row.cleaned_data.get("name")]
    ordered = sorted(filled, key=lambda data: data.get("ORDER") or len(filled) + 1)
    return [
        StepFacts(" ".join(data["name"].split()), data["post"].pk, data["amount"], StepUnit(data["term_unit"]))
        for data in ordered
    ]


@require_POST
@gate(DESCRIBE_PROCESS)
def end(request: ActorRequest, process_id: int) -> HttpResponse:
    """Use a process no longer."""
    found, form = get_process_for(request.actor, process_id), ReasonForm(request.POST)
    if form.is_valid():
        try:
            actions.end_process(
                process_id=found.pk, reason=form.cleaned_data["reason"], by=request.actor, at=clock.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Used no longer; it stays readable."))
            return redirect("tasks:process", found.pk)
    return _page(request, found, form)


@require_POST
@gate(DIVIDE)
def begin_course(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """Have work go along the chosen process."""
    chosen = request.POST.get("process", "")
    return _moved(
        request,
        assignment_id,
        lambda: actions.begin_course(
            assignment_id=assignment_id,
            process_id=int(chosen) if chosen.isdecimal() else 0,
            by=request.actor,
            at=clock.now(),
        ),
        _("The first step is open; each one that you confirm opens the next."),
    )


@require_POST
@gate(DIVIDE)
def go_on(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """Open the next step of the course."""
    return _moved(
        request,
        assignment_id,
        lambda: actions.go_on(assignment_id=assignment_id, by=request.actor, at=clock.now()),
        _("The course goes on."),
    )


@require_POST
@gate(DIVIDE)
def end_course(request: ActorRequest, assignment_id: int) -> HttpResponse:
    """Have the work leave its process."""
    return _moved(
        request,
        assignment_id,
        lambda: actions.end_course(
            assignment_id=assignment_id, reason=request.POST.get("reason", ""), by=request.actor, at=clock.now()
        ),
        _("The work has left the process; what was done stays."),
    )


def _moved(request: ActorRequest, assignment_id: int, act: Callable[[], object], said: str) -> HttpResponse:
    get_assignment_for(request.actor, assignment_id)
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("tasks:assignment", assignment_id)


def course_panel(request: ActorRequest, assignment: Assignment, around: queries.Around) -> SafeString:
    """Return along which process the work goes, who held which step how long, and what can be done now."""
    actor, at = request.actor, clock.now()
    may = actor.person_id is not None and may_divide(actor, assignment) and State(assignment.state) in AT_WORK
    course = queries.course_of(assignment) if around.course else None
    row = queries.course_rows([course], actor, at=at)[0] if course else None
    is_open = row is not None and row.is_open
    choices = queries.offers_for(assignment, at=at) if may and around.processes and not is_open else []
    if row is None and not choices:
        return SafeString("")
    waits = row is not None and all(
        step.row is None or State(step.row.assignment.state) not in UNFINISHED for step in row.steps
    )
    context = {
        "assignment": assignment,
        "row": row,
        "choices": choices,
        "may": may and is_open,
        "may_go_on": may and is_open and waits,
        "end": ReasonForm(auto_id="course_%s"),
    }
    return render_to_string("tasks/_course_panel.html", context, request)


def panel_of_unit(request: HttpRequest, unit: Unit) -> SafeString:
    """Return the unit's processes, for who may read them."""
    actor = cast("ActorRequest", request).actor
    if not actor.power(SEE_PROCESSES).reaches(unit.pk):
        return SafeString("")
    context = {
        "unit": unit,
        "processes": queries.processes(actor, unit_id=unit.pk).order_by("name"),
        "may_describe": actor.power(DESCRIBE_PROCESS).reaches(unit.pk) and unit.is_valid_on(clock.today()),
    }
    return render_to_string("tasks/_processes_panel.html", context, request)
