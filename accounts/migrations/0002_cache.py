"""The table of Django's database cache, as `createcachetable` makes it: a step less for who installs the portal."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE cache (
                cache_key varchar(255) NOT NULL PRIMARY KEY,
                value text NOT NULL,
                expires timestamp with time zone NOT NULL
            );
            CREATE INDEX cache_expires ON cache (expires);
            """,
            "DROP TABLE cache",
        ),
    ]
