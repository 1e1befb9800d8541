from django.db import migrations

from portal.registers.beleid import IN_DOSSIER, PERSOON, protect


class Migration(migrations.Migration):
    dependencies = [("idempotentie", "0001_initial")]
    operations = [protect("idempotentie_sleutel", f"{IN_DOSSIER} AND persoon_id = {PERSOON}")]
