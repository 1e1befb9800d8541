"""The demo broker as a real process with a database of its own, as any relying party meets it."""

from __future__ import annotations

import os
import socket
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.demo.commands import BROKER, HOST, ROOT
from portal.demo.processes import Programs
from tests import databasekit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Broker:
    url: str
    portal_url: str
    """Where it sends people back to. Nothing answers there."""


def environment(**values: str) -> dict[str, str]:
    """What a program of the broker is told: nothing of Django's and no database of the portal."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "DATABASE_"))}
    return kept | {"PORTAL_MODE": "test"} | values


def database_name(purpose: str) -> str:
    """One for each worker of xdist."""
    return f"test_broker_{purpose}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


@contextmanager
def running(logs: Path, portal_url: str) -> Iterator[Broker]:
    url = f"http://{HOST}:{_free_port()}"
    with databasekit.empty_database(database_name("running")) as database, Programs(ROOT, logs) as programs:
        programs.start(
            "broker", BROKER, environment(BROKER_DATABASE_URL=database, BROKER_URL=url, PORTAL_URL=portal_url)
        )
        programs.wait_for_answer(f"{url}/.well-known/openid-configuration")
        yield Broker(url, portal_url)


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind((HOST, 0))
        port: int = trial.getsockname()[1]
        return port
