"""Forms of the review: a task's words, and the bodies it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from dondoc.organization.addressing import Resolution, resolve
from dondoc.organization.models import FieldOfWork
from dondoc.tasks.actions.reviewing import Choice, Wording
from dondoc.tasks.models import DueKind, Party, PartyRole, Task
from dondoc.tasks.rules import dues
from dondoc.tasks.rules.periods import recurrence
from dondoc.tasks.rules.targets import written_target
from dondoc.ui.widgets import DayInput, LinesField

OUTSIDE = _("another body's work")


class TaskForm(forms.Form):
    """The wording of a task: everything a person may put right before it is issued."""

    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    text = forms.CharField(label=_("What is ordered"), widget=forms.Textarea(attrs={"rows": 4}))
    provision = forms.CharField(label=_("Provision"), max_length=60, required=False)
    due_kind = forms.ChoiceField(label=_("Due"), choices=DueKind.choices)
    due_on = forms.DateField(label=_("Last day, included"), required=False, widget=DayInput())
    due_time = forms.TimeField(
        label=_("Until the hour"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    term_amount = forms.IntegerField(label=_("Length"), required=False, min_value=1, max_value=999)
    term_unit = forms.ChoiceField(
        label=_("Unit"),
        required=False,
        choices=[
            ("working-day", _("working days")),
            ("day", _("days")),
            ("week", _("weeks")),
            ("month", _("months")),
            ("hour", _("hours")),
            ("year", _("years")),
        ],
    )
    term_event = forms.ChoiceField(
        label=_("Counted from"),
        required=False,
        choices=[("receipt", _("receipt by the unit")), ("other", _("another event, recorded later"))],
    )
    recurs_every = forms.ChoiceField(
        label=_("Every"),
        required=False,
        choices=[
            ("week", _("week")),
            ("month", _("month")),
            ("quarter", _("quarter")),
            ("half-year", _("half-year")),
            ("year", _("year")),
            ("day", _("day")),
        ],
    )
    recurs_interval = forms.IntegerField(
        label=_("How many of them at a time"), required=False, min_value=1, max_value=99
    )
    recurs_on = forms.CharField(
        label=_("On day"),
        max_length=60,
        required=False,
        help_text=_("20; of a year 20/6; of a week “thứ sáu”; empty: the last day."),
    )
    targets = LinesField(
        label=_("Targets"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line, with its figure: “ít nhất 20 % thủ tục”, “≤ 5 ngày”, “100 % quy chế”."),
    )
    product = forms.CharField(label=_("Product"), max_length=300, required=False)
    is_standing = forms.BooleanField(label=_("Standing duty, no product of its own"), required=False)
    authority_note = forms.CharField(label=_("By what right"), max_length=300, required=False)
    field = forms.ModelChoiceField(
        label=_("Field of work"),
        required=False,
        queryset=FieldOfWork.objects.order_by("name"),
        empty_label=_("the lead's"),
    )

    @classmethod
    def of(cls, task: Task) -> TaskForm:
        """Return the form filled with how the task stands."""
        names = [name for name in cls.base_fields if hasattr(task, name)]
        words = [one["text"] for one in task.targets]
        return cls(initial={name: getattr(task, name) for name in names} | {"targets": words})

    def clean(self) -> dict[str, Any]:
        """Ask for the day of a fixed date and the length of a term, at their fields."""
        data = super().clean() or {}
        if data.get("due_kind") == DueKind.DATE and not data.get("due_on"):
            self.add_error("due_on", _("Set the last day, or choose another kind of due."))
        if data.get("due_kind") == DueKind.TERM and not data.get("term_amount"):
            self.add_error("term_amount", _("Set how long the term is, or choose another kind of due."))
        if data.get("due_kind") == DueKind.RECURRING and recurrence(*self._recurs(data)) is None:
            self.add_error("recurs_on", _("This is no day of such a period. Write 20, of a year 20/6, or “thứ sáu”."))
        self._written = {line: written_target(line) for line in data.get("targets") or ()}
        for line, found in self._written.items():
            if found is None:
                self.add_error("targets", _("“%(line)s” names no figure to be reached.") % {"line": line})
        return data

    def wording(
        self, bodies: Sequence[Choice], *, printed_due: str = "", read: Sequence[dict[str, Any]] = ()
    ) -> Wording:
        """Return what the action takes. Only the fields of the chosen kind of due are kept; of the targets that were
        `read`, those whose words stand as they were stay as they were read."""
        data = self.cleaned_data
        known = {one["text"]: one for one in read}
        written = [known.get(line) or found for line, found in self._written.items()]
        return Wording(
            text=data["text"],
            title=data["title"],
            provision=data["provision"],
            due=self._due(printed_due),
            bodies=bodies,
            product=data["product"],
            is_standing=data["is_standing"],
            authority_note=data["authority_note"],
            field_id=data["field"].pk if data["field"] else None,
            targets=[one for one in written if one is not None],
        )

    def _due(self, printed: str) -> dues.DueSpec:
        data = self.cleaned_data
        kind = dues.DueKind(data["due_kind"])
        match kind:
            case dues.DueKind.DATE:
                return dues.DueSpec(kind, printed, on=data["due_on"], at_time=data["due_time"])
            case dues.DueKind.TERM:
                return dues.DueSpec(
                    kind,
                    printed,
                    amount=data["term_amount"],
                    unit=data["term_unit"] or "working-day",
                    event=data["term_event"] or "receipt",
                )
            case dues.DueKind.RECURRING:
                every, on_day, interval = self._recurs(data)
                return dues.DueSpec(kind, printed, every=every, on_day=on_day, interval=interval)
            case _:
                return dues.DueSpec(kind, printed)

    @staticmethod
    def _recurs(data: Mapping[str, Any]) -> tuple[str, str, int]:
        return data.get("recurs_every") or "month", data.get("recurs_on") or "", data.get("recurs_interval") or 1


class FillForm(forms.Form):
    """What the reading most often leaves open, beside the text: the last day, and the product."""

    due_on = forms.DateField(label=_("Last day, included"), required=False)
    product = forms.CharField(label=_("Product"), max_length=300, required=False)


class FillAllForm(FillForm):
    """The same for all tasks of a document that lack it: at least one of the two is given."""

    def clean(self) -> dict[str, Any]:
        """Say when there is nothing to fill in."""
        data = super().clean() or {}
        if not self.errors and not any(data.values()):
            raise forms.ValidationError(_("Give the last day, the product, or both; then they are filled in."))
        return data


class BodyForm(forms.Form):
    """One body of a task: its role, how it is printed, and whom that means on the document's day."""

    role = forms.ChoiceField(label=_("Role"), choices=PartyRole.choices)
    phrase = forms.CharField(label=_("As printed"), max_length=400, required=False)
    meaning = forms.CharField(
        label=_("Means"), max_length=300, required=False, widget=forms.TextInput(attrs={"list": "bodies"})
    )

    def __init__(self, *args: Any, on: date, found: Mapping[str, Resolution] | None = None, **kwargs: Any) -> None:
        """`found` is what typed names mean on the day, where that is known already."""
        super().__init__(*args, **kwargs)
        self.on = on
        self._found = found or {}

    def clean(self) -> dict[str, Any]:
        """Turn the typed name into a unit, a group or another body's work; say at the field when it is none."""
        data = super().clean() or {}
        typed = (data.get("meaning") or "").strip()
        data["targets"] = []
        if typed and typed.casefold() != str(OUTSIDE).casefold():
            found = self._found.get(typed) or resolve([typed], on=self.on)[0]
            if not found.targets:
                self.add_error("meaning", found.note or _no_such_body(typed, self.on))
            data["targets"] = list(found.targets)
        return data

    def choices(self) -> list[Choice]:
        """Return what the body means: one choice a unit or group, one open choice when nobody has said yet."""
        data = self.cleaned_data
        role = PartyRole(data.get("role") or PartyRole.LEAD)
        typed = (data.get("meaning") or "").strip()
        phrase = data.get("phrase") or typed
        if not phrase:
            return []
        if typed.casefold() == str(OUTSIDE).casefold():
            return [Choice(role, phrase, is_outside=True)]
        if not data["targets"]:
            return [Choice(role, phrase)]
        return [
            Choice(
                role,
                phrase,
                unit_id=target.unit.pk if target.unit else None,
                group_id=target.group.pk if target.group else None,
            )
            for target in data["targets"]
        ]


