from django.db import migrations

from portal.registers.beleid import DOSSIERS, IN_DOSSIER, REGISTRATIE, protect, revoke

# Written where it happened, read where it goes to; by the portal itself only, as no page shows it.
_OUTBOX = f"{REGISTRATIE} AND ({IN_DOSSIER} OR ontvanger_id = ANY ({DOSSIERS}))"


class Migration(migrations.Migration):
    dependencies = [("berichten", "0001_initial")]
    operations = [protect("bericht", _OUTBOX), revoke("bericht", "DELETE", "TRUNCATE")]
