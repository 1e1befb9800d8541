"""eHerkenning, bewindvoering and eIDAS: who is who when an organisatie comes in."""

from __future__ import annotations

import pytest

from accounts.oidc.vaststelling import Grond, Identiteit, Soort
from accounts.oidc.weigering import Reden
from tests.accounts.oidc.claimkit import ANNA, DIENST, KVK, read, refused

CARLA, CORE = "A1B2C3D4E5F6@carla.korenbloem", "urn:etoegang:core:"
EHERKENNING = {CORE + "LegalSubjectID": KVK, CORE + "ActingSubjectID": CARLA}
BEWIND = {
    **EHERKENNING,
    "sel_uid": ANNA,
    CORE + "ServiceID": "urn:etoegang:DV:1:services:1",
    CORE + "ServiceUUID": DIENST,
}
EIDAS = "urn:etoegang:1.12:EntityConcernedID:"
LEGAL = "urn:etoegang:1.11:EntityConcernedID:eIDASLegalIdentifier"
VESTIGING = "urn:etoegang:1.9:ServiceRestriction:Vestigingsnr"


# eHerkenning ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("soort", [None, "urn:etoegang:1.9:EntityConcernedID:KvKnr"])
def test_eherkenning_gives_organisatie_and_medewerker_and_is_no_vertegenwoordiging(soort: str | None) -> None:
    rollen = read("eherkenning", EHERKENNING | {"namequalifier": soort})
    assert rollen.klant == Identiteit(Soort.KVK, KVK)
    assert rollen.handelend == Identiteit(Soort.EHERKENNING, CARLA)
    assert rollen.klant.is_organisatie
    assert not rollen.handelend.is_organisatie
    assert rollen.grond is None


def test_eherkenning_by_rsin_is_another_kind_of_number_than_the_owners_bsn() -> None:
    claims = {
        CORE + "LegalSubjectID": ANNA,
        CORE + "ActingSubjectID": CARLA,
        "namequalifier": "urn:etoegang:1.9:EntityConcernedID:RSIN",
    }
    assert read("eherkenning", claims).klant == Identiteit(Soort.RSIN, ANNA)


def test_eherkenning_with_an_unknown_kind_of_number_is_refused() -> None:
    for soort in ("urn:etoegang:1.9:EntityConcernedID:KvKnr1", "", ["x"], 5):
        assert refused("eherkenning", EHERKENNING | {"namequalifier": soort}) is Reden.IDENTITEIT_SOORT


def test_eherkenning_without_an_acting_subject_is_refused() -> None:
    assert refused("eherkenning", {CORE + "LegalSubjectID": KVK}) is Reden.HANDELEND_ONTBREEKT


def test_eherkenning_with_names() -> None:
    namen = {
        "urn:etoegang:1.9:attribute:FirstName": "Carla",
        "urn:etoegang:1.9:attribute:FamilyName": " Smit\x00\n",
        "urn:etoegang:1.11:attribute-represented:CompanyName": "Bakkerij De Korenbloem B.V.",
    }
    rollen = read("eherkenning", EHERKENNING | namen)
    assert rollen.handelend.naam == "Carla Smit"
    assert rollen.klant.naam == "Bakkerij De Korenbloem B.V."


def test_a_name_that_is_no_text_or_endless_is_no_name() -> None:
    for naam in (["Carla"], 5, "x" * 201):
        assert read("eherkenning", EHERKENNING | {"urn:etoegang:1.9:attribute:FirstName": naam}).handelend.naam == ""


def test_a_restriction_to_one_vestiging_is_kept() -> None:
    assert read("eherkenning", EHERKENNING | {VESTIGING: "000012345678"}).vestiging == "000012345678"


@pytest.mark.parametrize("waarde", ["", "12345678", "0000123456789", 12345678, ["000012345678"]])
def test_a_restriction_that_cannot_be_read_is_refused_and_not_dropped(waarde: object) -> None:
    assert refused("eherkenning", EHERKENNING | {VESTIGING: waarde}) is Reden.VESTIGING_ONGELDIG


