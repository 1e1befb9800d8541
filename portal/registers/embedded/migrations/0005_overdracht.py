"""A register that takes over from another: the moment of an afscherming is that of the other one, and a row that is
hidden can be known to be there without being seen."""

from django.db import migrations

from portal.registers.beleid import DOSSIERS, REGISTRATIE

_AFSCHERMEN = """
CREATE FUNCTION portal_afschermen(het_klantcontact uuid, de_reden text, het_moment timestamptz) RETURNS timestamptz
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE deel text;
BEGIN
    IF nullif(current_setting('portal.registratie', true), '') IS NULL THEN
        RAISE EXCEPTION 'afschermen: alleen de gemeente schermt af' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF coalesce(de_reden, '') = '' OR het_moment IS NULL OR het_moment > now() THEN
        RAISE EXCEPTION 'afschermen: zonder reden en moment kan het niet' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM set_config('portal.beheer', 'afschermen', true);
    UPDATE klantcontact SET afgeschermd_op = het_moment, afgeschermd_reden = de_reden
        WHERE id = het_klantcontact AND afgeschermd_op IS NULL
        AND klant_id = ANY (nullif(current_setting('portal.dossiers', true), '')::uuid[]);
    IF NOT FOUND THEN
        PERFORM set_config('portal.beheer', '', true);
        RETURN NULL;
    END IF;
    FOREACH deel IN ARRAY ARRAY['betrokkene', 'klantcontact_actor', 'bijlage', 'onderwerpobject', 'klantcontact_zaak',
                                'interne_taak'] LOOP
        EXECUTE format('UPDATE %I SET afgeschermd_op = $1 WHERE klantcontact_id = $2', deel)
            USING het_moment, het_klantcontact;
    END LOOP;
    PERFORM set_config('portal.beheer', '', true);
    RETURN het_moment;
END $$;
CREATE OR REPLACE FUNCTION portal_afschermen(het_klantcontact uuid, de_reden text) RETURNS timestamptz
    LANGUAGE sql AS $$ SELECT portal_afschermen(het_klantcontact, de_reden, now()) $$;
ALTER FUNCTION portal_afschermen(uuid, text) SECURITY INVOKER;
"""

_IS_AFGESCHERMD = f"""
CREATE FUNCTION portal_is_afgeschermd(het_klantcontact uuid, de_bron text, het_kenmerk text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE gevonden boolean;
BEGIN
    PERFORM set_config('portal.beheer', 'is_afgeschermd', true);
    SELECT EXISTS (
        SELECT 1 FROM klantcontact
        WHERE afgeschermd_op IS NOT NULL AND klant_id = ANY ({DOSSIERS}) AND {REGISTRATIE}
        AND (id = het_klantcontact OR bron = de_bron AND bronkenmerk = het_kenmerk AND het_kenmerk <> '')
    ) INTO gevonden;
    PERFORM set_config('portal.beheer', '', true);
    RETURN gevonden;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0004_deckregels")]
    operations = [
        migrations.RunSQL(_AFSCHERMEN, "DROP FUNCTION portal_afschermen(uuid, text, timestamptz)"),
        migrations.RunSQL(_IS_AFGESCHERMD, "DROP FUNCTION portal_is_afgeschermd(uuid, text, text)"),
    ]
