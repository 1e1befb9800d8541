"""`python -m tests.benchmarks.prepare AANTAL GELADEN`: the register, and a new session for each person who is measured.

A register that is complete, which the file GELADEN tells, is kept. Prints as JSON which pages to ask with which cookie,
for the processes that measure and know no Django.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.settings")
django.setup()
# What was processed for whom is of no use among the figures.
logging.disable(logging.INFO)

from django.core.management import call_command  # noqa: E402

from tests import builders, login, people  # noqa: E402
from tests.benchmarks import loader, pages  # noqa: E402

if TYPE_CHECKING:
    from uuid import UUID

    from django.test import Client

OF_ONE_KLANT = 1000
#: Pages measured with a dossier of two partijen and as vertegenwoordiger: enough to see what those two cost.
FEW = ("kaal", "klantcontacten:lijst")


def main(klantcontacten: int, loaded: Path) -> list[dict[str, str]]:
    call_command("migrate", verbosity=0)
    anna = login.log_in_as(people.by_digid(people.ANNA))
    bram = login.log_in_as(people.by_digid_machtigen(people.BRAM))
    fatima = login.log_in_as(people.by_digid(people.FATIMA))
    if not loaded.exists():
        _fill(klantcontacten, login.inlog_of(anna).klant_id, login.inlog_of(fatima).klant_id)
        loaded.touch()
    return [
        *_targets(anna, ""),
        *_targets(bram, " als vertegenwoordiger", only=FEW),
        *_targets(fatima, " van twee partijen", only=FEW),
    ]


def _fill(klantcontacten: int, anna: UUID, fatima: UUID) -> None:
    dubbele = builders.partij(people.DIRK).id
    loader.merge(dubbele, into=fatima)
    loader.load(klantcontacten, people={anna: OF_ONE_KLANT, fatima: OF_ONE_KLANT // 2, dubbele: OF_ONE_KLANT // 2})


def _targets(client: Client, suffix: str, *, only: tuple[str, ...] = ()) -> list[dict[str, str]]:
    addresses = {"kaal": "/kaal/"} | pages.pages_of(login.inlog_of(client))
    # A browser that is logged in has been on a page: it holds the cookie against forged forms as well.
    client.get(addresses["overzicht:index"])
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    return [
        {"naam": name + suffix, "adres": address, "cookie": cookie}
        for name, address in addresses.items()
        if not only or name in only
    ]


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), Path(sys.argv[2]))))
