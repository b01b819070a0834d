from __future__ import annotations

from django.db import migrations, models
from django.db.models import Q

LEADS = Q(role="lead", is_delegated=False)
PRESENT = LEADS & Q(until__isnull=True)
UNFINISHED = PRESENT & ~Q(state="confirmed")
COUNTED = [
    *("unit", "person", "field", "document"),
    *("state", "first_due_on", "due_on", "due_time", "submitted_on", "submitted_time"),
]
INDICES = (
    models.Index(fields=["unit", "since", "until"], name="tasks_stand_of_unit"),
    models.Index(
        fields=["due_on", "id"],
        include=["unit", "field", "state", "submitted_on", "submitted_time", "due_time", "since"],
        condition=PRESENT,
        name="tasks_stand_present_by_due",
    ),
    models.Index(
        fields=["due_on", "id"],
        include=["unit", "person", "field", "document", "state", "since", "assignment"],
        condition=UNFINISHED,
        name="tasks_stand_unfinished",
    ),
    models.Index(
        fields=["state", "unit", "id"], include=["field", "since"], condition=UNFINISHED, name="tasks_stand_by_state"
    ),
    models.Index(fields=["unit", "due_on", "id"], condition=UNFINISHED, name="tasks_stand_unfinished_of_unit"),
    models.Index(
        fields=["person", "unit"],
        include=["id", "state", "first_due_on", "due_on", "since"],
        condition=UNFINISHED,
        name="tasks_stand_of_person",
    ),
    models.Index(fields=["document"], condition=UNFINISHED, name="tasks_stand_of_document"),
    models.Index(
        fields=["until"],
        include=["id", *COUNTED, "since"],
        condition=LEADS & Q(state__in=["confirmed", "declined", "recalled"], until__isnull=False),
        name="tasks_stand_closed_no_more",
    ),
    models.Index(
        fields=["since"],
        include=["id", *COUNTED, "until"],
        condition=LEADS & Q(state="confirmed"),
        name="tasks_stand_done_since",
    ),
    models.Index(
        fields=["until"],
        include=["id", *COUNTED, "since"],
        condition=LEADS & Q(until__isnull=False),
        name="tasks_stand_until",
    ),
    models.Index(fields=["since"], name="tasks_stand_since"),
)


class Migration(migrations.Migration):
    dependencies = [("tasks", "0030_fill_stand_people")]

    operations = [migrations.AddIndex(model_name="stand", index=index) for index in INDICES]
