"""What the demo reads from the environment, and what it tells its programs."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from portal.demo import databases, postgres
from portal.demo.commands import HOST, ROOT
from portal.demo.errors import StartError
from portal.omgeving import read, read_int

HIGHEST_PORT = 65535


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """One demo: a folder for its data, two ports, and where its databases are."""

    folder: Path
    web_port: int
    broker_port: int
    # The addresses of an own PostgreSQL; None when ours is to be started.
    given: Databases | None

    @property
    def web_url(self) -> str:
        return f"http://{HOST}:{self.web_port}"

    @property
    def broker_url(self) -> str:
        return f"http://{HOST}:{self.broker_port}"

    @property
    def databases(self) -> Databases:
        folder = self.folder / "postgres"
        return self.given or Databases(
            app=postgres.url_of(folder, databases.APP, databases.PORTAL_DATABASE),
            owner=postgres.url_of(folder, databases.OWNER, databases.PORTAL_DATABASE),
            broker=postgres.url_of(folder, databases.BROKER, databases.BROKER_DATABASE),
        )

    def for_web(self) -> dict[str, str]:
        """Also for the worker. Without the owner's address: what serves must not be able to migrate."""
        return self._common() | {"DATABASE_URL": self.databases.app}

    def for_owner(self) -> dict[str, str]:
        return self.for_web() | {"DATABASE_OWNER_URL": self.databases.owner}

    def for_broker(self) -> dict[str, str]:
        return self._common() | {"BROKER_DATABASE_URL": self.databases.broker}

    def _common(self) -> dict[str, str]:
        ours = ("DATABASE_", "BROKER_DATABASE_", "DJANGO_SETTINGS_")
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return inherited | {"PORTAL_MODE": "demo", "PORTAL_URL": self.web_url, "BROKER_URL": self.broker_url}


@dataclass(frozen=True)
class Databases:
    app: str
    owner: str
    broker: str


def read_surroundings() -> Surroundings:
    """From DEMO_DIR, DEMO_WEB_PORT, DEMO_BROKER_PORT, DATABASE_URL, DATABASE_OWNER_URL and BROKER_DATABASE_URL.

    Raises StartError or ImproperlyConfigured, both with one sentence that says what to set.
    """
    web_port, broker_port = _free_port("DEMO_WEB_PORT", 8000), _free_port("DEMO_BROKER_PORT", 8001)
    if web_port == broker_port:
        raise StartError(f"DEMO_WEB_PORT en DEMO_BROKER_PORT zijn allebei {web_port}: kies twee verschillende poorten.")
    folder = Path(read("DEMO_DIR", str(ROOT / ".demo"))).resolve()
    return Surroundings(folder=folder, web_port=web_port, broker_port=broker_port, given=_given())


def _given() -> Databases | None:
    app, owner, broker = (read(name, "") for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "BROKER_DATABASE_URL"))
    if not (app or owner or broker):
        return None
    if not (app and owner):
        raise StartError("Zet DATABASE_URL en DATABASE_OWNER_URL allebei: voor een eigen PostgreSQL zijn beide nodig.")
    return Databases(app=app, owner=owner, broker=broker or _beside(owner))


def _beside(owner: str) -> str:
    """The broker's data stays out of the portal's database, also when only that one was named."""
    parts = urlsplit(owner)
    return urlunsplit(parts._replace(path=f"{parts.path}_broker"))


def _free_port(name: str, default: int) -> int:
    port = read_int(name, default, at_least=1)
    if port > HIGHEST_PORT:
        raise StartError(f"{name} is '{port}'; zet een poort van 1 tot en met {HIGHEST_PORT}.")
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError as error:
            raise StartError(f"Poort {port} is niet vrij: kies een andere met {name}=… make demo.") from error
    return port
