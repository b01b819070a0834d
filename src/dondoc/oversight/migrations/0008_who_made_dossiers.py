"""Who made each dossier, as the journal keeps it, so that he can withdraw it."""

from django.db import migrations


def name_makers(apps, schema_editor):
    dossiers = apps.get_model("oversight", "AccountabilityDossier")
    entries = apps.get_model("journal", "Entry").objects.filter(object_type="dossier", verb="dossier.made")
    makers = dict(entries.exclude(person_id=None).values_list("object_id", "person_id"))
    for one in dossiers.objects.filter(pk__in=makers, made_by=None).only("pk"):
        dossiers.objects.filter(pk=one.pk).update(made_by_id=makers[one.pk])


class Migration(migrations.Migration):
    dependencies = [("oversight", "0007_withdrawn_dossiers"), ("journal", "0001_initial")]

    operations = [migrations.RunPython(name_makers, migrations.RunPython.noop, elidable=True)]
