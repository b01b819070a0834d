"""Pages of roles and of groups of addressees: what there is, and one form each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound, Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.actions import GrantFacts, GroupFacts, define_group, grant_role
from dondoc.organization.models import AddresseeGroup, Role, RoleGrant, RolePermission, Scope, UnitKind
from dondoc.organization.permissions import MANAGE
from dondoc.organization.queries import units_of_groups, units_on
from dondoc.organization.queries.roles import holders_of_few, roles_on
from dondoc.organization.web.forms import PersonField, UnitField
from dondoc.organization.web.requests import ActorRequest
from dondoc.organization.wording import PERMISSIONS
from dondoc.ui.widgets import DayInput, LinesField

# Up to how many holders of a role are named on the page of roles; thousands of officials are counted.
_NAMED = 20


class GrantForm(forms.Form):
    """Who holds which role, in which unit, from when to when."""

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = PersonField(label=_("Who"))
        self.fields["role"] = forms.ModelChoiceField(label=_("Role"), queryset=Role.objects.order_by("name"))
        self.fields["unit"] = UnitField(label=_("Held in the unit"), on=on)
        self.fields["valid_from"] = forms.DateField(label=_("First day"), widget=DayInput(), initial=on)
        self.fields["valid_to"] = forms.DateField(label=_("Last day, included"), widget=DayInput(), required=False)

    def facts(self) -> GrantFacts:
        """Return what the action takes."""
        data = self.cleaned_data
        return GrantFacts(
            data["person"].username, data["role"].code, data["unit"].code, data["valid_from"], data["valid_to"]
        )


class GroupForm(forms.Form):
    """A group: the kinds of its members, members by their codes, and the wordings that name it, one a line."""

    code = forms.SlugField(label=gettext_lazy("Code"), max_length=60)
    name = forms.CharField(label=gettext_lazy("Name of the group"), max_length=200)
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("All units of the kinds"),
        choices=UnitKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    top_level = forms.BooleanField(label=gettext_lazy("Only directly below the committee"), required=False)
    units = forms.CharField(label=gettext_lazy("And the units with the codes"), required=False)
    phrases = LinesField(
        label=gettext_lazy("Wordings that name it, one a line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 9}),
    )

    def facts(self) -> GroupFacts:
        """Return what the action takes."""
        data = self.cleaned_data
        return GroupFacts(
            code=data["code"],
            name=data["name"],
            kinds=tuple(data["kinds"]),
            top_level=data["top_level"],
            units=tuple(data["units"].replace(",", " ").split()),
            phrases=tuple(data["phrases"]),
        )


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def roles(request: ActorRequest) -> HttpResponse:
    """Roles with what they permit and how many hold them, and a form that grants one."""
    on = clock.local_date(clock.now())
    form = GrantForm(request.POST or None, on=on)
    if request.method == "POST" and form.is_valid():
        try:
            made = grant_role(form.facts(), by=request.actor, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Granted: %(what)s.") % {"what": made})
            return redirect("roles")
    context = {"roles": _in_words(on), "form": form, "units": units_on(on)}
    return render(request, "organization/roles.html", context, status=422 if form.errors else 200)


def _in_words(on: date) -> list[tuple[Role, dict[str, list[str]], list[RoleGrant]]]:
    """Return the roles with what they permit in words, by how far it reaches, and who holds them where few do."""
    holders = holders_of_few(on, at_most=_NAMED)
    return [(role, _permits(role.permissions.all()), holders.get(role.pk, [])) for role in roles_on(on)]


def _permits(permissions: Iterable[RolePermission]) -> dict[str, list[str]]:
    places = {verb: place for place, verb in enumerate(PERMISSIONS)}
    by_scope: dict[str, list[str]] = {label: [] for label in map(str, Scope.labels)}
    for one in sorted(permissions, key=lambda one: places.get(one.verb, len(places))):
        by_scope[one.get_scope_display()].append(str(PERMISSIONS.get(one.verb, one.verb)))
    return {scope: names for scope, names in by_scope.items() if names}


@require_GET
@gate(MANAGE)
def groups(request: ActorRequest) -> HttpResponse:
    """Groups of addressees with their members of today and the wordings that name them."""
    found = list(AddresseeGroup.objects.prefetch_related("phrases").order_by("name"))
    members = units_of_groups(found, on=clock.local_date(clock.now()))
    return render(request, "organization/groups.html", {"groups": [(one, members[one.pk]) for one in found]})


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def group(request: ActorRequest, group_id: int | None = None) -> HttpResponse:
    """Add a group, or give one that stands other members and more wordings."""
    found = AddresseeGroup.objects.filter(pk=group_id).first() if group_id is not None else None
    if group_id is not None and found is None:
        raise NotFound(_("There is no such group. Go back to the list of groups."))
    form = GroupForm(request.POST or None, initial=_as_typed(found) if found else None)
    if found:
        form.fields["code"].disabled = True
    if request.method == "POST" and form.is_valid():
        try:
            made = define_group(form.facts(), by=request.actor, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The group “%(name)s” is kept.") % {"name": made.name})
            return redirect("groups")
    context = {"form": form, "group": found}
    return render(request, "organization/group.html", context, status=422 if form.errors else 200)


def _as_typed(found: AddresseeGroup) -> dict[str, Any]:
    return {
        "code": found.code,
        "name": found.name,
        "kinds": found.kinds,
        "top_level": found.top_level,
        "units": ", ".join(found.units.order_by("code").values_list("code", flat=True)),
        "phrases": "\n".join(found.phrases.order_by("phrase").values_list("phrase", flat=True)),
    }
