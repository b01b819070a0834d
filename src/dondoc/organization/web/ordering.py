"""Pages of groups of addressees: what there is, and one form."""

from __future__ import annotations

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
from dondoc.organization.actions import GroupFacts, define_group
from dondoc.organization.models import AddresseeGroup, UnitKind
from dondoc.organization.permissions import MANAGE
from dondoc.organization.queries import units_of_groups
from dondoc.organization.web.requests import ActorRequest
from dondoc.ui.widgets import LinesField


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


@require_GET
@gate(MANAGE)
def groups(request: ActorRequest) -> HttpResponse:
    """Groups of addressees with their members of today and the wordings that name them."""
    found = list(AddresseeGroup.objects.prefetch_related("phrases").order_by("name"))
    members = units_of_groups(found, on=clock.today())
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
