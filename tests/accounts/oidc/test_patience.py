"""How often and how long a broker is asked: bounded in time, size and number of tries, by a clock the test holds."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from accounts.oidc import documenten, http
from accounts.oidc.documenten import Document
from accounts.oidc.weigering import InlogGeweigerd, Reden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.accounts.oidc.hostile import HostileBroker


@dataclass
class Klok:
    nu: float = 1000.0

    def monotonic(self) -> float:
        return self.nu

    def sleep(self, seconden: float) -> None:
        self.nu += seconden


@dataclass
class Bron:
    """Something to fetch, that may be broken."""

    stuk: bool = False
    keren: int = 0
    waarden: list[object] = field(default_factory=list)

    def __call__(self) -> object:
        self.keren += 1
        if self.stuk:
            raise InlogGeweigerd(Reden.BROKER_ANTWOORD)
        self.waarden.append(object())
        return self.waarden[-1]


@pytest.fixture
def klok(monkeypatch: pytest.MonkeyPatch) -> Klok:
    klok = Klok()
    monkeypatch.setattr(documenten, "time", klok)
    return klok


# Documents ------------------------------------------------------------------------------------------------------------
def test_a_document_is_fetched_once_an_hour(klok: Klok) -> None:
    bron = Bron()
    document = Document(bron)
    een = document.get()
    klok.nu += 3599
    assert document.get() is een
    klok.nu += 2
    assert document.get() is not een
    assert bron.keren == 2


def test_a_failure_is_repeated_for_a_moment_without_asking_again(klok: Klok) -> None:
    bron = Bron(stuk=True)
    document = Document(bron)
    for _ in range(3):
        with pytest.raises(InlogGeweigerd) as fout:
            document.get()
        assert fout.value.reden is Reden.BROKER_ANTWOORD
    assert bron.keren == 1
    bron.stuk = False
    klok.nu += 6
    assert document.get() is bron.waarden[0]


def test_a_refresh_that_fails_keeps_what_was_good(klok: Klok) -> None:
    bron = Bron()
    document = Document(bron)
    een = document.get()
    bron.stuk = True
    with pytest.raises(InlogGeweigerd):
        document.refresh(een)
    assert document.get() is een


def test_refreshes_are_limited_and_allowed_again_later(klok: Klok) -> None:
    bron = Bron()
    document = Document(bron)
    waarde = document.get()
    for _ in range(3):
        waarde = document.refresh(waarde)
    assert document.refresh(waarde) is waarde
    assert bron.keren == 4
    klok.nu += 61
    assert document.refresh(waarde) is not waarde


def test_who_asks_for_a_newer_one_gets_what_another_just_fetched(klok: Klok) -> None:
    bron = Bron()
    document = Document(bron)
    oud = document.get()
    nieuw = document.refresh(oud)
    assert document.refresh(oud) is nieuw
    assert bron.keren == 2


def test_many_at_once_fetch_once() -> None:
    def slow() -> object:
        bron.keren += 1
        time.sleep(0.05)
        return bron

    bron = Bron()
    document = Document(slow)
    draden = [threading.Thread(target=document.get) for _ in range(8)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert bron.keren == 1


# Calls ----------------------------------------------------------------------------------------------------------------
def refused(broker: HostileBroker, pad: str = "/jwks") -> Reden:
    with pytest.raises(InlogGeweigerd) as fout:
        http.get(f"{broker.url}{pad}", timeout=1)
    return fout.value.reden


def test_a_read_is_tried_twice(broker: HostileBroker) -> None:
    broker.answers["/jwks"] = (500, b"")
    assert refused(broker) is Reden.BROKER_NIET_BEREIKBAAR
    assert broker.count("/jwks") == 2


def test_a_host_that_keeps_failing_is_left_alone_for_a_while(
    broker: HostileBroker, monkeypatch: pytest.MonkeyPatch
) -> None:
    klok = Klok()
    monkeypatch.setattr(http, "time", klok)
    broker.answers["/jwks"] = (500, b"")
    for _ in range(20):
        refused(broker)
    assert broker.count("/jwks") == 10
    klok.nu += 16
    del broker.answers["/jwks"]
    assert http.get(f"{broker.url}/jwks", timeout=1).status == 200


def test_one_success_makes_up_for_failures(broker: HostileBroker) -> None:
    for _ in range(3):
        broker.answers["/jwks"] = (500, b"")
        for _ in range(4):
            refused(broker)
        del broker.answers["/jwks"]
        assert http.get(f"{broker.url}/jwks", timeout=1).status == 200


def test_a_redirect_is_not_followed(broker: HostileBroker) -> None:
    broker.answers["/jwks"] = (302, b"")
    assert http.get(f"{broker.url}/jwks", timeout=1).status == 302
    assert broker.count("/jwks") == 1


def test_an_answer_without_end_is_cut_off(broker: HostileBroker) -> None:
    broker.answers["/jwks"] = (200, b"x" * (http.MAX_BYTES + 1))
    assert refused(broker) is Reden.BROKER_ANTWOORD


@pytest.fixture
def trickle() -> Iterator[str]:
    """A server that sends a byte now and then, for ever."""
    luister = socket.create_server(("127.0.0.1", 0))
    klaar = threading.Event()

    def serve() -> None:
        while not klaar.is_set():
            with suppress(OSError), luister.accept()[0] as verbinding:
                verbinding.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
                while not klaar.wait(0.05):
                    verbinding.sendall(b"x")

    draad = threading.Thread(target=serve, daemon=True)
    draad.start()
    yield f"http://127.0.0.1:{luister.getsockname()[1]}/"
    klaar.set()
    luister.shutdown(socket.SHUT_RDWR)
    luister.close()
    draad.join()


def test_a_trickle_does_not_hold_a_worker(broker: HostileBroker, trickle: str) -> None:
    begin = time.monotonic()
    with pytest.raises(InlogGeweigerd):
        http.get(trickle, timeout=0.2)
    assert time.monotonic() - begin < 3


def test_nobody_at_home(broker: HostileBroker) -> None:
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        poort = vrij.getsockname()[1]
    with pytest.raises(InlogGeweigerd) as fout:
        http.post(f"http://127.0.0.1:{poort}/", {"code": "x"}, timeout=1, koppen={})
    assert fout.value.reden is Reden.BROKER_NIET_BEREIKBAAR
