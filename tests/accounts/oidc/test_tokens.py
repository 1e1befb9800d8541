"""Every form in which a broker may send right tokens, and keys that change on the way."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from joserfc import jwe
from joserfc.jwk import ECKey, RSAKey

from tests.accounts.oidc.gevallen import assert_logged_in, header, signed, write_key
from tests.accounts.oidc.hostile import BSN, CLIENT_ID, MIDDEN, ec_key, rsa_key, sign

if TYPE_CHECKING:
    from pathlib import Path

    from tests.accounts.oidc.conftest import Bezoeker, Ingelogd, Portaal
    from tests.accounts.oidc.hostile import Claims


# Tokens ---------------------------------------------------------------------------------------------------------------
def test_oidcc_client_test_kid_absent_single_jwks(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    header(kid=None)(bezoeker.broker)
    assert_logged_in(bezoeker, ingelogd)


def test_kid_absent_beside_keys_for_something_else(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    header(kid=None)(bezoeker.broker)
    versleutelen = RSAKey.generate_key(2048, {"kid": "enc", "use": "enc"})
    bezoeker.broker.keys = [rsa_key("een"), ec_key("ec"), versleutelen]
    assert_logged_in(bezoeker, ingelogd)


def test_fapi_valid_aud_as_array(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    bezoeker.broker.claims["aud"] = [CLIENT_ID]
    bezoeker.broker.claims["azp"] = CLIENT_ID
    assert_logged_in(bezoeker, ingelogd)


@pytest.mark.parametrize("claims", [{"exp": -20}, {"iat": 20}, {"nbf": 20}, {"iat": -200}])
def test_clocks_may_differ_a_little(claims: dict[str, int], bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    nu = int(time.time())
    bezoeker.broker.claims |= {naam: nu + verschil for naam, verschil in claims.items()}
    assert_logged_in(bezoeker, ingelogd)


@pytest.mark.parametrize("wat", ["at_hash", "auth_time"])
def test_what_may_be_absent_is(wat: str, bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    bezoeker.broker.claims[wat] = None
    assert_logged_in(bezoeker, ingelogd)


def test_oidcc_client_test_signing_key_rotation(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    assert_logged_in(bezoeker, ingelogd)
    bezoeker.broker.keys = [rsa_key("een"), rsa_key("twee")]
    bezoeker.broker.signing_key = rsa_key("twee")
    ingelogd.vaststellingen.clear()
    assert_logged_in(bezoeker, ingelogd)
    assert bezoeker.broker.count("/jwks") == 2


def test_oidcc_client_test_signing_key_rotation_just_before_signing(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    assert_logged_in(bezoeker, ingelogd)

    def rotate() -> None:
        bezoeker.broker.keys = [rsa_key("twee")]

    bezoeker.broker.before_signing = rotate
    bezoeker.broker.signing_key = rsa_key("twee")
    ingelogd.vaststellingen.clear()
    assert_logged_in(bezoeker, ingelogd)


def test_keys_and_discovery_are_fetched_once(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    for _ in range(3):
        bezoeker.login()
    assert len(ingelogd.vaststellingen) == 3
    assert bezoeker.broker.count("/jwks") == 1
    assert bezoeker.broker.count("/.well-known/openid-configuration") == 1


def test_unknown_key_ids_do_not_become_a_flood_of_fetches(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    header(kid="onbekend")(bezoeker.broker)
    for _ in range(10):
        assert bezoeker.login().status_code == 403
    assert bezoeker.broker.count("/jwks") == 4


@pytest.mark.parametrize("alg", ["PS256", "ES256"])
def test_other_algorithms_when_the_settings_allow_them(
    alg: str, bezoeker: Bezoeker, portaal: Portaal, ingelogd: Ingelogd
) -> None:
    portaal.set(algoritmes=["PS256", "ES256"])
    sleutel = rsa_key("een") if alg == "PS256" else ec_key("ec")
    bezoeker.broker.keys = [sleutel]
    bezoeker.broker.make_token = lambda c: sign(c, sleutel, alg)
    assert_logged_in(bezoeker, ingelogd)


@pytest.mark.parametrize("soort", ["rsa", "ec"])
def test_an_encrypted_id_token(
    soort: str, bezoeker: Bezoeker, portaal: Portaal, ingelogd: Ingelogd, tmp_path: Path
) -> None:
    sleutel = rsa_key("enc") if soort == "rsa" else ec_key("enc")
    oud = write_key(ec_key("oud"), tmp_path / "oud.pem")
    portaal.set(ontsleutelsleutels=[oud, write_key(sleutel, tmp_path / "sleutel.pem")])
    gepubliceerd = {k["use"]: k for k in bezoeker.client.get("/inloggen/sleutels/").json()["keys"]}
    assert "d" not in gepubliceerd["enc"]
    publiek = RSAKey.import_key(gepubliceerd["enc"]) if soort == "rsa" else ECKey.import_key(gepubliceerd["enc"])
    alg = "RSA-OAEP-256" if soort == "rsa" else "ECDH-ES+A256KW"
    kop = {"alg": alg, "enc": "A256GCM", "cty": "JWT", "kid": publiek.kid}

    def encrypt(claims: Claims) -> str:
        return jwe.encrypt_compact(kop, signed(claims), publiek, algorithms=[alg, "A256GCM"])

    bezoeker.broker.make_token = encrypt
    assert_logged_in(bezoeker, ingelogd)


def test_userinfo_as_signed_jwt(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    bezoeker.broker.claims["bsn"] = None
    bezoeker.broker.userinfo = {"bsn": BSN, "iss": bezoeker.broker.issuer, "aud": CLIENT_ID}
    bezoeker.broker.make_userinfo = signed
    assert_logged_in(bezoeker, ingelogd)


@pytest.mark.parametrize("fout", [{"iss": "een ander"}, {"aud": "een ander"}, {"exp": 5}, {"sub": "iemand1"}])
def test_userinfo_as_a_jwt_for_someone_else_is_refused(fout: Claims, bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    bezoeker.broker.userinfo = fout
    bezoeker.broker.make_userinfo = signed
    assert bezoeker.login().status_code == 403
    assert ingelogd.vaststellingen == []


def test_userinfo_signed_by_a_stranger_is_refused(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    bezoeker.broker.make_userinfo = lambda c: signed(c, "vreemd", kid="een")
    assert bezoeker.login().status_code == 403
    assert ingelogd.vaststellingen == []


def test_claims_may_come_from_userinfo_as_json(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    bezoeker.broker.userinfo = {"bsn": BSN, "acr": MIDDEN}
    bezoeker.broker.claims = {}
    assert_logged_in(bezoeker, ingelogd)


def test_a_broker_without_userinfo(bezoeker: Bezoeker, portaal: Portaal, ingelogd: Ingelogd) -> None:
    portaal.set(userinfo=False)
    assert_logged_in(bezoeker, ingelogd)
    assert bezoeker.broker.count("/userinfo") == 0
