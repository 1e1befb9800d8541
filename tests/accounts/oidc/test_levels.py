from __future__ import annotations

import pytest

from accounts.oidc.levels import DIGID, EHERKENNING, EIDAS, acr_for, read_niveau
from accounts.oidc.weigering import InlogGeweigerd, Reden
from portal.registers.entities import Niveau

SAML = "urn:oasis:names:tc:SAML:2.0:ac:classes:"
ETOEGANG = "urn:etoegang:core:assurance-class:"


@pytest.mark.parametrize(
    ("tabel", "acr", "niveau"),
    [
        (DIGID, SAML + "PasswordProtectedTransport", 10),
        (DIGID, SAML + "MobileTwoFactorContract", 20),
        (DIGID, SAML + "Smartcard", 25),
        (DIGID, SAML + "SmartcardPKI", 30),
        (DIGID, "10", 10),
        (DIGID, 20, 20),
        (DIGID, 25, 25),
        (DIGID, "30", 30),
        (EHERKENNING, ETOEGANG + "loa1", 10),
        (EHERKENNING, ETOEGANG + "loa2", 10),
        (EHERKENNING, ETOEGANG + "loa2plus", 20),
        (EHERKENNING, ETOEGANG + "loa3", 25),
        (EHERKENNING, ETOEGANG + "loa4", 30),
        (EIDAS, "low", 10),
        (EIDAS, "http://eidas.europa.eu/LoA/substantial", 25),
        (EIDAS, "high", 30),
    ],
)
def test_each_value_of_the_contract_is_one_level(tabel: dict[str, Niveau], acr: object, niveau: int) -> None:
    assert read_niveau(acr, tabel, minstens=Niveau.BASIS) == niveau


def refused(acr: object, tabel: object = DIGID, minstens: Niveau = Niveau.BASIS) -> Reden:
    with pytest.raises(InlogGeweigerd) as fout:
        read_niveau(acr, tabel, minstens=minstens)  # type: ignore[arg-type]
    return fout.value.reden


def test_an_absent_level_is_refused() -> None:
    assert refused(None) is Reden.NIVEAU_ONTBREEKT


@pytest.mark.parametrize(
    "acr",
    [
        "",
        "40",
        SAML + "SmartcardPKI1",
        SAML.upper() + "SmartcardPKI",
        True,
        20.0,
        ["20"],
        {},
        ETOEGANG + "loa4",
        "high",
    ],
)
def test_an_unknown_level_is_refused_and_not_taken_for_another(acr: object) -> None:
    assert refused(acr) is Reden.NIVEAU_ONBEKEND


def test_a_level_under_what_was_asked_is_refused() -> None:
    assert refused("10", minstens=Niveau.MIDDEN) is Reden.NIVEAU_TE_LAAG


def test_a_higher_level_than_asked_is_fine() -> None:
    assert read_niveau("30", DIGID, minstens=Niveau.MIDDEN) is Niveau.HOOG


def test_what_is_asked_is_the_lowest_value_that_reaches_the_level() -> None:
    assert acr_for(Niveau.MIDDEN, DIGID) == SAML + "MobileTwoFactorContract"
    assert acr_for(Niveau.MIDDEN, EIDAS) == "http://eidas.europa.eu/LoA/substantial"
    assert acr_for(Niveau.BASIS, EHERKENNING) == ETOEGANG + "loa2"


def test_a_level_the_middel_does_not_have_cannot_be_asked() -> None:
    assert acr_for(Niveau.HOOG, {"low": Niveau.BASIS}) is None
