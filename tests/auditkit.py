"""Reading audit lines back that are about nobody: only the owner can, and only by saying so."""

from __future__ import annotations

import psycopg
from django.conf import settings
from django.db import connection


def lines() -> list[tuple[str, str, str]]:
    """(gebeurtenis, reden, middel) of every line, oldest first."""
    owner = settings.DATABASE_OWNER
    with psycopg.connect(
        dbname=connection.settings_dict["NAME"],
        user=owner["USER"],
        password=owner["PASSWORD"] or None,
        host=owner["HOST"],
        port=owner["PORT"] or None,
    ) as database:
        database.execute("SELECT set_config('portal.beheer', 'test', true)")
        rows = database.execute("SELECT gebeurtenis, reden, middel FROM audit_regel ORDER BY id")
        return [(gebeurtenis, reden, middel) for gebeurtenis, reden, middel in rows]
