"""What people type about units, posts, appointments and stand-ins, checked before an action is called."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dondoc.organization.actions import (
    AppointmentFacts,
    MandateFacts,
    PersonFacts,
    PortfolioFacts,
    PostFacts,
    SubstitutionFacts,
    SuccessionFacts,
    UnitFacts,
)
from dondoc.organization.models import FieldOfWork, Person, Post, Role, Unit, UnitKind
from dondoc.organization.queries import people_called, units_on
from dondoc.ui.widgets import DayInput, LinesField

_SUCCESSORS = 4


class PersonField(forms.CharField):
    """A person, by sign-in name or by full name where only one bears it. Its value is the `Person`."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Sign-in name, or the full name where only one person bears it."))
        super().__init__(widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"}), **kwargs)

    def clean(self, value: Any) -> Person | None:
        """Return the person, None for nothing typed where nothing is needed."""
        typed = super().clean(value)
        if not typed:
            return None
        found = people_called(typed)
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(person.username for person in found)
            raise ValidationError(
                _("Several people are called “%(name)s”. Type the sign-in name: %(names)s.")
                % {"name": typed, "names": names}
            )
        raise ValidationError(
            _("Nobody has the sign-in name or the full name “%(name)s”. Look the person up on the page of the unit.")
            % {"name": typed}
        )


class UnitField(forms.CharField):
    """A unit of the day, by its name as the list proposes it. Its value is the `Unit`."""

    def __init__(self, *, on: date, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}), **kwargs)
        self.on = on

    def clean(self, value: Any) -> Unit | None:
        """Return the unit, None for nothing typed where nothing is needed."""
        typed = super().clean(value)
        if not typed:
            return None
        found = list(units_on(self.on).filter(name=typed)[:2])
        if len(found) != 1:
            raise ValidationError(
                _("“%(name)s” is no unit of %(day)s. Choose one from the list.")
                % {"name": typed, "day": f"{self.on:%d/%m/%Y}"}
            )
        return found[0]


class SubstituteForm(forms.Form):
    """Who stands in for a person, in what, from when to when."""

    substitute = PersonField(label=_("Who stands in"))
    role = forms.ModelChoiceField(
        label=_("In which role"),
        queryset=Role.objects.order_by("name"),
        required=False,
        empty_label=_("in all of them"),
        help_text=_("A single role is delegated alone; the others stay with the person."),
    )
    valid_from = forms.DateField(label=_("First day"), widget=DayInput())
    valid_to = forms.DateField(label=_("Last day, included"), widget=DayInput())
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)
    decision = forms.CharField(label=_("Decision"), max_length=120, required=False)

    def facts(self, absent: Person) -> SubstitutionFacts:
        """Return what the action takes."""
        data = self.cleaned_data
        return SubstitutionFacts(
            absent=absent.username,
            substitute=data["substitute"].username,
            valid_from=data["valid_from"],
            valid_to=data["valid_to"],
            role=data["role"].code if data["role"] else "",
            reason=data["reason"],
            decision=data["decision"],
        )


class LastDayForm(forms.Form):
    """The last day of something that ends."""

    last_day = forms.DateField(label=_("Last day, included"), widget=DayInput())


class EndAppointmentForm(LastDayForm):
    """The last day of an appointment, and why it ends."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("Transfer, retirement, another post: with the decision.")
    )


class AccountForm(forms.Form):
    """Why an account is closed, or opened again."""

    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("Retirement, transfer, a lost telephone."))


class PersonForm(forms.Form):
    """A person to add."""

    full_name = forms.CharField(label=_("Full name"), max_length=120)
    username = forms.CharField(
        label=_("Sign-in name"), max_length=60, help_text=_("Unique in the whole installation; it never changes.")
    )
    email = forms.EmailField(label=_("E-mail"), required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = UnitField(
            label=_("Unit"), on=on, required=False, help_text=_("Where the person is appointed next; may be left out.")
        )

    def facts(self) -> PersonFacts:
        """Return what the action takes."""
        data = self.cleaned_data
        return PersonFacts(data["username"], data["full_name"], data["email"])


class AppointForm(forms.Form):
    """Who is appointed to which post of a unit: one that it has, or a new one."""

    person = PersonField(label=_("Who is appointed"))
    post = forms.ModelChoiceField(
        label=_("Post"), queryset=Post.objects.none(), required=False, empty_label=_("a new post:")
    )
    title = forms.CharField(label=_("Title of the new post"), max_length=120, required=False)
    is_head = forms.BooleanField(label=_("The new post answers for the unit"), required=False)
    valid_from = forms.DateField(label=_("First day"), widget=DayInput())
    valid_to = forms.DateField(label=_("Last day, included"), required=False, widget=DayInput())
    decision = forms.CharField(label=_("Decision"), max_length=120, required=False)
    role = forms.ModelChoiceField(
        label=_("Role in the unit"),
        queryset=Role.objects.order_by("name"),
        required=False,
        empty_label=_("no other than now"),
        help_text=_("What the person may do here in these days. Without a role nothing can be seen or done."),
    )

    def __init__(self, *args: Any, unit: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        posts = Post.objects.valid_on(on).filter(unit=unit).select_related("unit").order_by("-is_head", "title", "pk")
        self.fields["post"].queryset = posts  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for a post: one of the list, or the title of a new one."""
        data = super().clean() or {}
        if not data.get("post") and not data.get("title") and "post" not in self.errors:
            self.add_error("title", _("Choose a post of the list, or give the title of a new one."))
        return data

    def new_post(self) -> PostFacts | None:
        """Return the post to add, None when one of the unit's is chosen."""
        data = self.cleaned_data
        if data["post"]:
            return None
        return PostFacts(
            unit=self.unit.code, title=data["title"], valid_from=data["valid_from"], is_head=data["is_head"]
        )

    def facts(self, post: Post) -> AppointmentFacts:
        """Return what the action takes."""
        data = self.cleaned_data
        return AppointmentFacts(
            username=data["person"].username,
            post=post,
            valid_from=data["valid_from"],
            valid_to=data["valid_to"],
            decision=data["decision"],
        )


