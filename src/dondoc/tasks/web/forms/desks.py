"""Forms that give work to somebody: handing on, putting in charge, dividing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.organization.models import Appointment, Person, Unit
from dondoc.organization.queries import colleagues_of
from dondoc.tasks import queries
from dondoc.tasks.actions.dividing import Part
from dondoc.tasks.models import PartyRole
from dondoc.ui.widgets import DayInput


class HandOnForm(forms.Form):
    """By which decision, and for the ticked work to which unit."""

    decision = forms.CharField(label=_("Decision"), max_length=120, required=False)
    unit = forms.CharField(
        label=_("To the unit"),
        required=False,
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
    )


class ChargeForm(forms.Form):
    """Who is put in charge, and why somebody else was and is no longer."""

    person = forms.ModelChoiceField(
        label=_("In charge"), queryset=Person.objects.none(), required=False, empty_label=""
    )
    reason = forms.CharField(label=_("Reason"), max_length=500)

    def __init__(
        self,
        *args: Any,
        unit: Unit,
        on: date,
        is_change: bool,
        seats: Iterable[Appointment] | None = None,
        **kwargs: Any,
    ) -> None:
        """`seats` are the posts held in the unit and below it, by name, where they are fetched already. Only a change
        of who is in charge (`is_change`) asks for a reason."""
        super().__init__(*args, **kwargs)
        if not is_change:
            del self.fields["reason"]
        field = cast("forms.ModelChoiceField[Person]", self.fields["person"])
        field.queryset = colleagues_of(unit, on=on)
        field.empty_label = _("the head of the unit")
        if seats is not None:
            names = {one.person_id: str(one.person) for one in seats}
            field.choices = [("", field.empty_label), *names.items()]


class DivideForm(forms.Form):
    """A part of the work: to which division or official it goes, what it is, and by when."""

    to = forms.ChoiceField(label=_("Give to"))
    words = forms.CharField(
        label=_("Which part"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    role = forms.ChoiceField(label=_("Role"), choices=PartyRole.choices)
    due_on = forms.DateField(label=_("Last day, included"), required=False, widget=DayInput())
    reason = forms.CharField(label=_("Why it may come later than the whole"), max_length=500, required=False)

    def __init__(
        self, *args: Any, unit: Unit, on: date, seats: Sequence[Appointment] | None = None, **kwargs: Any
    ) -> None:
        """`seats` as in `ChargeForm`."""
        super().__init__(*args, **kwargs)
        held = list(queries.seats_below(unit, on=on)) if seats is None else seats
        people = {one.person_id: one for one in reversed(held)}
        divisions = queries.divisions_of(unit, on=on).values_list("pk", "name")
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            ("", ""),
            (_("Divisions"), [(f"unit:{pk}", name) for pk, name in divisions]),
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
