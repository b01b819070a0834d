"""Nobody widens his own rights: who keeps roles decides what others may do, another keeper what he may do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.organization.actors import Actor
from dondoc.organization.errors import OwnRights
from dondoc.organization.models import Role, RoleGrant, Scope

_REACH = {scope: number for number, scope in enumerate(Scope.values)}


def refuse_for_oneself(person_ids: Iterable[int], *, by: Actor) -> None:
    """Raise `OwnRights` when the actor himself is among the people who are to get a role, or powers of another."""
    if by.person_id is not None and by.person_id in set(person_ids):
        raise OwnRights(
            _(
                "Nobody widens his own rights. Ask another administrator to do this; where there is only one, who runs "
                "the machine does it there: dondoc grant-role."
            )
        )


def refuse_wider_own_role(
    role: Role, before: Mapping[str, Scope], after: Mapping[str, Scope], *, by: Actor, on: date
) -> None:
    """Raise `OwnRights` when the role would permit more than before and the actor, or for whom he stands in, holds it
    on the day or later."""
    if by.person_id is None or not any(_widens(before.get(verb), scope) for verb, scope in after.items()):
        return
    held = RoleGrant.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), role=role)
    if held.filter(person_id__in={by.person_id, *by.stands_in_for}).exists():
        raise OwnRights(
            _(
                "You hold the role “%(role)s” yourself, and nobody widens his own rights. Ask an administrator who "
                "does not hold it, or add a role for whom it is meant; taking permissions away is open to you."
            )
            % {"role": role.name}
        )


def _widens(before: Scope | None, after: Scope) -> bool:
    return before is None or _REACH[after] > _REACH[before]
