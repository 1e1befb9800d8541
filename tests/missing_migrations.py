"""`python -m tests.missing_migrations SETTINGS`: fails when a model changed without a migration. Needs no database."""

from __future__ import annotations

import os
import sys


def main(settings_module: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = settings_module
    os.environ.setdefault("PORTAL_MODE", "test")
    import django
    from django.conf import settings
    from django.core.management import call_command

    # makemigrations looks into a database for a history that contradicts itself; this is about the code alone.
    settings.DATABASES = {"default": {"ENGINE": "django.db.backends.dummy"}}
    django.setup()
    call_command("makemigrations", check_changes=True, dry_run=True, interactive=False)


if __name__ == "__main__":
    main(sys.argv[1])
