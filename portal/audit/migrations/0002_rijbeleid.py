from django.db import migrations

from portal.registers.beleid import IN_DOSSIER, PERSOON, protect, revoke


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        # Anyone may add a line, also before anybody is logged in; reading is for who it is about and who acted.
        protect("audit_regel", f"{IN_DOSSIER} OR persoon_id = {PERSOON}", writable="true"),
        revoke("audit_regel", "UPDATE", "DELETE", "TRUNCATE"),
    ]
