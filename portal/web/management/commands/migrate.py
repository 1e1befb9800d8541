from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate

from portal.registers.rollen import as_owner, grant_by_default


class Command(migrate.Command):
    help = migrate.Command.help + " Connects with DATABASE_OWNER_URL and sees to the app role's rights first."

    def handle(self, *args: Any, **options: Any) -> None:
        with as_owner():
            grant_by_default()
            super().handle(*args, **options)
