"""Whatever comes in gets an answer in the 400s with a page in plain Dutch, never a 500."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.dossier import Dossier, make_dossier
from tests.login import log_in_as
from tests.people import ANNA, by_digid

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse

pytestmark = pytest.mark.django_db(transaction=True)

NASTY = [
    "\x00",
    "a\x00b",
    "\ud800",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "%",
    "_",
    "\\",
    "ﷺ" * 50,
    "\u202eabc",
    "9" * 400,
    "-1",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "../../etc/passwd",
    "\r\nSet-Cookie: a=b",
]
PATHS = [
    "/%00/",
    "/klantcontacten/%ff/",
    "/klantcontacten/../../",
    "/klanttaken/niet-een-uuid/",
    "/zaken/00000000000000000000000000000000/",
    "/inloggen/onbekend/",
    "/inloggen/digid/terug/?state=x&code=y",
    "/inloggen/digid/terug/",
    "/" + "a" * 5000,
    "/klantcontacten/?" + "a=1&" * 2000,
]


@pytest.fixture
def dossier() -> Dossier:
    return make_dossier()


def check(answer: _MonkeyPatchedWSGIResponse) -> None:
    assert answer.status_code < 500
    if answer.status_code >= 400 and answer.status_code != 405:
        text = answer.content.decode()
        assert "<h1" in text
        assert "<script>alert(1)</script>" not in text


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("field", ["zoek", "kanaal", "initiatiefnemer", "vanaf", "tot_en_met", "zaak_id", "na"])
def test_a_nasty_filter_gets_an_answer(dossier: Dossier, field: str, text: str) -> None:
    check(log_in_as(by_digid(ANNA)).get("/klantcontacten/", {field: text.encode("utf-8", "surrogatepass")}))


@pytest.mark.parametrize("path", PATHS)
def test_a_nasty_path_gets_an_answer(dossier: Dossier, path: str) -> None:
    check(Client().get(path))
    check(log_in_as(by_digid(ANNA)).get(path))


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_form_gets_an_answer_and_keeps_what_was_typed(dossier: Dossier, text: str) -> None:
    client = log_in_as(by_digid(ANNA))
    taak = f"/klanttaken/{dossier.formulier.regel.id}/invullen/"
    posts = {
        "/contactgegevens/toevoegen/": {"soort": "email", "adres": text, "label": text},
        "/contactgegevens/voorkeur/": {"kanaal": text, "taal": text},
        "/klantcontacten/nieuw/": {"onderwerp": text, "inhoud": text, "sleutel": text},
        taak: {"stap": text, "sleutel": text, "veld-kenteken": text, "veld-aantal": text, "veld-soort": text},
    }
    for address, data in posts.items():
        encoded = {name: value.encode("utf-8", "surrogatepass") for name, value in data.items()}
        check(client.post(address, encoded))


def test_what_was_typed_is_shown_again_with_the_error(dossier: Dossier) -> None:
    answer = log_in_as(by_digid(ANNA)).post("/contactgegevens/toevoegen/", {"soort": "email", "adres": "anna@@x"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "anna@@x" in page
    assert "Dit is geen e-mailadres" in page


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept-Language": "x" * 5000},
        {"Accept-Language": "\x00"},
        {"Cookie": "sessie=../../x; csrf=%00"},
        {"HX-Request": "true", "HX-Current-URL": "javascript:alert(1)"},
        {"HX-Request": "true", "HX-Current-URL": "https://evil.example/"},
        {"Host": "evil.example"},
        {"Content-Type": "multipart/form-data; boundary=" + "x" * 300},
        {"Range": "bytes=0-"},
    ],
)
def test_a_nasty_header_gets_an_answer(headers: dict[str, str]) -> None:
    check(Client().get("/overzicht/", headers=headers))
    check(Client().post("/uitloggen/", b"x", content_type="multipart/form-data; boundary=y", headers=headers))


def test_a_login_never_leads_off_this_site() -> None:
    for target in ("https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"):
        page = Client().get("/", {"next": target}).content.decode()
        assert not [href for href in re.findall(r'href="([^"]*)"', page) if "evil" in href or "javascript" in href]


def test_a_body_that_is_too_large_gets_an_answer(dossier: Dossier) -> None:
    client = log_in_as(by_digid(ANNA))
    data = {"onderwerp": "x", "inhoud": "x" * (3 * 1024 * 1024)}
    answer = client.post("/klantcontacten/nieuw/", data, content_type="application/x-www-form-urlencoded")
    check(answer)
    check(client.post("/klantcontacten/nieuw/", data))
