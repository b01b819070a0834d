"""Forms of an assignment's page: what was done, a reason, more time, a figure measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dondoc.tasks.rules.targets import Target
from dondoc.tasks.web.forms.files import ManyFilesField
from dondoc.ui.widgets import DayInput


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


class MeasureForm(forms.Form):
    """What was reached of a target by a day, and where the figure comes from."""

    target = forms.TypedChoiceField(label=_("Target"), coerce=int)
    value = forms.DecimalField(label=_("Actual"), max_digits=16, decimal_places=4, localize=True)
    on = forms.DateField(label=_("Day"), widget=DayInput())
    source = forms.CharField(label=_("Source"), max_length=300)

    def __init__(self, *args: Any, targets: Mapping[int, Target], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = [(place, one.text) for place, one in targets.items()]  # type: ignore[attr-defined]


class UntilForm(forms.Form):
    """A later last day, and why."""

    due_on = forms.DateField(label=_("New last day, included"), widget=DayInput())
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))


class AskForm(UntilForm):
    """More time, why, and files that show it."""

    proofs = ManyFilesField(label=_("Files that show the reason"), required=False)
