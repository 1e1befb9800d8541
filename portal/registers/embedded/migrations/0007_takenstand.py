"""Figures by which someone who acts for many chooses: kept by a trigger, seen by either side of a mandate that holds."""

import django.db.models.deletion
from django.db import migrations, models

from portal.registers.beleid import IN_DOSSIER, protect, revoke
from portal.registers.embedded.models.dossier import new_id

# Row-level security of vertegenwoordiging itself leaves only mandates of who asks.
_MANDAAT = """
    EXISTS (SELECT 1 FROM vertegenwoordiging AS v WHERE v.klant_id = takenstand.klant_id AND v.ingetrokken_op IS NULL
            AND v.begint_op <= now() AND (v.eindigt_op IS NULL OR v.eindigt_op > now())
            AND (v.themas IS NULL OR takenstand.thema_id = ANY (v.themas) OR takenstand.zaak_id = ANY (v.zaken)))
"""

# Two who complete at once: the second waits at the row, and its own statement then sees what the first did.
_BIJHOUDEN = """
CREATE FUNCTION portal_takenstand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO takenstand (id, klant_id, zaak_id, thema_id, open_taken)
        VALUES (gen_random_uuid(), NEW.klant_id, NEW.zaak_id, coalesce(NEW.thema_id, ''), 0)
        ON CONFLICT (klant_id, zaak_id, thema_id) DO NOTHING;
    PERFORM 1 FROM takenstand WHERE klant_id = NEW.klant_id AND zaak_id = NEW.zaak_id
        AND thema_id = coalesce(NEW.thema_id, '') FOR UPDATE;
    UPDATE takenstand AS stand SET (open_taken, eerste_deadline) = (
        SELECT count(*), min(taak.deadline) FROM klanttaak AS taak
        WHERE taak.klant_id = NEW.klant_id AND taak.zaak_id = NEW.zaak_id AND taak.status = 'open'
        AND coalesce(taak.thema_id, '') = coalesce(NEW.thema_id, ''))
        WHERE stand.klant_id = NEW.klant_id AND stand.zaak_id = NEW.zaak_id
        AND stand.thema_id = coalesce(NEW.thema_id, '');
    RETURN NULL;
END $$;
CREATE TRIGGER takenstand AFTER INSERT OR UPDATE OF status, deadline ON klanttaak
    FOR EACH ROW EXECUTE FUNCTION portal_takenstand();
"""
_WAT_ER_AL_IS = """
SELECT set_config('portal.beheer', 'takenstand', true);
INSERT INTO takenstand (id, klant_id, zaak_id, thema_id, open_taken, eerste_deadline)
    SELECT gen_random_uuid(), klant_id, zaak_id, coalesce(thema_id, ''), count(*), min(deadline)
    FROM klanttaak WHERE status = 'open' GROUP BY klant_id, zaak_id, coalesce(thema_id, '');
SELECT set_config('portal.beheer', '', true);
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0006_scope_van_een_mandaat")]
    operations = [
        migrations.CreateModel(
            name="Takenstand",
            fields=[
                ("id", models.UUIDField(default=new_id, editable=False, primary_key=True, serialize=False)),
                ("thema_id", models.CharField(blank=True, default="", max_length=50)),
                ("open_taken", models.PositiveIntegerField(default=0)),
                ("eerste_deadline", models.DateField(null=True)),
                (
                    "klant",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.partij",
                    ),
                ),
                (
                    "zaak",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="register.zaak",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "takenstanden",
                "db_table": "takenstand",
                "constraints": [
                    models.UniqueConstraint(fields=("klant", "zaak", "thema_id"), name="takenstand_een_keer")
                ],
            },
        ),
        protect("takenstand", f"{IN_DOSSIER} OR {_MANDAAT}", writable=IN_DOSSIER),
        revoke("takenstand", "DELETE", "TRUNCATE"),
        migrations.RunSQL(_BIJHOUDEN, "DROP TRIGGER takenstand ON klanttaak; DROP FUNCTION portal_takenstand()"),
        migrations.RunSQL(_WAT_ER_AL_IS, migrations.RunSQL.noop),
    ]
