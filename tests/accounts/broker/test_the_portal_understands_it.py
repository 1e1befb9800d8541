"""The portal's own relying party against the real broker: each was written from the contract, apart from the other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import QueryDict
from django.test import RequestFactory

from accounts.broker.people import ANNA, BRAM, FATIMA, MIEKE
from accounts.oidc import demo
from accounts.oidc.aanvraag import authorization_url, check_answer
from accounts.oidc.providers import read_providers
from accounts.oidc.relying_party import RelyingParty as PortalRelyingParty
from accounts.oidc.weigering import InlogGeweigerd, Reden
from portal.registers.entities import Niveau

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import Settings

    from accounts.oidc.vaststelling import Vaststelling
    from tests.accounts.broker.process import Broker
    from tests.accounts.broker.relying_party import RelyingParty

    LogIn = Callable[..., Vaststelling]


@pytest.fixture
def log_in(broker: Broker, relying_party: Callable[[str], RelyingParty], settings: Settings) -> LogIn:
    settings.PORTAL_URL = broker.portal_url
    providers = read_providers(demo.settings(broker.url), map_=Path(), http=True)

    def log_in(middel: str, *, asked: Niveau = Niveau.MIDDEN, **choice: str) -> Vaststelling:
        session, party = SessionStore(), relying_party(middel)
        page = party.http.get(authorization_url(session, providers[middel], next_url="/", niveau=asked))
        back = urlsplit(party.choose(page, **choice).headers["location"]).query
        poging = check_answer(QueryDict(back), session, providers[middel])
        return PortalRelyingParty(providers[middel], poging).establish(RequestFactory().get(f"/?{back}"))

    return log_in


def test_an_inwoner(log_in: LogIn) -> None:
    found = log_in("digid", persoon="anna", niveau="25")
    assert found.niveau is Niveau.SUBSTANTIEEL
    assert found.klant.nummer == found.handelend.nummer == ANNA.bsn
    assert not found.is_vertegenwoordiging


def test_a_vertegenwoordiger(log_in: LogIn) -> None:
    found = log_in("digid-machtigen", persoon="bram", niveau="20")
    assert (found.klant.nummer, found.handelend.nummer) == (ANNA.bsn, BRAM.bsn)
    assert found.is_vertegenwoordiging
    assert found.dienst == demo.DIENST


def test_a_medewerker_of_one_vestiging(log_in: LogIn) -> None:
    found = log_in("eherkenning", persoon="fatima", niveau="20")
    assert FATIMA.werk
    assert (found.klant.nummer, found.klant.naam) == ("90001234", "Bakkerij De Korenbloem B.V.")
    assert (found.handelend.nummer, found.handelend.naam) == (FATIMA.werk.pseudoniem, "Fatima el Amrani")
    assert found.vestiging == FATIMA.werk.vestigingsnummer
    assert not found.is_vertegenwoordiging


def test_an_eenmanszaak_of_which_the_kind_of_number_is_not_said(log_in: LogIn) -> None:
    found = log_in("eherkenning", persoon="mieke", niveau="20")
    assert MIEKE.werk
    assert found.klant.nummer == MIEKE.werk.organisatie.kvk
    assert found.vestiging is None


@pytest.mark.parametrize("middel", ["digid", "eherkenning"])
def test_a_level_below_what_was_asked_is_refused(log_in: LogIn, middel: str) -> None:
    with pytest.raises(InlogGeweigerd) as refusal:
        log_in(middel, asked=Niveau.SUBSTANTIEEL, persoon="fatima", niveau="20")
    assert refusal.value.reden is Reden.NIVEAU_TE_LAAG


def test_who_cancels_is_not_logged_in(log_in: LogIn) -> None:
    with pytest.raises(InlogGeweigerd) as refusal:
        log_in("digid", actie="annuleren")
    assert refusal.value.reden is Reden.GEANNULEERD
