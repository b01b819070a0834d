"""What came of a run, in the other languages of the house."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_initial")]

    operations = [migrations.AddField(model_name="run", name="sentences", field=models.JSONField(default=dict))]
