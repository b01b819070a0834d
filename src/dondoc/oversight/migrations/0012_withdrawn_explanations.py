"""A request for an explanation may be withdrawn before it was answered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("oversight", "0011_who_asked")]

    operations = [
        migrations.AlterField(
            "explanation",
            "state",
            models.CharField(
                choices=[
                    ("asked", "waiting for the unit's word"),
                    ("given", "explained, waiting for a decision"),
                    ("accepted", "the reason is accepted"),
                    ("not-accepted", "the reason is not accepted"),
                    ("withdrawn", "the request was withdrawn"),
                ],
                default="asked",
                max_length=12,
            ),
        ),
        migrations.RemoveConstraint("explanation", "oversight_explanation_given_before_decided"),
        migrations.AddConstraint(
            "explanation",
            models.CheckConstraint(
                condition=models.Q(state__in=["asked", "withdrawn"]) | models.Q(replied_at__isnull=False),
                name="oversight_explanation_given_before_decided",
            ),
        ),
    ]
