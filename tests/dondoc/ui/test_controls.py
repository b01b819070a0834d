from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.renderers import DjangoTemplates
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from dondoc.ui.controls import Controls
from dondoc.ui.widgets import DayInput

CHOICES = [("", "–"), ("a", "A & <B>"), (_("Units"), [(1, "Sở Nội vụ"), (2, _("Today"))])]


class Everything(forms.Form):
    """A field of each kind that pages have, with what must be escaped."""

    words = forms.CharField(max_length=20, initial='"a" & <b>', widget=forms.TextInput(attrs={"list": "<units>"}))
    secret = forms.CharField(widget=forms.PasswordInput)
    hidden = forms.CharField(widget=forms.HiddenInput, initial="x'y")
    number = forms.IntegerField(min_value=1, initial=1284)
    share = forms.DecimalField(initial="0.5", localize=True)
    on = forms.DateField(widget=DayInput(), initial=date(2025, 1, 6))
    hour = forms.TimeField(initial=time(8, 5), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    text = forms.CharField(initial="a\n</textarea><b>", widget=forms.Textarea(attrs={"rows": 2}), required=False)
    sure = forms.BooleanField(initial=True, required=False)
    one = forms.ChoiceField(choices=CHOICES, initial="a")
    some = forms.MultipleChoiceField(choices=CHOICES, initial=["a", 2])
    radio = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect, initial=1)
    boxes = forms.MultipleChoiceField(choices=CHOICES, widget=forms.CheckboxSelectMultiple, initial=["a"])
    file = forms.FileField(required=False)
    kept = forms.FileField(required=False)


def _written(renderer: object, **how: Any) -> dict[str, str]:
    form = Everything(renderer=renderer, **how)
    return {bound.name: bound.as_widget(attrs={"class": "control", "autofocus": False}) for bound in form}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("is_sent", [False, True])
def test_a_control_is_written_as_django_writes_it(language: str, is_sent: bool) -> None:
    sent = {"words": '<"', "number": "x", "text": "</textarea>", "one": "zzz", "some": ["a", "1"], "on": "gestern"}
    file = SimpleUploadedFile("ảnh.png", b"x")
    file.url = "/files/1/?a=1&b=2"  # type: ignore[attr-defined]
    how = {"data": sent, "files": {}} if is_sent else {"initial": {"kept": file}}
    with translation.override(language):
        assert _written(Controls(), **how) == _written(DjangoTemplates(), **how)


def test_the_pages_of_the_house_have_their_controls_written_so() -> None:
    assert isinstance(forms.Form().renderer, Controls)
