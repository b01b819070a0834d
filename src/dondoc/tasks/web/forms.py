"""What people type about tasks and assignments, checked before an action is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dondoc.documents.actions import Facts
from dondoc.documents.models import Document, Urgency
from dondoc.documents.wording import TYPE_NAMES
from dondoc.organization.addressing import resolve
from dondoc.organization.models import Appointment, FieldOfWork, Person, Unit
from dondoc.organization.queries import colleagues_of
from dondoc.tasks import queries
from dondoc.tasks.actions.dividing import Part
from dondoc.tasks.actions.reviewing import Choice, Wording
from dondoc.tasks.actions.succeeding import Decision
from dondoc.tasks.models import DueKind, EffectKind, Party, PartyRole, Task
from dondoc.tasks.rules import dues, effects
from dondoc.tasks.rules.periods import recurrence
from dondoc.tasks.rules.targets import Target, written_target
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


class BodyForm(forms.Form):
    """One body of a task: its role, how it is printed, and whom that means on the document's day."""

    role = forms.ChoiceField(label=_("Role"), choices=PartyRole.choices)
    phrase = forms.CharField(label=_("As printed"), max_length=400, required=False)
    meaning = forms.CharField(
        label=_("Means"), max_length=300, required=False, widget=forms.TextInput(attrs={"list": "bodies"})
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean(self) -> dict[str, Any]:
        """Turn the typed name into a unit, a group or another body's work; say at the field when it is none."""
        data = super().clean() or {}
        typed = (data.get("meaning") or "").strip()
        data["targets"] = []
        if typed and typed.casefold() != str(OUTSIDE).casefold():
            found = resolve([typed], on=self.on)[0]
            if not found.targets:
                self.add_error("meaning", found.note or _no_such_body(self.on))
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


BodyFormSet = forms.formset_factory(BodyForm, extra=1, can_delete=True, max_num=60)


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


def _no_such_body(on: date) -> str:
    return _("There is no unit or group of this name on %(day)s. Choose one from the list.") % {"day": f"{on:%d/%m/%Y}"}


class ManyFilesInput(forms.ClearableFileInput):
    """Lets several files be chosen at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several uploaded files, each checked as one is."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the files, an empty list when none was chosen."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(ManyFilesField, self).clean(one, initial) for one in given]


class ReportForm(forms.Form):
    """What a unit says of its work, in words, by files and photos, or both."""

    done = forms.CharField(label=_("What was done"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    evidence = ManyFilesField(label=_("Files and photos"), required=False)
    product = forms.CharField(label=_("Product delivered"), max_length=300, required=False)
    obstacle = forms.CharField(label=_("Obstacle"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    next_step = forms.CharField(label=_("Next step"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def clean(self) -> dict[str, Any]:
        """Let files speak for themselves; ask for words where there are none."""
        data = super().clean() or {}
        if not data.get("done") and not self.errors:
            if not data.get("evidence"):
                self.add_error("done", _("Say what was done, or add a file or photo that shows it."))
            data["done"] = gettext("See the files.")
        return data


class SubmitForm(ReportForm):
    """What a unit hands in; where lead parts of the work are still open, also why."""

    reason = forms.CharField(
        label=_("Why parts of it are still open"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, asks_why: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_why:
            del self.fields["reason"]


class ReasonForm(forms.Form):
    """The reason that some verbs ask for."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))


class UploadForm(forms.Form):
    """A document to take in: its text, and its annexes if there are any."""

    document = ManyFilesField(label=_("Files of the document"), required=True)
    direction = forms.ChoiceField(
        label=_("Direction"),
        required=False,
        choices=[("", _("as the issuer says")), ("issued", _("issued by us")), ("incoming", _("incoming"))],
    )
    received_on = forms.DateField(label=_("Received on"), required=False, widget=DayInput())
    receipt_number = forms.IntegerField(label=_("Receipt number"), required=False, min_value=1)


class FactsForm(forms.Form):
    """The header of a document."""

    issuer = forms.CharField(label=_("Issuer"), max_length=300, required=False)
    parent_body = forms.CharField(label=_("Superior body"), max_length=300, required=False)
    type = forms.ChoiceField(label=_("Type"), required=False)
    code = forms.CharField(label=_("Number and notation"), max_length=100, required=False)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    issued_on = forms.DateField(label=_("Date of issue"), required=False, widget=DayInput())
    urgency = forms.ChoiceField(label=_("Urgency"), required=False, choices=[("", "–"), *Urgency.choices])
    subject = forms.CharField(label=_("Subject"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    signer_capacity = forms.CharField(label=_("Capacity"), max_length=20, required=False)
    signer_title = forms.CharField(label=_("Title of the signer"), max_length=200, required=False)
    signer_name = forms.CharField(label=_("Name of the signer"), max_length=120, required=False)
    addressees = LinesField(label=_("Addressees"), required=False)
    recipients = LinesField(label=_("Recipients"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["type"].choices = [("", "–"), *TYPE_NAMES.items()]  # type: ignore[attr-defined]

    @classmethod
    def of(cls, document: Document) -> FactsForm:
        """Return the form filled with the document's header."""
        return cls(initial={name: getattr(document, name) for name in cls.base_fields})

    def facts(self) -> Facts:
        """Return what the action takes."""
        return cast("Facts", dict(self.cleaned_data))


class HandOnForm(forms.Form):
    """By which decision, and for the ticked work to which unit."""

    decision = forms.CharField(label=_("Decision"), max_length=120, required=False)
    unit = forms.CharField(
        label=_("To the unit"),
        required=False,
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
    )


class ChargeForm(forms.Form):
    """Who is put in charge, and why."""

    person = forms.ModelChoiceField(
        label=_("In charge"), queryset=Person.objects.none(), required=False, empty_label=""
    )
    reason = forms.CharField(label=_("Reason"), max_length=500)

    def __init__(self, *args: Any, unit: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        field.queryset = colleagues_of(unit, on=on)  # type: ignore[attr-defined]
        field.empty_label = _("the head of the unit")  # type: ignore[attr-defined]


class DivideForm(forms.Form):
    """A part of the work: to which division or official it goes, what it is, and by when."""

    to = forms.ChoiceField(label=_("Give to"))
    words = forms.CharField(
        label=_("Which part"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    role = forms.ChoiceField(label=_("Role"), choices=PartyRole.choices)
    due_on = forms.DateField(label=_("Last day, included"), required=False, widget=DayInput())
    reason = forms.CharField(label=_("Why it may come later than the whole"), max_length=500, required=False)

    def __init__(self, *args: Any, unit: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = {one.person_id: one for one in reversed(queries.seats_below(unit, on=on))}
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            ("", ""),
            (_("Divisions"), [(f"unit:{one.pk}", one.name) for one in queries.divisions_of(unit, on=on)]),
            (_("People"), [(f"person:{pk}", _seat(one)) for pk, one in reversed(people.items())]),
        ]

    def part(self) -> Part:
        """Return what the action takes."""
        data = self.cleaned_data
        kind, _colon, pk = data["to"].partition(":")
        return Part(
            unit_id=int(pk) if kind == "unit" else None,
            person_id=int(pk) if kind == "person" else None,
            words=data["words"],
            role=PartyRole(data["role"]),
            due_on=data["due_on"],
        )


def _seat(held: Appointment) -> str:
    return f"{held.person} · {held.post.title}, {held.post.unit.short_name}"


class MeasureForm(forms.Form):
    """What was reached of a target by a day, and where the figure comes from."""

    target = forms.TypedChoiceField(label=_("Target"), coerce=int)
    value = forms.DecimalField(label=_("Actual"), max_digits=16, decimal_places=4, localize=True)
    on = forms.DateField(label=_("Day"), widget=DayInput())
    source = forms.CharField(label=_("Source"), max_length=300)

    def __init__(self, *args: Any, targets: Mapping[int, Target], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = [(place, one.text) for place, one in targets.items()]  # type: ignore[attr-defined]


class EffectForm(forms.Form):
    """What becomes of an earlier task because of a later document."""

    kind = forms.ChoiceField(label=_("Its open work"), choices=EffectKind.choices)
    into = forms.ChoiceField(label=_("Under the later clause"), required=False)
    due_on = forms.DateField(label=_("New last day, included"), required=False, widget=DayInput())

    def __init__(self, *args: Any, proposal: effects.Proposal, clauses: Sequence[Task], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"kind": proposal.kind.value, "into": proposal.into_id, "due_on": proposal.due_on}
        named = [(one.pk, f"{one.provision} {one.title}".strip()) for one in clauses]
        self.fields["into"].choices = [("", "–"), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the clause of a move and the day of a change, at their fields."""
        data = super().clean() or {}
        if data.get("kind") == EffectKind.MOVE and not data.get("into"):
            self.add_error(
                "into", _("Choose the later clause. Only issued ones can be chosen: issue the document first.")
            )
        if data.get("kind") == EffectKind.CHANGE_DUE and not data.get("due_on"):
            self.add_error("due_on", _("Set the new last day, or choose another decision."))
        return data

    def decision(self) -> Decision:
        """Return what the action takes."""
        data = self.cleaned_data
        into = int(data["into"]) if data["into"] else None
        return Decision(effects.EffectKind(data["kind"]), into, data["due_on"])


class NoteForm(forms.Form):
    """A note that is kept with what is decided."""

    note = forms.CharField(label=_("Note"), max_length=500, required=False)


class CorrectForm(forms.Form):
    """What is put right in a task after issue, and why."""

    text = forms.CharField(label=_("What is ordered"), widget=forms.Textarea(attrs={"rows": 4}))
    product = forms.CharField(label=_("Product"), max_length=300, required=False)
    targets = LinesField(
        label=_("Targets"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, with its figure. What was measured stays with its target."),
    )
    due_on = forms.DateField(
        label=_("New last day, included"),
        required=False,
        widget=DayInput(),
        help_text=_("For all open assignments at once; empty: each keeps its day."),
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))

    @classmethod
    def of(cls, task: Task) -> CorrectForm:
        """Return the form filled with how the task stands."""
        return cls(
            initial={"text": task.text, "product": task.product, "targets": [one["text"] for one in task.targets]}
        )


class UntilForm(forms.Form):
    """A later last day, and why."""

    due_on = forms.DateField(label=_("New last day, included"), widget=DayInput())
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))


class AskForm(UntilForm):
    """More time, why, and files that show it."""

    proofs = ManyFilesField(label=_("Files that show the reason"), required=False)
