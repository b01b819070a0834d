"""Roles with what they permit, and how many people hold each."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from dondoc.organization.models import Role


def roles_on(on: date) -> QuerySet[Role]:
    """Return the roles by name, each with its permissions and with `holders`, how many people hold it on the day."""
    held = Q(grants__valid_from__lte=on) & (Q(grants__valid_to__isnull=True) | Q(grants__valid_to__gte=on))
    counted = Role.objects.annotate(holders=Count("grants__person", filter=held, distinct=True))
    return counted.prefetch_related("permissions").order_by("name")
