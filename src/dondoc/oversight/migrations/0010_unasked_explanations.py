"""A word that was given unasked was wanted by no day."""

from django.db import migrations, models
from django.db.models import F


def forget_days(apps, schema_editor):
    rows = apps.get_model("oversight", "Explanation").objects.exclude(state="asked")
    rows.filter(asked_at=F("replied_at"), asked_by_name=F("replied_by_name")).update(answer_on=None)


class Migration(migrations.Migration):
    dependencies = [("oversight", "0009_letter_wordings"), ("tasks", "0026_sent_again")]

    operations = [
        migrations.AlterField("explanation", "answer_on", models.DateField(null=True, verbose_name="answer by")),
        migrations.RunPython(forget_days, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            "explanation",
            models.CheckConstraint(
                condition=~models.Q(state="asked") | models.Q(answer_on__isnull=False),
                name="oversight_explanation_asked_by_a_day",
            ),
        ),
        migrations.RemoveIndex("explanation", "oversight_explanation_by_state"),
        migrations.AddIndex(
            "explanation", models.Index(fields=["state", "asked_at", "id"], name="oversight_explanation_by_state")
        ),
    ]
