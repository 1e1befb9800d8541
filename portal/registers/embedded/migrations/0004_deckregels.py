"""The rules of the concept that a CHECK cannot say: parts belong to the klant of their whole, a klantcontact has its
vervolg and never changes, a klanttaak moves only along its status machine."""

from django.db import migrations

_DELEN = ["betrokkene", "klantcontact_actor", "bijlage", "onderwerpobject", "klantcontact_zaak", "interne_taak"]


def _same_klant(table: str, column: str, whole: str) -> migrations.RunSQL:
    """A part hangs on a whole of its own klant: a foreign key over both columns."""
    name = f"{table}_{column}_zelfde_klant"
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY ({column}, klant_id) REFERENCES {whole} (id, klant_id)"
        " DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


_VERVOLG = """
CREATE FUNCTION portal_klantcontact_heeft_vervolg() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM interne_taak WHERE klantcontact_id = NEW.id)
       AND NOT EXISTS (SELECT 1 FROM klantcontact_zaak WHERE klantcontact_id = NEW.id) THEN
        RAISE EXCEPTION 'klantcontact_heeft_vervolg: een klantcontact heeft minstens een interne taak of zaak'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'klantcontact_heeft_vervolg';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER klantcontact_heeft_vervolg AFTER INSERT ON klantcontact
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION portal_klantcontact_heeft_vervolg();
"""

# The app role lacks the rights already; this binds the owner too. Afscherming is the one change there is.
_ONVERANDERLIJK = """
CREATE FUNCTION portal_onveranderlijk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND nullif(current_setting('portal.beheer', true), '') = 'afschermen'
       AND OLD.afgeschermd_op IS NULL AND NEW.afgeschermd_op IS NOT NULL THEN
        RETURN NEW;
    END IF;
    IF TG_OP IN ('DELETE', 'TRUNCATE') AND nullif(current_setting('portal.beheer', true), '') = 'vernietigen' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'onveranderlijk: % op % kan niet; registreer een nieuw klantcontact met corrigeert', TG_OP,
        TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
"""


def _immutable(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER onveranderlijk BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION portal_onveranderlijk();
        CREATE TRIGGER onveranderlijk_geheel BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION portal_onveranderlijk();
        """,
        f"DROP TRIGGER onveranderlijk ON {table}; DROP TRIGGER onveranderlijk_geheel ON {table};",
    )


# SECURITY DEFINER: runs as the owner, who may; the scope of the caller decides which row it may name.
_AFSCHERMEN = """
CREATE FUNCTION portal_afschermen(het_klantcontact uuid, de_reden text) RETURNS timestamptz
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE moment timestamptz := now(); deel text;
BEGIN
    IF nullif(current_setting('portal.registratie', true), '') IS NULL THEN
        RAISE EXCEPTION 'afschermen: alleen de gemeente schermt af' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF coalesce(de_reden, '') = '' THEN
        RAISE EXCEPTION 'afschermen: zonder reden kan het niet' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM set_config('portal.beheer', 'afschermen', true);
    UPDATE klantcontact SET afgeschermd_op = moment, afgeschermd_reden = de_reden
        WHERE id = het_klantcontact AND afgeschermd_op IS NULL
        AND klant_id = ANY (nullif(current_setting('portal.dossiers', true), '')::uuid[]);
    IF NOT FOUND THEN
        PERFORM set_config('portal.beheer', '', true);
        RETURN NULL;
    END IF;
    FOREACH deel IN ARRAY ARRAY['betrokkene', 'klantcontact_actor', 'bijlage', 'onderwerpobject', 'klantcontact_zaak',
                                'interne_taak'] LOOP
        EXECUTE format('UPDATE %I SET afgeschermd_op = $1 WHERE klantcontact_id = $2', deel)
            USING moment, het_klantcontact;
    END LOOP;
    PERFORM set_config('portal.beheer', '', true);
    RETURN moment;
END $$;
"""

_STATUS = """
CREATE FUNCTION portal_klanttaak_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.klant_id <> OLD.klant_id OR NEW.zaak_id <> OLD.zaak_id THEN
        RAISE EXCEPTION 'klanttaak_blijft_bij_zaak: een klanttaak verhuist niet' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.status <> OLD.status THEN
        IF NOT (OLD.status, NEW.status) IN (('open', 'afgerond'), ('open', 'ingetrokken'), ('afgerond', 'verwerkt'),
                                            ('verwerkt', 'gesloten')) THEN
            RAISE EXCEPTION 'klanttaak_status: van % naar % bestaat niet', OLD.status, NEW.status
                USING ERRCODE = 'check_violation', CONSTRAINT = 'klanttaak_statusstap';
        END IF;
        IF NEW.status = 'afgerond' AND NOT EXISTS (SELECT 1 FROM inzending WHERE klanttaak_id = NEW.id) THEN
            RAISE EXCEPTION 'klanttaak_inzending: afgerond zonder inzending bestaat niet'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'klanttaak_heeft_inzending';
        END IF;
        NEW.status_sinds := now();
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER klanttaak_status BEFORE UPDATE ON klanttaak
    FOR EACH ROW EXECUTE FUNCTION portal_klanttaak_status();
"""

# An interne taak moves from Te doen to Gedaan; what it says stays as it was registered.
_INTERNE_TAAK = """
CREATE FUNCTION portal_interne_taak() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.id, OLD.klant_id, OLD.klantcontact_id) IS DISTINCT FROM (NEW.id, NEW.klant_id, NEW.klantcontact_id)
       OR OLD.status = 'gedaan' AND NEW.status <> 'gedaan' THEN
        RAISE EXCEPTION 'interne_taak: zo verandert een interne taak niet' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER interne_taak_stap BEFORE UPDATE ON interne_taak
    FOR EACH ROW EXECUTE FUNCTION portal_interne_taak();
"""


def _function(sql: str, name: str, *drops: str) -> migrations.RunSQL:
    return migrations.RunSQL(sql, ";".join([*drops, f"DROP FUNCTION {name}"]))


class Migration(migrations.Migration):
    dependencies = [("register", "0003_rijbeleid")]
    operations = [
        *(_same_klant(table, "klantcontact_id", "klantcontact") for table in _DELEN),
        _same_klant("klantcontact_zaak", "zaak_id", "zaak"),
        _same_klant("klanttaak", "zaak_id", "zaak"),
        _same_klant("inzending", "klanttaak_id", "klanttaak"),
        _same_klant("inzending", "klantcontact_id", "klantcontact"),
        _same_klant("klantcontact", "vervolgt_id", "klantcontact"),
        _same_klant("klantcontact", "corrigeert_id", "klantcontact"),
        _function(
            _VERVOLG,
            "portal_klantcontact_heeft_vervolg()",
            "DROP TRIGGER klantcontact_heeft_vervolg ON klantcontact",
        ),
        _function(_ONVERANDERLIJK, "portal_onveranderlijk()"),
        *(_immutable(table) for table in ["klantcontact", *_DELEN] if table != "interne_taak"),
        _function(_AFSCHERMEN, "portal_afschermen(uuid, text)"),
        _function(_STATUS, "portal_klanttaak_status()", "DROP TRIGGER klanttaak_status ON klanttaak"),
        _function(_INTERNE_TAAK, "portal_interne_taak()", "DROP TRIGGER interne_taak_stap ON interne_taak"),
    ]
