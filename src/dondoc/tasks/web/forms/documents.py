"""Forms of a document: taking it in, and its header."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.documents.actions import Facts
from dondoc.documents.models import Document, Urgency
from dondoc.documents.wording import TYPE_NAMES
from dondoc.tasks.web.forms.files import ManyFilesField
from dondoc.ui.widgets import DayInput, LinesField


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
