"""What several pages ask for in the same way."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.ui.widgets import DayInput
from dondoc.workcalendar.rules.periods import Period, Window


class PeriodForm(forms.Form):
    """From which day to which, both included."""

    first_on = forms.DateField(label=gettext_lazy("From"), widget=DayInput())
    last_on = forms.DateField(label=gettext_lazy("To"), widget=DayInput())

    def clean(self) -> dict[str, object]:
        """Let no period end before it begins."""
        found: dict[str, object] = super().clean() or {}
        first, last = self.cleaned_data.get("first_on"), self.cleaned_data.get("last_on")
        if first and last and last < first:
            raise forms.ValidationError(_("The last day lies before the first."))
        return found

    @property
    def period(self) -> Period:
        """The period asked for. Only for a form that is valid."""
        return Period(Window.SPAN, self.cleaned_data["first_on"], self.cleaned_data["last_on"])
