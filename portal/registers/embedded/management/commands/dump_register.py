from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from portal.registers.embedded.overdracht.schrijven import dump

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable


class Command(BaseCommand):
    help = (
        "Schrijft het hele register als registerbestand (docs/register.md). Het bevat persoonsgegevens van iedereen;"
        " alleen u mag het bestand lezen. Verbindt met DATABASE_OWNER_URL. Zonder FILE komt het op de uitvoer."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, metavar="FILE", nargs="?")

    def handle(self, *args: Any, bestand: Path | None, **options: Any) -> None:
        if bestand is None:
            dump(lambda regel: self.stdout.write(regel, ending=""), self.stderr.write)
            return
        try:
            aantal = _dump_to(bestand, self.stderr.write)
        except OSError as error:
            raise CommandError(f"'{bestand}' is niet te schrijven: {error.strerror}.") from error
        self.stderr.write(f"Geschreven: {aantal} regels in {bestand}.")


def _dump_to(bestand: Path, say: Callable[[str], None]) -> int:
    """Under another name until it is whole, so that a dump that broke off is never taken for one."""
    half = bestand.with_name(f"{bestand.name}.half")
    half.unlink(missing_ok=True)
    try:
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            aantal = dump(file.write, say)
        half.replace(bestand)
    finally:
        half.unlink(missing_ok=True)
    return aantal