def test_a_vestiging_without_a_kvk_nummer_is_refused() -> None:
    claims = {
        CORE + "LegalSubjectID": ANNA,
        CORE + "ActingSubjectID": CARLA,
        "namequalifier": "urn:etoegang:1.9:EntityConcernedID:RSIN",
        VESTIGING: "000012345678",
    }
    assert refused("eherkenning", claims) is Reden.VESTIGING_ONGELDIG


def test_a_bewindvoering_login_at_the_plain_eherkenning_provider_is_refused() -> None:
    assert refused("eherkenning", BEWIND) is Reden.VERTEGENWOORDIGING_ONVERWACHT


# eHerkenning bewindvoering --------------------------------------------------------------------------------------------
def test_a_bewindvoerder_is_three_klant_kantoor_and_medewerker() -> None:
    rollen = read("eherkenning-bewindvoering", BEWIND)
    assert rollen.klant == Identiteit(Soort.BSN, ANNA)
    assert rollen.keten == (Identiteit(Soort.KVK, KVK),)
    assert rollen.handelend == Identiteit(Soort.EHERKENNING, CARLA)
    assert rollen.grond is Grond.BEWIND


@pytest.mark.parametrize(
    ("weg", "reden"),
    [
        ("sel_uid", Reden.IDENTITEIT_ONTBREEKT),
        (CORE + "LegalSubjectID", Reden.IDENTITEIT_ONTBREEKT),
        (CORE + "ActingSubjectID", Reden.HANDELEND_ONTBREEKT),
        (CORE + "ServiceID", Reden.DIENST_ONTBREEKT),
    ],
)
def test_bewindvoering_with_a_part_missing_is_refused(weg: str, reden: Reden) -> None:
    assert refused("eherkenning-bewindvoering", {k: v for k, v in BEWIND.items() if k != weg}) is reden


# eIDAS ----------------------------------------------------------------------------------------------------------------
def test_eidas_by_bsn_is_the_same_person_as_by_digid() -> None:
    rollen = read("eidas-persoon", {EIDAS + "BSN": ANNA, EIDAS + "PseudoID": "NL/DE/1"})
    assert rollen.klant == Identiteit(Soort.BSN, ANNA)


def test_eidas_by_pseudonym_is_a_person_of_its_own() -> None:
    assert read("eidas-persoon", {EIDAS + "PseudoID": "NL/DE/1"}).klant == Identiteit(Soort.EIDAS, "NL/DE/1")


def test_eidas_without_either_is_refused() -> None:
    assert refused("eidas-persoon", {}) is Reden.IDENTITEIT_ONTBREEKT


def test_a_wrong_bsn_does_not_fall_back_to_the_pseudonym() -> None:
    claims = {EIDAS + "BSN": "999990018", EIDAS + "PseudoID": "NL/DE/1"}
    assert refused("eidas-persoon", claims) is Reden.IDENTITEIT_ONGELDIG


def test_eidas_for_an_organisatie() -> None:
    rollen = read("eidas-organisatie", {LEGAL: "NL/DE/HRB1", EIDAS + "PseudoID": "NL/DE/1"})
    assert rollen.klant == Identiteit(Soort.EIDAS_ORGANISATIE, "NL/DE/HRB1")
    assert rollen.klant.is_organisatie
    assert rollen.handelend == Identiteit(Soort.EIDAS, "NL/DE/1")
    assert refused("eidas-organisatie", {LEGAL: "NL/DE/HRB1"}) is Reden.HANDELEND_ONTBREEKT


def test_an_organisatie_at_the_provider_for_persons_is_refused() -> None:
    claims = {LEGAL: "NL/DE/HRB1", EIDAS + "PseudoID": "NL/DE/1"}
    assert refused("eidas-persoon", claims) is Reden.VERTEGENWOORDIGING_ONVERWACHT
