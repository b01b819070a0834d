"""The ladder stands still while work waits for confirmation, or is confirmed or declined."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("oversight", "0012_withdrawn_explanations")]

    operations = [
        migrations.AddField("watch", "days_aside", models.PositiveSmallIntegerField(default=0)),
    ]
