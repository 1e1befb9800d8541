"""`python -m accounts.broker`: makes what is missing in the database and serves. With arguments: Django's commands."""

from __future__ import annotations

import os
import sys
from urllib.parse import urlsplit

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command, execute_from_command_line
from django.db import OperationalError


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "accounts.broker.settings"
    try:
        django.setup()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    if len(sys.argv) > 1:
        execute_from_command_line(["python -m accounts.broker", *sys.argv[1:]])
        return
    try:
        call_command("ensure_broker")
    except OperationalError as error:
        sys.exit(f"De demo-inlogdienst komt niet bij zijn database; klopt BROKER_DATABASE_URL? {error}")
    _serve()


def _serve() -> None:
    from django.conf import settings

    here = urlsplit(settings.BROKER_URL)
    options = f"--interface wsgi --workers 1 --blocking-threads 4 --host {here.hostname} --port {here.port or 80}"
    program = ["granian", *options.split(), "--log-level", "warning", "accounts.broker.wsgi:application"]
    # The same process goes on as the server: what started us stops it by our id.
    os.execv(sys.executable, [sys.executable, "-m", *program])  # noqa: S606


if __name__ == "__main__":
    main()
