"""What the demo reads from the environment: a wrong value is one sentence that says what to set."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.demo.errors import StartError
from portal.demo.surroundings import read_surroundings

if TYPE_CHECKING:
    from pathlib import Path

APP = "postgresql://mijngemeente_app:geheim@db.voorbeeld.nl:5432/mijngemeente"
OWNER = "postgresql://mijngemeente_owner:geheim@db.voorbeeld.nl:5432/mijngemeente?sslmode=require"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "BROKER_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DEMO_DIR", str(tmp_path))
    for name in ("DEMO_WEB_PORT", "DEMO_BROKER_PORT"):
        with socket.socket() as trial:
            trial.bind(("127.0.0.1", 0))
            monkeypatch.setenv(name, str(trial.getsockname()[1]))


def test_without_an_own_postgresql_every_role_has_an_address_in_ours() -> None:
    databases = read_surroundings().databases
    assert databases.app.startswith("postgresql://mijngemeente_app@/mijngemeente?host=")
    assert databases.owner.startswith("postgresql://mijngemeente_owner@/mijngemeente?host=")
    assert databases.broker.startswith("postgresql://mijngemeente_broker@/mijngemeente_broker?host=")


def test_a_taken_port_is_said_with_the_variable_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setenv("DEMO_BROKER_PORT", str(port))
        with pytest.raises(StartError, match=f"^Poort {port} is niet vrij: kies een andere met DEMO_BROKER_PORT="):
            read_surroundings()


@pytest.mark.parametrize("value", ["abc", "0", "-1", "80 80", "65536", "99999999999"])
def test_a_wrong_port_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DEMO_WEB_PORT", value)
    with pytest.raises((StartError, ImproperlyConfigured), match=f"^DEMO_WEB_PORT is '{value}'; zet"):
        read_surroundings()


def test_web_and_broker_cannot_share_a_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMO_WEB_PORT", "18999")
    monkeypatch.setenv("DEMO_BROKER_PORT", "18999")
    with pytest.raises(StartError, match="kies twee verschillende poorten"):
        read_surroundings()


@pytest.mark.parametrize(("name", "value"), [("DATABASE_URL", APP), ("DATABASE_OWNER_URL", OWNER)])
def test_half_an_own_postgresql_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(StartError, match="DATABASE_URL en DATABASE_OWNER_URL allebei"):
        read_surroundings()


def test_an_own_postgresql_gets_the_database_of_the_broker_beside_that_of_the_portal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", APP)
    monkeypatch.setenv("DATABASE_OWNER_URL", OWNER)
    given = read_surroundings().given
    assert given
    assert given.broker == OWNER.replace("/mijngemeente?", "/mijngemeente_broker?")


def test_what_serves_does_not_know_how_to_become_the_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", APP)
    monkeypatch.setenv("DATABASE_OWNER_URL", OWNER)
    demo = read_surroundings()
    assert "DATABASE_OWNER_URL" not in demo.for_web()
    assert "DATABASE_OWNER_URL" not in demo.for_broker()
    assert demo.for_owner()["DATABASE_OWNER_URL"] == OWNER


def test_the_demo_is_never_production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_MODE", "productie")
    assert read_surroundings().for_web()["PORTAL_MODE"] == "demo"
