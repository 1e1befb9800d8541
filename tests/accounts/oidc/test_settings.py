"""Provider settings: what is right is read, what is wrong stops the start with one sentence that says what to set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.core.exceptions import ImproperlyConfigured
from joserfc.jwk import ECKey, RSAKey

from accounts.oidc import demo
from accounts.oidc.middelen import Middel
from accounts.oidc.provider import ClientAuth
from accounts.oidc.providers import providers, read_providers
from portal.registers.entities import Mag, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytest_django import Settings

    from accounts.oidc.provider import Provider

GOED: Mapping[str, Any] = {
    "issuer": "https://broker.example",
    "client_id": "x",
    "client_auth": "client_secret_basic",
    "client_secret": "y",
    "niveau_claim": "acr",
    "minimaal_niveau": 20,
}
GOED_ZONDER = {sleutel: waarde for sleutel, waarde in GOED.items() if sleutel != "client_secret"}
WEG = object()


def weak_rsa() -> bytes:
    sleutel = rsa.generate_private_key(65537, 1024)  # noqa: S505 - that is the point
    return sleutel.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def read(naam: str = "digid", /, **waarden: object) -> Provider:
    blok = {sleutel: waarde for sleutel, waarde in {**GOED, **waarden}.items() if waarde is not WEG}
    return read_providers({naam: blok}, map_=Path("/bestaat-niet"), http=False)[naam]


def refused(naam: str = "digid", /, **waarden: object) -> str:
    with pytest.raises(ImproperlyConfigured) as fout:
        read(naam, **waarden)
    zin = str(fout.value)
    assert zin.startswith("PORTAL_PROVIDERS")
    assert "\n" not in zin
    return zin


@pytest.fixture(autouse=True)
def _uncached() -> Iterator[None]:
    providers.cache_clear()
    yield
    providers.cache_clear()


def test_the_least_that_must_be_said() -> None:
    provider = read()
    assert provider.middel is Middel.DIGID
    assert provider.label == "DigiD"
    assert provider.minimaal_niveau is Niveau.MIDDEN
    assert provider.algoritmes == ("RS256",)
    assert provider.endpoints is None


def test_a_repr_does_not_show_the_secret() -> None:
    assert "geheim" not in repr(read(client_secret="geheim"))


@pytest.mark.parametrize("naam", ["issuer", "client_id", "client_secret", "niveau_claim", "minimaal_niveau"])
def test_what_must_be_set_is_asked_for(naam: str) -> None:
    assert f"'{naam}'" in refused(**{naam: WEG})


@pytest.mark.parametrize(
    ("waarden", "zegt"),
    [
        ({"issuer": "http://broker.example"}, "https://"),
        ({"issuer": "broker.example"}, "https://"),
        ({"issuer": 5}, "'issuer'"),
        ({"isuer": "https://x"}, "bedoelt u 'issuer'?"),
        ({"zomaar_iets": 1}, "'zomaar_iets' is geen instelling."),
        ({"client_auth": "geen"}, "private_key_jwt"),
        ({"client_auth": WEG}, "'sleutels'"),
        ({"client_secret": WEG, "client_secret_bestand": "weg.txt"}, "weg.txt"),
        ({"client_secret_bestand": "geheim.txt"}, "niet allebei"),
        ({"niveau_claim": []}, "'niveau_claim'"),
        ({"niveau_claim": [1]}, "'niveau_claim'"),
        ({"minimaal_niveau": 15}, "10, 20, 25, 30"),
        ({"minimaal_niveau": True}, "10, 20, 25, 30"),
        ({"minimaal_niveau": "20"}, "10, 20, 25, 30"),
        ({"niveaus": {"laag": 10}}, "haalt dit middel niet"),
        ({"niveaus": {"laag": 7}}, "'laag'"),
        ({"niveaus": "laag"}, "JSON-object"),
        ({"algoritmes": ["HS256"]}, "RS256, PS256, ES256"),
        ({"algoritmes": ["none"]}, "RS256, PS256, ES256"),
        ({"algoritmes": "RS256"}, "lijst van teksten"),
        ({"scope": "bsn"}, "openid"),
        ({"claims": {"klannt": "bsn"}}, "'klannt'"),
        ({"claims": {"klant": 5}}, "'klant'"),
        ({"claims": ["bsn"]}, "JSON-object"),
        ({"middel": "iets"}, "digid-machtigen"),
        ({"vorm": "saml"}, "vlak, represents, signicat"),
        ({"endpoints": {"token": "https://x/t"}}, "'authorization'"),
        ({"endpoints": {"authorization": "https://x/a", "token": "javascript:x", "jwks": "https://x/j"}}, "'token'"),
        ({"timeout": 0}, "seconden"),
        ({"timeout": 300}, "seconden"),
        ({"timeout": "5"}, "seconden"),
        ({"max_age": 0}, "'max_age'"),
        ({"userinfo": "ja"}, "true of false"),
        ({"diensten": {"a": {"naam": "A", "mag": ["alles"]}}}, "'mag'"),
        ({"diensten": {"a": {"naam": "A", "mag": []}}}, "'mag'"),
        ({"diensten": {"a": {"naam": "A", "mag": ["lezen"], "thema": ["x"]}}}, "'themas'"),
        ({"vaste_dienst": "b"}, "'vaste_dienst'"),
        ({"sleutels": ["weg.pem"]}, "weg.pem"),
    ],
)
def test_a_wrong_value_gives_one_sentence_that_says_what_to_set(waarden: dict[str, object], zegt: str) -> None:
    assert zegt in refused(**waarden)


def test_a_provider_with_a_name_of_its_own_says_its_middel() -> None:
    assert "'middel'" in refused("burgers")
    assert read("burgers", middel="digid").middel is Middel.DIGID


@pytest.mark.parametrize("naam", ["DigiD", "digid/", "", "1digid", "digid " * 20, "sleutels"])
def test_a_name_must_fit_in_an_address(naam: str) -> None:
    assert "naam" in refused(naam, middel="digid")


@pytest.mark.parametrize("middel", ["digid-machtigen", "eherkenning-bewindvoering"])
def test_a_means_of_representation_without_services_is_refused(middel: str) -> None:
    assert "'diensten'" in refused(middel)


def test_signicat_is_a_shape_of_digid_only() -> None:
    assert "signicat" in refused("eherkenning", vorm="signicat")
    assert read(vorm="signicat").middel is Middel.DIGID


def test_a_service_gives_what_is_said_and_nothing_more() -> None:
    diensten = {"a": {"naam": "A", "mag": ["lezen"], "themas": ["wmo"]}, "b": {"naam": "B", "mag": ["contact"]}}
    provider = read("digid-machtigen", diensten=diensten)
    assert provider.diensten["a"].mag == {Mag.LEZEN}
    assert provider.diensten["a"].themas == frozenset({"wmo"})
    assert provider.diensten["b"].themas == frozenset()


def test_a_file_with_nothing_in_it_is_no_secret(tmp_path: Path) -> None:
    (tmp_path / "leeg.txt").write_text("\n")
    waarden = GOED_ZONDER | {"client_secret_bestand": "leeg.txt"}
    with pytest.raises(ImproperlyConfigured, match="client_secret"):
        read_providers({"digid": waarden}, map_=tmp_path, http=False)


def test_a_shape_that_names_no_service_may_be_told_where_it_stands() -> None:
    provider = read("digid", vorm="represents", claims={"dienst": ["dienst", "id"]})
    assert provider.claims["dienst"] == ("dienst", "id")


def test_keys_and_secret_from_files(tmp_path: Path) -> None:
    (tmp_path / "ec.pem").write_bytes(ECKey.generate_key("P-256").as_pem(private=True))
    (tmp_path / "geheim.txt").write_text("geheim\n")
    waarden = GOED_ZONDER | {"sleutels": ["ec.pem"], "client_secret_bestand": "geheim.txt"}
    client = read_providers({"digid": waarden}, map_=tmp_path, http=False)["digid"].client
    assert client.secret == "geheim"
    assert client.sleutels[0].kid


@pytest.mark.parametrize(
    "pem",
    [
        weak_rsa(),
        ECKey.generate_key("P-384").as_pem(private=True),
        RSAKey.generate_key(2048).as_pem(private=False),
        b"geen sleutel",
    ],
)
def test_a_key_that_is_weak_or_no_private_key_is_refused(pem: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.pem").write_bytes(pem)
    with pytest.raises(ImproperlyConfigured, match=r"x\.pem"):
        read_providers({"digid": {**GOED, "sleutels": ["x.pem"]}}, map_=tmp_path, http=False)


def test_the_demo_has_three_providers_at_the_demo_broker(settings: Settings) -> None:
    settings.PORTAL_PROVIDERS = "demo"
    assert list(providers()) == ["digid", "digid-machtigen", "eherkenning"]
    assert {provider.issuer for provider in providers().values()} == {settings.BROKER_URL}
    assert providers()["eherkenning"].client.id == "mijngemeente-eherkenning"
    assert providers()["digid"].client.auth is ClientAuth.SECRET_BASIC
    assert demo.DIENST in providers()["digid-machtigen"].diensten


def test_production_refuses_the_demo_and_http(settings: Settings, tmp_path: Path) -> None:
    settings.IS_PRODUCTIE = True
    settings.PORTAL_PROVIDERS = "demo"
    with pytest.raises(ImproperlyConfigured, match="JSON-bestand"):
        providers()
    bestand = tmp_path / "providers.json"
    bestand.write_text(json.dumps({"digid": {**GOED, "issuer": "http://127.0.0.1:8001"}}))
    settings.PORTAL_PROVIDERS = str(bestand)
    with pytest.raises(ImproperlyConfigured, match="https://"):
        providers()


@pytest.mark.parametrize("inhoud", ["", "{", '{"digid": 5}', "[]", "{}", "\ufeff{}"])
def test_a_file_that_is_no_settings_is_refused(inhoud: str, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text(inhoud)
    settings.PORTAL_PROVIDERS = str(tmp_path / "p.json")
    with pytest.raises(ImproperlyConfigured, match="PORTAL_PROVIDERS"):
        providers()


def test_a_file_that_is_not_there_is_said(settings: Settings) -> None:
    settings.PORTAL_PROVIDERS = "/bestaat/niet.json"
    with pytest.raises(ImproperlyConfigured, match="niet te lezen"):
        providers()
