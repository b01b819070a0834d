"""Forms of an assignment's page: what was done, a reason, more time, a figure measured."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dondoc.organization.models import Unit
from dondoc.organization.queries import units_on
from dondoc.tasks.rules.targets import Target
from dondoc.tasks.web.forms.files import ManyFilesField
from dondoc.ui.widgets import DayInput


class ReportForm(forms.Form):
    """What a unit says of its work, in words, by files and photos, or both. What is `rarely` said is folded away under
    `rarely_named`, so that the button stands below words and files."""

    rarely: ClassVar[tuple[str, ...]] = ("product", "obstacle", "next_step")
    rarely_named: ClassVar = _("Product, obstacle, next step")

    done = forms.CharField(label=_("What was done"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    evidence = ManyFilesField(label=_("Files and photos"), required=False)
    product = forms.CharField(label=_("Product delivered"), max_length=300, required=False)
    obstacle = forms.CharField(label=_("Obstacle"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    next_step = forms.CharField(label=_("Next step"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    @property
    def says_more(self) -> bool:
        """Whether anything of what is rarely said was said, or is wrong."""
        return any(self[name].data or self[name].errors for name in self.rarely)

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

    rarely: ClassVar[tuple[str, ...]] = ("obstacle", "next_step")
    rarely_named: ClassVar = _("Obstacle, next step")

    reason = forms.CharField(
        label=_("Why parts of it are still open"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, asks_why: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_why:
            del self.fields["reason"]


class ReasonForm(forms.Form):
    """The reason that some verbs ask for."""

    rarely: ClassVar[tuple[str, ...]] = ()

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))


class SendAgainForm(ReasonForm):
    """To which unit declined work is sent again, by when, and why."""

    unit = forms.ModelChoiceField(
        label=_("Send to"), queryset=Unit.objects.none(), required=False, empty_label=_("the unit that declined it")
    )
    due_on = forms.DateField(
        label=_("New last day, included"),
        required=False,
        widget=DayInput(),
        help_text=_("Empty: as ordered; a term from receipt begins anew at another unit."),
    )

    field_order = ("unit", "due_on", "reason")

    def __init__(self, *args: Any, unit: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_on(on).exclude(pk=unit.pk)  # type: ignore[attr-defined]


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


class ChangeDueForm(UntilForm):
    """How work is bound in time from now on, by another last day or none, and why."""

    KINDS: ClassVar = [("date", _("until a last day")), ("undated", _("no due date"))]

    due_kind = forms.ChoiceField(label=_("Due"), required=False, choices=KINDS)

    field_order = ("due_kind", "due_on", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for the day where one is meant; return what the action takes."""
        data = super().clean() or {}
        kind = data.pop("due_kind", "") or "date"
        if kind != "date":
            data["due_on"] = None
        elif not data.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _("Set the last day, or choose another kind of due."))
        return data


class DueOfAllForm(ChangeDueForm):
    """How all open work of a task is bound in time from now on; as a standing duty it has no product either."""

    due_kind = forms.ChoiceField(
        label=_("Due"),
        required=False,
        choices=[*ChangeDueForm.KINDS, ("standing", _("standing duty: no due date, no product of its own"))],
    )

    def clean(self) -> dict[str, Any]:
        """Say, too, whether the duty stands."""
        return super().clean() | {"is_standing": self.data.get("due_kind") == "standing"}


class EventForm(forms.Form):
    """When the event was that a term is counted from, and what shows it."""

    happened_on = forms.DateField(label=_("Day of the event"), widget=DayInput())
    reason = forms.CharField(label=_("Which event, and what shows it"), widget=forms.Textarea(attrs={"rows": 2}))


class GrantedForm(forms.Form):
    """Until which day more time is granted; empty: as asked for."""

    due_on = forms.DateField(label=_("Until the day, included"), required=False, widget=DayInput())


class GrantForm(UntilForm):
    """More time that the Committee's superior granted, as its document says."""

    granted_by = forms.CharField(label=_("Granted by"), max_length=120)
    document = forms.CharField(label=_("Number and day of its document"), max_length=200)
    asked_on = forms.DateField(label=_("Asked for on"), widget=DayInput())
    proofs = ManyFilesField(label=_("File of that document"))

    field_order = ("due_on", "granted_by", "document", "proofs", "asked_on", "reason")


class AskForm(UntilForm):
    """More time, why, and files that show it."""

    proofs = ManyFilesField(label=_("Files that show the reason"), required=False)
