from django.db import migrations

# The worker has no klant and so sees no row; this runs as the owner, for this purpose only.
_FORGET = """
CREATE FUNCTION portal_sleutels_vergeten() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE aantal bigint;
BEGIN
    PERFORM set_config('portal.beheer', 'vergeten', true);
    DELETE FROM idempotentie_sleutel WHERE gebruikt_op < now() - interval '30 days';
    GET DIAGNOSTICS aantal = ROW_COUNT;
    PERFORM set_config('portal.beheer', '', true);
    RETURN aantal;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("idempotentie", "0002_rijbeleid")]
    operations = [migrations.RunSQL(_FORGET, "DROP FUNCTION portal_sleutels_vergeten()")]
