from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from portal.registers.embedded.overdracht.fouten import NietGeladen
from portal.registers.embedded.overdracht.laden import load

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = (
        "Laadt een registerbestand (docs/register.md): alles of niets. Wat er al in het register staat blijft zoals het"
        " is, dus twee keer laden verandert niets."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, metavar="FILE.ndjson")

    def handle(self, *args: Any, bestand: Path, **options: Any) -> None:
        try:
            with bestand.open("rb") as file:
                aantallen = load(file, self.stderr.write)
        except OSError as error:
            raise CommandError(f"'{bestand}' is niet te lezen: {error.strerror}.") from error
        except NietGeladen as error:
            for fout in error.fouten:
                self.stderr.write(str(fout))
            meer = f"Na {len(error.fouten)} fouten is het lezen gestopt. " if error.afgebroken else ""
            raise CommandError(f"{meer}Er is niets geladen.") from error
        geladen = ", ".join(f"{aantal} × {soort}" for soort, aantal in aantallen.items()) or "geen enkele regel"
        self.stdout.write(f"Geladen: {geladen}. Wat er al stond is niet veranderd.")
