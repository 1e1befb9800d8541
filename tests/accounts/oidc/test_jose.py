"""Whatever a token holds, reading it ends in claims or in a refusal, never in another error."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import ECKey, RSAKey

from accounts.oidc import jose, keys
from accounts.oidc.lees_provider import read_provider
from accounts.oidc.weigering import InlogGeweigerd, Reden
from tests.accounts.oidc.hostile import b64, ec_key, rsa_key

if TYPE_CHECKING:
    from accounts.oidc.provider import Provider


def provider(*ontsleutelsleutels: RSAKey | ECKey) -> Provider:
    waarden = {
        "issuer": "https://broker.example",
        "client_id": "x",
        "client_auth": "client_secret_basic",
        "client_secret": "y",
        "niveau_claim": "acr",
        "minimaal_niveau": 10,
        "algoritmes": ["RS256", "ES256"],
    }
    gelezen = read_provider("digid", waarden, map_=Path(), http=False)
    object.__setattr__(gelezen, "ontsleutelsleutels", ontsleutelsleutels)
    return gelezen


@pytest.fixture(autouse=True, scope="module")
def _own_keys() -> Any:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(jose, "find_key", lambda url, kop, timeout: rsa_key("een"))
        yield


def read(tekst: object, *ontsleutelsleutels: RSAKey | ECKey) -> object:
    return jose.read_token(tekst, provider(*ontsleutelsleutels), "https://broker.example/jwks").claims


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda binnen: st.lists(binnen, max_size=3) | st.dictionaries(st.text(max_size=5), binnen, max_size=3),
    max_leaves=6,
)
KOPPEN = st.dictionaries(
    st.sampled_from(["alg", "kid", "typ", "crit", "enc", "zip", "b64", "jwk", "jku", "x5c", "epk", "cty"]),
    st.sampled_from(["RS256", "ES256", "none", "RSA-OAEP", "ECDH-ES", "A256GCM", "DEF", "dir"]) | JSON,
    max_size=6,
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.integers(), st.none(), st.binary(), st.text("abcAB12-_.", max_size=60)))
def test_no_text_whatever_is_a_token(tekst: object) -> None:
    with pytest.raises(InlogGeweigerd):
        read(tekst, rsa_key("enc"))


@settings(max_examples=200, deadline=None)
@given(KOPPEN, st.binary(max_size=30), st.binary(max_size=30))
def test_a_header_of_any_shape_is_refused(kop: dict[str, object], lading: bytes, handtekening: bytes) -> None:
    kop.setdefault("alg", "RS256")
    with pytest.raises(InlogGeweigerd):
        read(f"{b64(json.dumps(kop).encode())}.{b64(lading)}.{b64(handtekening)}")


ENCRYPTION_KEYS = (
    RSAKey.import_key(rsa_key("enc").as_pem(private=True)),
    ECKey.import_key(ec_key("enc").as_pem(private=True)),
)


@settings(max_examples=200, deadline=None)
@given(KOPPEN, st.lists(st.binary(max_size=40), min_size=4, max_size=4))
def test_an_encrypted_token_of_any_shape_is_refused(kop: dict[str, object], delen: list[bytes]) -> None:
    tekst = ".".join([b64(json.dumps(kop).encode()), *map(b64, delen)])
    with pytest.raises(InlogGeweigerd):
        read(tekst, *ENCRYPTION_KEYS)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=40), JSON.map(lambda waarde: json.dumps(waarde).encode())))
def test_a_good_signature_under_any_payload_gives_claims_or_a_refusal(lading: bytes) -> None:
    tekst = jws.serialize_compact({"alg": "RS256"}, lading, rsa_key("een"))
    try:
        uitkomst = read(tekst)
    except InlogGeweigerd as weigering:
        uitkomst = weigering.reden
    assert isinstance(uitkomst, dict) or uitkomst is Reden.TOKEN_ONLEESBAAR


def test_a_header_that_is_no_object_is_refused() -> None:
    for kop in (b"[]", b"5", b'"RS256"', b"null"):
        with pytest.raises(InlogGeweigerd):
            read(f"{b64(kop)}.e30.YQ")


def test_a_payload_of_endless_depth_is_refused() -> None:
    with pytest.raises(InlogGeweigerd):
        read(jws.serialize_compact({"alg": "RS256"}, b"[" * 40_000, rsa_key("een")))


# Keys of the broker ---------------------------------------------------------------------------------------------------
@settings(deadline=None)
@given(JSON | st.dictionaries(st.sampled_from(["kty", "n", "e", "crv", "x", "y", "kid", "alg", "use"]), JSON))
def test_no_published_key_whatever_does_more_than_be_passed_over(waarde: object) -> None:
    assert keys._import(waarde) is None


def jwk(sleutel: RSAKey | ECKey, **anders: object) -> dict[str, Any]:
    return {**sleutel.as_dict(private=True), **anders}


def test_a_published_private_key_is_used_as_a_public_one() -> None:
    gelezen = keys._import(jwk(rsa_key("een")))
    assert gelezen is not None
    assert not gelezen.is_private


@pytest.mark.parametrize(
    "waarde",
    [
        jwk(rsa_key("een"), use="enc"),
        jwk(rsa_key("een"), kty="EC"),
        jwk(ec_key("een"), crv="P-384"),
        jwk(ECKey(ec.generate_private_key(ec.SECP384R1()), ec.generate_private_key(ec.SECP384R1()))),
        {"kty": "oct", "k": "YWJj"},
    ],
)
def test_a_key_for_something_else_is_passed_over(waarde: dict[str, Any]) -> None:
    assert keys._import(waarde) is None
