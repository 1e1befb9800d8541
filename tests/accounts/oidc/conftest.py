from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from django.http import HttpResponseRedirect
from django.test import Client

from accounts.oidc import discovery, http, keys
from accounts.oidc.providers import providers
from portal import audit
from tests.accounts.oidc.hostile import CLIENT_ID, SECRET, HostileBroker, Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.http import HttpRequest, HttpResponse
    from django.test.client import _MonkeyPatchedWSGIResponse
    from pytest_django import Settings

    from accounts.oidc.vaststelling import Vaststelling


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


@pytest.fixture
def broker(server: Server, monkeypatch: pytest.MonkeyPatch) -> HostileBroker:
    """An honest broker, of which the portal remembers nothing."""
    monkeypatch.setattr(discovery, "_documenten", {})
    monkeypatch.setattr(keys, "_documenten", {})
    monkeypatch.setattr(http, "_zekeringen", {})
    monkeypatch.setattr(http, "PAUZE", 0.0)
    return server.fresh()


@dataclass
class Ingelogd:
    """Stands in for accounts.inloggen.log_in: remembers who would have been logged in."""

    vaststellingen: list[Vaststelling] = field(default_factory=list)

    def __call__(
        self, request: HttpRequest, vaststelling: Vaststelling, next_url: str, *, openbaar: bool = False
    ) -> HttpResponse:
        self.vaststellingen.append(vaststelling)
        return HttpResponseRedirect(next_url)


@pytest.fixture
def ingelogd(monkeypatch: pytest.MonkeyPatch) -> Ingelogd:
    ingelogd = Ingelogd()
    monkeypatch.setattr("accounts.inloggen.log_in", ingelogd)
    return ingelogd


@dataclass
class Auditregel:
    gebeurtenis: str
    reden: str
    middel: str


@pytest.fixture
def auditregels(monkeypatch: pytest.MonkeyPatch) -> list[Auditregel]:
    """What was written to the audit, and really was: a line about nobody is for nobody to read back."""
    regels: list[Auditregel] = []
    schrijf = audit.record_anonymous

    def record(gebeurtenis: str, *, reden: str = "", middel: str = "") -> None:
        schrijf(gebeurtenis, reden=reden, middel=middel)
        regels.append(Auditregel(gebeurtenis, reden, middel))

    monkeypatch.setattr(audit, "record_anonymous", record)
    return regels


@dataclass
class Portaal:
    """The portal with its provider settings in a real file."""

    bestand: Path
    instellingen: dict[str, dict[str, Any]]

    def set(self, naam: str = "digid", **waarden: object) -> None:
        self.instellingen.setdefault(naam, {}).update(waarden)
        self.bestand.write_text(json.dumps(self.instellingen))
        providers.cache_clear()


def basis(issuer: str) -> dict[str, Any]:
    return {
        "issuer": issuer,
        "client_id": CLIENT_ID,
        "client_auth": "client_secret_basic",
        "client_secret": SECRET,
        "niveau_claim": ["acr"],
        "minimaal_niveau": 20,
        "timeout": 1,
    }


@pytest.fixture
def portaal(broker: HostileBroker, tmp_path: Path, settings: Settings) -> Iterator[Portaal]:
    settings.PORTAL_PROVIDERS = str(tmp_path / "providers.json")
    portaal = Portaal(tmp_path / "providers.json", {})
    portaal.set("digid", **basis(broker.issuer))
    yield portaal
    providers.cache_clear()


@dataclass
class Bezoeker:
    """A person's browser, at the portal and at the broker."""

    broker: HostileBroker
    auditregels: list[Auditregel]
    client: Client = field(default_factory=Client)

    def start(self, naam: str = "digid", **query: str) -> str:
        """To the broker: the address the portal sends the browser to."""
        antwoord = self.client.get(f"/inloggen/{naam}/", query)
        assert antwoord.status_code == 302, antwoord.content
        return antwoord["Location"]

    def terug(self, query: dict[str, str], naam: str = "digid") -> _MonkeyPatchedWSGIResponse:
        return self.client.get(f"/inloggen/{naam}/terug/", query)

    def login(self, naam: str = "digid", **query: str) -> _MonkeyPatchedWSGIResponse:
        return self.terug(self.broker.authorize(self.start(naam, **query)), naam)


@pytest.fixture
def bezoeker(broker: HostileBroker, portaal: Portaal, auditregels: list[Auditregel], db: None) -> Bezoeker:
    return Bezoeker(broker, auditregels)
