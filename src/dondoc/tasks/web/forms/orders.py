"""Forms that change what was ordered: putting it right, and the effect of later documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.tasks.actions.succeeding import Decision
from dondoc.tasks.models import EffectKind, Task
from dondoc.tasks.rules import effects
from dondoc.ui.widgets import DayInput, LinesField


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
