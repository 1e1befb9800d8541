"""The two database roles. The app role serves and owns nothing; the owner migrates."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOGIN = ("USER", "PASSWORD", "HOST", "PORT")


def _log_in_as(login: dict[str, str]) -> None:
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()
    connection.settings_dict.update(login)


@contextmanager
def as_owner() -> Iterator[None]:
    """Within: the default connection is the owner's. Not for a process that serves requests meanwhile."""
    before = {name: connection.settings_dict[name] for name in _LOGIN}
    _log_in_as({name: settings.DATABASE_OWNER[name] for name in _LOGIN})
    try:
        yield
    finally:
        _log_in_as(before)


def grant_by_default() -> None:
    """Every table the owner makes from now on is served by the app role, so that none can be forgotten.

    What the app role may not do (change a klantcontact, say) a migration takes back by name. Call as owner.
    """
    role = connection.ops.quote_name(settings.DATABASE_APP_ROLE)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        cursor.execute(
            f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}"
        )
        cursor.execute(f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {role}")
