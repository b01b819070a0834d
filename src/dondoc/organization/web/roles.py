"""Pages of roles: what each permits, who holds it, and changing what one permits after a look at what that does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound, Refusal
from dondoc.kernel.gates import gate
from dondoc.organization.actions import GrantFacts, RoleFacts, change_role, define_role, grant_role
from dondoc.organization.models import Role, RoleGrant, Scope
from dondoc.organization.permissions import MANAGE
from dondoc.organization.queries import units_on
from dondoc.organization.queries.roles import holders_of_few, permissions_of, roles_on
from dondoc.organization.web.forms import PersonField, UnitField
from dondoc.organization.web.requests import ActorRequest
from dondoc.organization.wording import AREAS, PERMISSIONS, scopes_of
from dondoc.ui.widgets import DayInput

# Up to how many holders of a role are named on the page of roles; thousands of officials are counted.
_NAMED = 20
SHORT: Mapping[str, Promise] = {
    Scope.OWN: gettext_lazy("own work"),
    Scope.UNIT: gettext_lazy("own unit"),
    Scope.SUBTREE: gettext_lazy("unit and below"),
    Scope.ALL: gettext_lazy("all"),
}
"""How far a permission reaches, in a cell of the table."""
NOT_HELD = gettext_lazy("–")


@dataclass(frozen=True, slots=True)
class Difference:
    """A permission that a change gives, takes or stretches: how far it reached, and how far it will."""

    permission: Promise | str
    before: Promise | str
    after: Promise | str
    widens: bool


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


class RoleForm(forms.Form):
    """The name of a role, and how far each permission reaches in it."""

    def __init__(self, *args: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(label=_("Name of the role"), max_length=120)
        if is_new:
            self.fields["code"] = forms.SlugField(
                label=_("Code"), max_length=40, help_text=_("Short, without diacritics; it does not change later.")
            )
        for verb, name in PERMISSIONS.items():
            choices = [("", NOT_HELD), *((scope.value, SHORT[scope]) for scope in scopes_of(verb))]
            self.fields[verb] = forms.ChoiceField(label=capfirst(str(name)), choices=choices, required=False)

    def areas(self) -> Iterator[tuple[Promise, list[forms.BoundField]]]:
        """Yield the fields of the permissions by what they are about."""
        for area, names in AREAS:
            yield area, [self[verb] for verb in names]

    def facts(self, code: str) -> RoleFacts:
        """Return what the actions take."""
        data = self.cleaned_data
        held = {verb: Scope(data[verb]) for verb in PERMISSIONS if data[verb]}
        return RoleFacts(code, data["name"], held)


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def roles(request: ActorRequest) -> HttpResponse:
    """Roles with who holds them, what they permit side by side, and a form that grants one."""
    on = clock.today()
    form = GrantForm(request.POST or None, on=on, initial={"person": request.GET.get("person", "")})
    if request.method == "POST" and form.is_valid():
        try:
            made = grant_role(form.facts(), by=request.actor, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Granted: %(what)s.") % {"what": made})
            return redirect("roles")
    found = list(roles_on(on))
    context = {"roles": _held(found, on), "areas": _table(found), "form": form, "units": units_on(on)}
    return render(request, "organization/roles.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@gate(MANAGE)
def role(request: ActorRequest, code: str = "") -> HttpResponse:
    """Add a role, or change what one permits. A posted form says by `step` whether to look at what that changes or to
    do it."""
    found = roles_on(clock.today()).filter(code=code).first() if code else None
    if code and found is None:
        raise NotFound(_("There is no such role. Choose one from the list of roles."))
    held = permissions_of(found) if found else {}
    initial = {"name": found.name, **held} if found else _copied(request.GET.get("from", ""))
    form = RoleForm(request.POST or None, is_new=found is None, initial=initial)
    differences: list[Difference] | None = None
    if request.method == "POST" and form.is_valid():
        facts = form.facts(found.code if found else form.cleaned_data["code"])
        differences = list(_differences(held, facts.permissions))
        if request.POST.get("step") == "set":
            try:
                made = (change_role if found else define_role)(facts, by=request.actor, at=clock.now())
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The role “%(name)s” permits this from now on.") % {"name": made.name})
                return redirect("roles")
    is_own = found is not None and RoleGrant.objects.filter(role=found, person=request.actor.person_id).exists()
    context = {
        "role": found,
        "form": form,
        "differences": differences,
        "is_own": is_own,
        "widens_own": is_own and any(one.widens for one in differences or ()),
    }
    return render(request, "organization/role.html", context, status=422 if form.errors else 200)


def _copied(code: str) -> dict[str, Any]:
    """What a new role begins with: the permissions of the role that is copied, nothing where there is none."""
    copied = Role.objects.filter(code=code).first()
    return {"name": _("%(role)s (copy)") % {"role": copied.name}, **permissions_of(copied)} if copied else {}


def _held(found: list[Role], on: date) -> list[tuple[Role, list[RoleGrant]]]:
    """Return the roles with who holds them, where few do."""
    holders = holders_of_few(on, at_most=_NAMED)
    return [(role, holders.get(role.pk, [])) for role in found]


def _table(found: list[Role]) -> list[tuple[Promise, list[tuple[str, list[Promise | str]]]]]:
    """Return by area the permissions in words, each with how far it reaches in each role."""
    held = [{one.verb: one.scope for one in role.permissions.all()} for role in found]
    return [
        (area, [(str(name), [_short(role.get(verb)) for role in held]) for verb, name in names.items()])
        for area, names in AREAS
    ]


def _short(scope: str | None) -> Promise | str:
    return SHORT[scope] if scope else ""


def _differences(before: Mapping[str, Scope], after: Mapping[str, Scope]) -> Iterator[Difference]:
    order = ["", *Scope.values]
    for verb, name in PERMISSIONS.items():
        old, new = before.get(verb), after.get(verb)
        if old != new:
            widens = order.index(new or "") > order.index(old or "")
            yield Difference(name, _short(old) or NOT_HELD, _short(new) or NOT_HELD, widens)