class _BodyForms(forms.BaseFormSet):  # type: ignore[type-arg]  # not subscriptable when it runs
    """The rows of a task's bodies. What was typed in all of them is looked up at once."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Return with what a row is made."""
        return {**super().get_form_kwargs(index), "found": self._found if self.is_bound else {}}

    @cached_property
    def _found(self) -> dict[str, Resolution]:
        names = {f"{self.add_prefix(index)}-meaning" for index in range(self.total_form_count())}
        typed = sorted({self.data.get(name, "").strip() for name in names} - {"", str(OUTSIDE)})
        return dict(zip(typed, resolve(typed, on=self.form_kwargs["on"]), strict=True)) if typed else {}


BodyFormSet = forms.formset_factory(BodyForm, formset=_BodyForms, extra=1, can_delete=True, max_num=60)


def body_initials(parties: Sequence[Party]) -> list[dict[str, Any]]:
    """Return the rows of the form for the bodies a task has."""
    return [{"role": party.role, "phrase": party.phrase, "meaning": meaning_of(party)} for party in parties]


def meaning_of(party: Party) -> str | Promise:
    """Return whom a party means, as it is typed in the form; "" while nobody has said."""
    if party.is_outside:
        return OUTSIDE
    if party.unit is not None:
        return party.unit.name
    return party.group.name if party.group is not None else ""


def chosen(bodies: forms.BaseFormSet[BodyForm]) -> list[Choice]:
    """Return the choices of all rows that were not struck out."""
    return [
        choice
        for form in bodies
        if form.cleaned_data and not form.cleaned_data.get("DELETE")
        for choice in form.choices()
    ]


def _no_such_body(typed: str, on: date) -> str:
    return _("There is no unit or group “%(typed)s” on %(day)s. Choose one from the list.") % {
        "typed": typed,
        "day": f"{on:%d/%m/%Y}",
    }
