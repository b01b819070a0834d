"""What is asked, said and decided of an explanation."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from dondoc.ui.widgets import DayInput


class AskForm(forms.Form):
    """What is to be explained, and by when."""

    question = forms.CharField(label=gettext_lazy("What is to be explained"), widget=forms.Textarea(attrs={"rows": 2}))
    answer_on = forms.DateField(label=gettext_lazy("Answer by"), widget=DayInput())


class ReplyForm(forms.Form):
    """The unit's word."""

    reply = forms.CharField(label=gettext_lazy("Explanation"), widget=forms.Textarea(attrs={"rows": 4}))


class DecisionForm(forms.Form):
    """Whether the reason is accepted, and why."""

    accepted = forms.TypedChoiceField(
        label=gettext_lazy("The reason"),
        coerce=lambda value: value == "yes",
        choices=[("", "–"), ("yes", gettext_lazy("is accepted")), ("no", gettext_lazy("is not accepted"))],
    )
    note = forms.CharField(label=gettext_lazy("Why it is decided so"), widget=forms.Textarea(attrs={"rows": 2}))


class WithdrawalForm(forms.Form):
    """Why a request is withdrawn."""

    note = forms.CharField(label=gettext_lazy("Why it is withdrawn"), widget=forms.Textarea(attrs={"rows": 2}))
