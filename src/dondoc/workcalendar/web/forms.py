"""What people type about working time."""

from __future__ import annotations

from datetime import date, datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.ui.widgets import DayInput
from dondoc.workcalendar.models import SpecialDay
from dondoc.workcalendar.rules import DayKind, MarkedDay, TermUnit

UNITS = [
    (TermUnit.WORKING_DAY.value, _("working days")),
    (TermUnit.DAY.value, _("days")),
    (TermUnit.WEEK.value, _("weeks")),
    (TermUnit.MONTH.value, _("months")),
    (TermUnit.YEAR.value, _("years")),
    (TermUnit.HOUR.value, _("office hours")),
]


class OnForm(forms.Form):
    """A day."""

    on = forms.DateField(label=_("Day"), widget=DayInput())


class DayForm(OnForm):
    """One day of the calendar, with what makes it so."""

    kind = forms.ChoiceField(label=_("Kind"), choices=SpecialDay.KINDS)
    name = forms.CharField(label=_("Occasion"), max_length=120)
    source = forms.CharField(label=_("Legal source"), max_length=200, help_text=_("The law or notice, with its date."))
    provisional = forms.BooleanField(label=_("Provisional: the year's notice is not issued"), required=False)

    @property
    def day(self) -> MarkedDay:
        """The day as the rules know it. Only for a form that is valid."""
        data = self.cleaned_data
        return MarkedDay(data["on"], DayKind(data["kind"]), data["name"], data["source"], data["provisional"])


class FileForm(forms.Form):
    """A file of days."""

    file = forms.FileField(
        label=_("File of days (CSV)"), help_text=_("Columns: on, kind, name, source, provisional. A line a day.")
    )


class TermForm(forms.Form):
    """A term to be reckoned: from when, how long."""

    start = forms.DateField(label=_("Day of the event"), widget=DayInput())
    at = forms.TimeField(
        label=_("Hour"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    amount = forms.IntegerField(label=_("Length"), min_value=1, max_value=9999)
    unit = forms.ChoiceField(label=_("Unit"), choices=UNITS)

    @property
    def begin(self) -> date | datetime:
        """The day of the event, or its moment on the office's clock where an hour is given."""
        start: date = self.cleaned_data["start"]
        at = self.cleaned_data["at"]
        return datetime.combine(start, at) if at is not None else start
