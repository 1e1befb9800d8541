from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.accounts.oidc.hostile import ec_key

if TYPE_CHECKING:
    from tests.accounts.oidc.conftest import Portaal
    from tests.accounts.oidc.hostile import HostileBroker


def check(naam: str = "digid") -> tuple[str, str]:
    """What it says, and with what it ends (empty when all is well)."""
    uit = StringIO()
    try:
        call_command("check_broker", naam, stdout=uit)
    except CommandError as fout:
        return uit.getvalue(), str(fout)
    return uit.getvalue(), ""


@pytest.fixture
def goed(broker: HostileBroker, portaal: Portaal) -> HostileBroker:
    broker.metadata = {"code_challenge_methods_supported": ["S256"]}
    return broker


def test_a_broker_that_is_right(goed: HostileBroker) -> None:
    tekst, einde = check()
    assert einde == ""
    assert "http://127.0.0.1:8000/inloggen/digid/terug/" in tekst
    assert "FOUT" not in tekst


def test_a_provider_that_does_not_exist(goed: HostileBroker) -> None:
    assert check("dijgid")[1] == "Er is geen provider 'dijgid'; wel: digid."


@pytest.mark.parametrize(
    ("metadata", "zegt"),
    [
        ({"code_challenge_methods_supported": ["plain"]}, "PKCE met S256"),
        ({"issuer": "https://een.ander"}, "andere issuer"),
        ({"id_token_signing_alg_values_supported": ["ES256"]}, "'algoritmes' past niet"),
        ({"token_endpoint_auth_methods_supported": ["private_key_jwt"]}, "'client_auth' past niet"),
        ({"scopes_supported": ["openid", "profile"]}, "'scope' past niet"),
        ({"acr_values_supported": ["hoog"]}, "'minimaal_niveau' past niet"),
        ({"jwks_uri": 5}, "iets anders dan OpenID Connect"),
    ],
)
def test_what_is_wrong_is_said_in_words(goed: HostileBroker, metadata: dict[str, object], zegt: str) -> None:
    goed.metadata |= metadata
    tekst, einde = check()
    assert zegt in tekst
    assert einde.endswith("te herstellen.")


def test_no_key_for_the_algorithm(goed: HostileBroker) -> None:
    goed.keys = [ec_key("ec")]
    assert "geen sleutel voor RS256" in check()[0]


def test_a_broker_that_is_down(goed: HostileBroker) -> None:
    goed.answers["/.well-known/openid-configuration"] = (503, b"")
    assert "antwoordt niet" in check()[0]


def test_explicit_endpoints_are_checked_by_their_keys(goed: HostileBroker, portaal: Portaal) -> None:
    url = goed.url
    portaal.set(endpoints={"authorization": f"{url}/a", "token": f"{url}/t", "jwks": f"{url}/jwks"})
    assert check()[1] == ""
    goed.answers["/jwks"] = (404, b"")
    assert check()[1] == "1 punt(en) te herstellen."
