"""Logging out at the broker, and the broker that logs someone out here. Names as in the OpenID conformance suite."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from accounts.oidc import broker_sessies
from accounts.oidc.logout import logout_url
from accounts.oidc.models import BrokerSessie
from accounts.oidc.providers import providers
from accounts.oidc.weigering import Reden
from tests.accounts.oidc.conftest import Auditregel, Bezoeker
from tests.accounts.oidc.gevallen import signed
from tests.accounts.oidc.hostile import BSN, CLIENT_ID, rsa_key, sign, unsigned

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.accounts.oidc.conftest import Ingelogd, Portaal
    from tests.accounts.oidc.hostile import Claims

EVENT = "http://schemas.openid.net/event/backchannel-logout"


def claims_of(bezoeker: Bezoeker, **anders: object) -> Claims:
    nu = int(time.time())
    waarden: dict[str, Any] = {
        "iss": bezoeker.broker.issuer,
        "aud": CLIENT_ID,
        "iat": nu,
        "exp": nu + 120,
        "jti": f"jti-{time.monotonic_ns()}",
        "sub": "iemand",
        "sid": "sessie-1",
        "events": {EVENT: {}},
    }
    return {naam: waarde for naam, waarde in (waarden | anders).items() if waarde is not None}


def post(bezoeker: Bezoeker, token: str) -> int:
    anders = Bezoeker(bezoeker.broker, bezoeker.auditregels).client
    return anders.post("/inloggen/digid/uitloggen/", {"logout_token": token}).status_code


def log_in(bezoeker: Bezoeker, sid: str | None = "sessie-1") -> str:
    bezoeker.broker.claims["sid"] = sid
    assert bezoeker.login().status_code == 302
    return bezoeker.client.session.session_key or ""


def is_alive(session_key: str) -> bool:
    return Session.objects.filter(session_key=session_key).exists()


def test_the_broker_ends_the_session_in_another_browser(bezoeker: Bezoeker) -> None:
    sleutel = log_in(bezoeker)
    assert "_auth_user_id" in bezoeker.client.session
    assert post(bezoeker, signed(claims_of(bezoeker), typ="logout+jwt")) == 200
    assert not is_alive(sleutel)
    assert BrokerSessie.objects.count() == 0
    assert bezoeker.auditregels == [Auditregel("uitgelogd_door_broker", "", "digid")]


def test_a_sid_ends_that_session_and_a_sub_ends_all(bezoeker: Bezoeker) -> None:
    een = log_in(bezoeker, "sessie-1")
    ander = log_in(Bezoeker(bezoeker.broker, bezoeker.auditregels), "sessie-2")
    assert post(bezoeker, signed(claims_of(bezoeker, sid="sessie-2"))) == 200
    assert is_alive(een)
    assert not is_alive(ander)
    assert post(bezoeker, signed(claims_of(bezoeker, sid=None))) == 200
    assert not is_alive(een)


def test_a_sid_that_was_never_heard_of_ends_all_of_that_person(bezoeker: Bezoeker) -> None:
    sleutel = log_in(bezoeker, None)
    assert post(bezoeker, signed(claims_of(bezoeker))) == 200
    assert not is_alive(sleutel)


def test_another_persons_session_stays(bezoeker: Bezoeker) -> None:
    sleutel = log_in(bezoeker)
    assert post(bezoeker, signed(claims_of(bezoeker, sub="een ander", sid="sessie-9"))) == 200
    assert is_alive(sleutel)
    assert bezoeker.auditregels == []


def test_a_login_without_a_session_leaves_nothing_to_remember(db: None) -> None:
    broker_sessies.remember(None, ["x"])
    assert BrokerSessie.objects.count() == 0


def test_what_is_remembered_of_the_brokers_session_identifies_nobody(bezoeker: Bezoeker) -> None:
    bezoeker.broker.claims["sub"] = BSN
    bezoeker.broker.userinfo["sub"] = BSN
    log_in(bezoeker)
    for regel in BrokerSessie.objects.all():
        assert len(regel.kenmerk) == 64
        assert BSN not in regel.kenmerk


GEVALLEN: dict[str, tuple[Reden, Callable[[Claims], str]]] = {
    "alg-none": (Reden.TOKEN_ALGORITME, lambda c: unsigned(c, alg="none")),
    "no-event": (Reden.TOKEN_SOORT, lambda c: signed({k: v for k, v in c.items() if k != "events"})),
    "with-nonce": (Reden.TOKEN_SOORT, lambda c: signed(c | {"nonce": "x"})),
    "wrong-alg": (Reden.TOKEN_ALGORITME, lambda c: sign(c, rsa_key("een"), "PS256")),
    "wrong-aud": (Reden.TOKEN_AUD, lambda c: signed(c | {"aud": CLIENT_ID + "1"})),
    "wrong-event": (Reden.TOKEN_SOORT, lambda c: signed(c | {"events": {EVENT + "1": {}}})),
    "wrong-iss": (Reden.TOKEN_ISS, lambda c: signed(c | {"iss": c["iss"] + "1"})),
    "wrong-signature": (Reden.TOKEN_HANDTEKENING, lambda c: signed(c, "vreemd", kid="een")),
    "event-as-list": (Reden.TOKEN_SOORT, lambda c: signed(c | {"events": [EVENT]})),
    "event-as-text": (Reden.TOKEN_SOORT, lambda c: signed(c | {"events": {EVENT: "x"}})),
    "no-sub-and-no-sid": (Reden.TOKEN_SUB, lambda c: signed({k: v for k, v in c.items() if k not in ("sub", "sid")})),
    "no-jti": (Reden.TOKEN_SOORT, lambda c: signed({k: v for k, v in c.items() if k != "jti"})),
    "expired": (Reden.TOKEN_EXP, lambda c: signed(c | {"exp": c["iat"] - 100})),
    "id-token-type": (Reden.TOKEN_SOORT, lambda c: signed(c, typ="id+jwt")),
    "nothing": (Reden.TOKEN_ONLEESBAAR, lambda _: ""),
}


@pytest.mark.parametrize("naam", GEVALLEN)
def test_a_wrong_logout_token_ends_nothing(naam: str, bezoeker: Bezoeker) -> None:
    sleutel = log_in(bezoeker)
    reden, maak = GEVALLEN[naam]
    assert post(bezoeker, maak(claims_of(bezoeker))) == 400
    assert is_alive(sleutel)
    assert bezoeker.auditregels == [Auditregel("uitloggen_geweigerd", reden.value, "digid")]


def test_an_id_token_is_no_logout_token(bezoeker: Bezoeker) -> None:
    sleutel = log_in(bezoeker)
    assert post(bezoeker, str(bezoeker.broker.id_token("nonce"))) == 400
    assert is_alive(sleutel)


def test_a_logout_token_works_once(bezoeker: Bezoeker) -> None:
    token = signed(claims_of(bezoeker))
    log_in(bezoeker)
    assert post(bezoeker, token) == 200
    sleutel = log_in(bezoeker)
    assert post(bezoeker, token) == 400
    assert is_alive(sleutel)


@pytest.mark.django_db(transaction=True)
def test_of_two_that_come_in_together_one_is_carried_out(bezoeker: Bezoeker) -> None:
    token = signed(claims_of(bezoeker))
    log_in(bezoeker)
    barrier = Barrier(4)

    def send() -> int:
        barrier.wait(timeout=20)
        try:
            return post(bezoeker, token)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(send) for _ in range(4)]
    assert sorted(answer.result() for answer in answers) == [200, 400, 400, 400]


def test_the_endpoint_takes_posts_of_a_known_provider_only(bezoeker: Bezoeker) -> None:
    assert bezoeker.client.get("/inloggen/digid/uitloggen/").status_code == 405
    assert bezoeker.client.post("/inloggen/niets/uitloggen/").status_code == 404
    assert bezoeker.client.post("/inloggen/digid/uitloggen/").status_code == 400


# RP-initiated ---------------------------------------------------------------------------------------------------------
def test_logging_out_at_the_broker_has_nothing_of_the_person_in_the_address(bezoeker: Bezoeker) -> None:
    adres = logout_url(providers()["digid"]) or ""
    assert adres.startswith(f"{bezoeker.broker.url}/logout?")
    assert parse_qs(urlsplit(adres).query) == {
        "client_id": [CLIENT_ID],
        "post_logout_redirect_uri": ["http://127.0.0.1:8000/"],
        "state": ["uitgelogd"],
    }


def test_who_logs_out_here_is_sent_to_log_out_at_the_broker(bezoeker: Bezoeker) -> None:
    log_in(bezoeker)
    answer = bezoeker.client.post("/uitloggen/")
    assert answer.headers["Location"].startswith(f"{bezoeker.broker.url}/logout?")
    assert "_auth_user_id" not in bezoeker.client.session
    assert "U bent uitgelogd" in bezoeker.client.get("/?state=uitgelogd").content.decode()


def test_who_is_not_logged_in_is_sent_to_no_broker(bezoeker: Bezoeker) -> None:
    assert bezoeker.client.post("/uitloggen/").headers["Location"] == "/?uitgelogd"


def test_a_broker_without_logout_or_that_is_down_keeps_nobody_in(bezoeker: Bezoeker, portaal: Portaal) -> None:
    bezoeker.broker.answers["/.well-known/openid-configuration"] = (500, b"")
    assert logout_url(providers()["digid"]) is None
    url = bezoeker.broker.url
    portaal.set(endpoints={"authorization": f"{url}/a", "token": f"{url}/t", "jwks": f"{url}/jwks"})
    assert logout_url(providers()["digid"]) is None


# A refusal is no logout -----------------------------------------------------------------------------------------------
def test_who_is_logged_in_stays_so_when_another_login_fails(bezoeker: Bezoeker) -> None:
    sleutel = log_in(bezoeker)
    bezoeker.broker.claims["acr"] = "onbekend"
    assert bezoeker.login().status_code == 403
    assert bezoeker.client.session.session_key == sleutel
    assert "_auth_user_id" in bezoeker.client.session


def test_the_back_button_after_login_says_that_one_is_logged_in(bezoeker: Bezoeker) -> None:
    query = bezoeker.broker.authorize(bezoeker.start())
    assert bezoeker.terug(query).status_code == 302
    response = bezoeker.terug(query)
    assert response.status_code == 400
    tekst = response.content.decode()
    assert "U bent al ingelogd" in tekst
    assert "/overzicht/" in tekst


def test_the_session_key_is_new_after_login(bezoeker: Bezoeker) -> None:
    query = bezoeker.broker.authorize(bezoeker.start())
    voor = bezoeker.client.session.session_key
    bezoeker.terug(query)
    assert bezoeker.client.session.session_key != voor
    assert not is_alive(voor or "")


def test_an_unverified_login_leaves_no_row(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    bezoeker.broker.claims["bsn"] = "999990018"
    assert bezoeker.login().status_code == 403
    assert BrokerSessie.objects.count() == 0
