"""Row-level security, in the words migrations use. The names of the settings are those of `portal.registers.scope`.

Every policy speaks for all roles, the owner included (FORCE). The owner, and so a SECURITY DEFINER function, gets rows
only inside a transaction that names its purpose in `portal.beheer`; the app role cannot become the owner.

Two things are written for speed, both measured (docs/bench.md). A setting is read in a scalar subquery, so once a
statement and not once a row. And a policy stands inside a CASE, which the planner does not look into: taken apart it
makes the planner expect one row where a klant has a thousand, and then sort them all instead of following the index.
The index comes from the query's own filter; without one a query is slow, never wrong.
"""

from __future__ import annotations

from django.db import migrations

# The cast after the subquery makes `= ANY` compare with the elements of one array, not with rows.
DOSSIERS = "(SELECT nullif(current_setting('portal.dossiers', true), '')::uuid[])::uuid[]"
PERSOON = "(SELECT nullif(current_setting('portal.persoon', true), '')::uuid)"
PSEUDONIEMEN = "(SELECT string_to_array(nullif(current_setting('portal.pseudoniem', true), ''), ','))::text[]"
REGISTRATIE = "(SELECT nullif(current_setting('portal.registratie', true), '') IS NOT NULL)"
BEHEER = "(SELECT nullif(current_setting('portal.beheer', true), '') IS NOT NULL)"
_VESTIGING = "(SELECT nullif(current_setting('portal.vestiging', true), ''))"
# The thema's of a scope: 'alle', or each behind a separator that no code holds. Unset is none, so no row at all.
SCHEIDING = "\x1f"
ALLE_THEMAS = "alle"
_ALLE = f"(SELECT current_setting('portal.themas', true) = '{ALLE_THEMAS}')"
_THEMAS = "(SELECT string_to_array(nullif(current_setting('portal.themas', true), ''), chr(31)))::text[]"
_ZAKEN = "(SELECT nullif(current_setting('portal.zaken', true), '')::uuid[])::uuid[]"

IN_DOSSIER = f"klant_id = ANY ({DOSSIERS})"
IN_VESTIGING = f"({_VESTIGING} IS NULL OR vestiging = {_VESTIGING})"
IN_THEMA = f"{_ALLE} OR thema_id = ANY ({_THEMAS})"
# Of a contact that is in no thema of the scope: it is about a zaak in scope, or this person made it.
_LINKS = "SELECT deel.zaak_id FROM klantcontact_zaak AS deel WHERE deel.klantcontact_id = klantcontact.id"
_ABOUT_A_ZAAK = f"{_ZAKEN} && ARRAY({_LINKS})"
CONTACT_IN_SCOPE = f"({IN_THEMA} OR handelend_persoon_id = {PERSOON} OR {_ZAKEN} IS NOT NULL AND {_ABOUT_A_ZAAK})"


def in_scope(zaak: str) -> str:
    """Of a row with a thema that is, or comes from, the zaak in column `zaak`."""
    return f"({IN_THEMA} OR {zaak} = ANY ({_ZAKEN}))"


def protect_anew(table: str, visible: str, *, before: str, writable: str | None = None) -> migrations.RunSQL:
    """Another policy for a table that has one; `before` is what it held."""

    def policy(rule: str, check: str) -> str:
        return (
            f"DROP POLICY dossier ON {table};"
            f"CREATE POLICY dossier ON {table} USING (CASE WHEN {rule} THEN true ELSE false END) WITH CHECK ({check});"
        )

    return migrations.RunSQL(policy(visible, writable or visible), policy(before, before))


def protect(table: str, visible: str, *, writable: str | None = None) -> migrations.RunSQL:
    """Row-level security on a table: rows for which `visible` holds; new rows for which `writable` holds (else the
    same)."""
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY dossier ON {table} USING (CASE WHEN {visible} THEN true ELSE false END)
            WITH CHECK ({writable or visible});
        CREATE POLICY beheer ON {table} TO CURRENT_USER USING ({BEHEER}) WITH CHECK ({BEHEER});
        """,
        f"""
        DROP POLICY beheer ON {table};
        DROP POLICY dossier ON {table};
        ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
        """,
    )


def revoke(table: str, *privileges: str) -> migrations.RunPython:
    """Take from the app role what the default privileges gave it."""
    from django.conf import settings

    def forwards(apps: object, editor: object) -> None:
        from django.db import connection

        role = connection.ops.quote_name(settings.DATABASE_APP_ROLE)
        with connection.cursor() as cursor:
            cursor.execute(f"REVOKE {', '.join(privileges)} ON {table} FROM {role}")

    return migrations.RunPython(forwards, migrations.RunPython.noop)