class MandateForm(forms.Form):
    """With which field of work a unit is charged, from when."""

    field = forms.ModelChoiceField(label=_("Field of work"), queryset=FieldOfWork.objects.order_by("name"))
    valid_from = forms.DateField(label=_("First day"), widget=DayInput())
    decision = forms.CharField(label=_("Decision"), max_length=120, required=False)

    def facts(self, unit: Unit) -> MandateFacts:
        """Return what the action takes."""
        data = self.cleaned_data
        return MandateFacts(unit.code, data["field"].code, data["valid_from"], decision=data["decision"])


class PortfolioForm(forms.Form):
    """What a person looks after in one of his roles: a field of work or a unit, each with all below it."""

    role = forms.ModelChoiceField(label=_("As"), queryset=Role.objects.order_by("name"))
    valid_from = forms.DateField(label=_("First day"), widget=DayInput())
    field = forms.ModelChoiceField(
        label=_("Field of work"), queryset=FieldOfWork.objects.order_by("name"), required=False, empty_label="–"
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = UnitField(label=_("or unit"), on=on, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for a field or a unit, not both."""
        data = super().clean() or {}
        if not self.errors and bool(data.get("field")) == bool(data.get("unit")):
            self.add_error(
                "field", _("Choose a field of work or a unit, one of the two. Enter the other one after it.")
            )
        return data

    def facts(self, person: Person) -> PortfolioFacts:
        """Return what the action takes."""
        data = self.cleaned_data
        return PortfolioFacts(
            username=person.username,
            role=data["role"].code,
            valid_from=data["valid_from"],
            field=data["field"].code if data["field"] else "",
            unit=data["unit"].code if data["unit"] else "",
        )


class UnitForm(forms.Form):
    """A unit to add."""

    name = forms.CharField(label=_("Name of the unit"), max_length=300)
    short_name = forms.CharField(label=_("Short name"), max_length=120)
    code = forms.CharField(
        label=_("Code"), max_length=40, help_text=_("Unique for ever: a unit that has ended keeps its code.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=UnitKind.choices)
    head_title = forms.CharField(label=_("Title of its head"), max_length=120)
    valid_from = forms.DateField(label=_("First day"), widget=DayInput())
    also_called = LinesField(
        label=_("Also written"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Further wordings of documents, one a line."),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"] = UnitField(label=_("Part of"), on=on, required=False)
        self.order_fields(["name", "short_name", "code", "kind", "parent"])

    def facts(self) -> UnitFacts:
        """Return what the action takes."""
        data = dict(self.cleaned_data)
        parent = data.pop("parent")
        called = tuple(data.pop("also_called"))
        return UnitFacts(**data, parent=parent.code if parent else "", also_called=called)


class EndUnitForm(forms.Form):
    """The end of a unit: from which day on it is no more, by which decision, and to whom its work goes."""

    on = forms.DateField(label=_("First day without the unit"), widget=DayInput())
    decision = forms.CharField(label=_("Decision"), max_length=120)

    def __init__(self, *args: Any, unit: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        for number in range(1, _SUCCESSORS + 1):
            self.fields[f"successor_{number}"] = UnitField(
                label=_("Its work goes to (%(number)d)") % {"number": number}, on=on, required=False
            )
            self.fields[f"share_{number}"] = forms.CharField(
                label=_("Which part of it (empty: all)"),
                max_length=60,
                required=False,
            )

    def successors(self) -> Iterator[SuccessionFacts]:
        """Yield who takes which part; nobody when the work is to be given out one by one."""
        data = self.cleaned_data
        for number in range(1, _SUCCESSORS + 1):
            if successor := data[f"successor_{number}"]:
                yield SuccessionFacts(
                    predecessor=self.unit.code,
                    successor=successor.code,
                    on=data["on"],
                    share=data[f"share_{number}"] or "all",
                    decision=data["decision"],
                )

    def clean(self) -> dict[str, Any]:
        """Refuse the unit itself as its successor, and one successor named twice."""
        data = super().clean() or {}
        seen: set[int] = set()
        for number in range(1, _SUCCESSORS + 1):
            successor = data.get(f"successor_{number}")
            if successor is None:
                continue
            if successor == self.unit:
                self.add_error(f"successor_{number}", _("A unit does not succeed itself. Choose another one."))
            elif successor.pk in seen:
                self.add_error(f"successor_{number}", _("This unit is named already. Name each one once."))
            seen.add(successor.pk)
        return data
