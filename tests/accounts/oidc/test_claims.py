"""Who is who, per login means and per shape of claims. Pure: claims in, roles or a refusal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.oidc.claims import merge, read_dienst, read_rollen
from accounts.oidc.rollen import Rollen
from accounts.oidc.vaststelling import Grond, Identiteit, Soort
from accounts.oidc.weigering import InlogGeweigerd, Reden
from tests.accounts.oidc.claimkit import ANNA, BRAM, DIENST, GDI, KVK, provider, read, refused

CARLA, CORE = "A1B2C3D4E5F6@carla.korenbloem", "urn:etoegang:core:"
MACHTIGEN = {GDI + "LegalSubjectID": ANNA, GDI + "ActingSubjectID": BRAM, GDI + "ServiceUUID": DIENST}
EHERKENNING = {CORE + "LegalSubjectID": KVK, CORE + "ActingSubjectID": CARLA}
BEWIND = {
    **EHERKENNING,
    "sel_uid": ANNA,
    CORE + "ServiceID": "urn:etoegang:DV:1:services:1",
    CORE + "ServiceUUID": DIENST,
}


# DigiD ----------------------------------------------------------------------------------------------------------------
def test_digid_gives_one_person_without_a_name() -> None:
    anna = Identiteit(Soort.BSN, ANNA)
    assert read("digid", {"bsn": ANNA}) == Rollen(handelend=anna, klant=anna)


def test_a_repr_never_shows_number_or_name() -> None:
    tekst = repr(Identiteit(Soort.BSN, ANNA, "Anna de Vries"))
    assert ANNA not in tekst
    assert "Anna" not in tekst


def test_digid_without_a_bsn_is_refused() -> None:
    assert refused("digid", {}) is Reden.IDENTITEIT_ONTBREEKT


def test_digid_with_a_bsn_that_fails_the_elfproef_is_refused() -> None:
    assert refused("digid", {"bsn": "999990018"}) is Reden.IDENTITEIT_ONGELDIG


@pytest.mark.parametrize("teken", ["represents", "act", "acting_nin", GDI + "ActingSubjectID", "gemachtigde"])
def test_a_sign_of_a_mandate_in_a_plain_digid_login_is_refused_and_not_overlooked(teken: str) -> None:
    assert refused("digid", {"bsn": ANNA, teken: BRAM}) is Reden.VERTEGENWOORDIGING_ONVERWACHT


def test_a_claim_may_stand_nested() -> None:
    rollen = read("digid", {"persoon": {"bsn": ANNA}}, claims={"klant": ["persoon", "bsn"]})
    assert rollen.klant.nummer == ANNA
    assert refused("digid", {"persoon": ANNA}, claims={"klant": ["persoon", "bsn"]}) is Reden.IDENTITEIT_ONTBREEKT


def test_a_path_that_these_settings_read_is_no_sign_of_a_mandate() -> None:
    paden = {"klant": GDI + "LegalSubjectID"}
    assert read("digid", {GDI + "LegalSubjectID": ANNA}, claims=paden).klant.nummer == ANNA
    claims = {GDI + "LegalSubjectID": ANNA, GDI + "ActingSubjectID": BRAM}
    assert refused("digid", claims, claims=paden) is Reden.VERTEGENWOORDIGING_ONVERWACHT


# DigiD Machtigen ------------------------------------------------------------------------------------------------------
def test_digid_machtigen_gives_who_acts_and_for_whom() -> None:
    rollen = read("digid-machtigen", MACHTIGEN)
    assert (rollen.handelend.nummer, rollen.klant.nummer) == (BRAM, ANNA)
    assert rollen.grond is Grond.VOLMACHT


def test_digid_machtigen_in_the_nested_shape_of_keycloak() -> None:
    paden = {"klant": ["aanvrager", "bsn"], "handelend": ["gemachtigde", "bsn"], "dienst": "dienst"}
    claims = {"aanvrager": {"bsn": ANNA}, "gemachtigde": {"bsn": BRAM}, "dienst": DIENST}
    rollen = read("digid-machtigen", claims, claims=paden)
    assert (rollen.handelend.nummer, rollen.klant.nummer) == (BRAM, ANNA)


@pytest.mark.parametrize(
    ("weg", "reden"),
    [("LegalSubjectID", Reden.IDENTITEIT_ONTBREEKT), ("ActingSubjectID", Reden.HANDELEND_ONTBREEKT)],
)
def test_digid_machtigen_without_one_of_the_two_is_refused(weg: str, reden: Reden) -> None:
    assert refused("digid-machtigen", {k: v for k, v in MACHTIGEN.items() if k != GDI + weg}) is reden


def test_someone_who_represents_themselves_is_refused() -> None:
    claims = MACHTIGEN | {GDI + "ActingSubjectID": ANNA}
    assert refused("digid-machtigen", claims) is Reden.VERTEGENWOORDIGING_ONJUIST


@pytest.mark.parametrize("dienst", ["onbekend", DIENST + "1", DIENST.upper(), [DIENST], 5])
def test_a_mandate_for_an_unknown_service_is_refused(dienst: object) -> None:
    machtigen = provider("digid-machtigen")
    rollen = read_rollen(machtigen, MACHTIGEN | {GDI + "ServiceUUID": dienst})
    with pytest.raises(InlogGeweigerd) as fout:
        read_dienst(machtigen, rollen)
    assert fout.value.reden is Reden.DIENST_ONBEKEND


def test_a_mandate_without_a_service_is_refused() -> None:
    machtigen = provider("digid-machtigen")
    with pytest.raises(InlogGeweigerd) as fout:
        read_dienst(machtigen, read_rollen(machtigen, MACHTIGEN | {GDI + "ServiceUUID": None}))
    assert fout.value.reden is Reden.DIENST_ONTBREEKT


def test_a_known_service_is_the_scope_of_the_mandate() -> None:
    machtigen = provider("digid-machtigen")
    assert read_dienst(machtigen, read_rollen(machtigen, MACHTIGEN)) == DIENST


def test_a_fixed_service_holds_for_a_broker_that_names_none_and_not_beside_another() -> None:
    machtigen = provider("digid-machtigen", vaste_dienst=DIENST)
    rollen = read_rollen(machtigen, MACHTIGEN | {GDI + "ServiceUUID": None})
    assert read_dienst(machtigen, rollen) == DIENST
    with pytest.raises(InlogGeweigerd):
        read_dienst(machtigen, replace(rollen, dienst="een andere"))


# Id-token beside UserInfo ---------------------------------------------------------------------------------------------
def test_claims_of_both_are_one_set_and_the_id_token_is_first() -> None:
    assert merge(provider("digid"), {"iss": "a", "acr": "20"}, {"iss": "b", "bsn": ANNA}) == {
        "iss": "a",
        "acr": "20",
        "bsn": ANNA,
    }


def test_a_claim_that_says_one_thing_twice_is_fine() -> None:
    assert merge(provider("digid"), {"bsn": ANNA}, {"bsn": ANNA}) == {"bsn": ANNA}


@pytest.mark.parametrize("claim", ["bsn", "acr", "represents"])
def test_a_claim_that_says_two_things_is_refused(claim: str) -> None:
    with pytest.raises(InlogGeweigerd) as fout:
        merge(provider("digid"), {claim: "a"}, {claim: "b"})
    assert fout.value.reden is Reden.CLAIMS_TEGENSTRIJDIG


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda binnen: st.lists(binnen, max_size=3) | st.dictionaries(st.text(max_size=5), binnen, max_size=3),
    max_leaves=8,
)
NAMEN = st.sampled_from(
    [
        *("bsn", "sub", "iss", "sub_id_type", "represents", "nin", "acting_nin", "idp_id", "namequalifier"),
        *BEWIND,
        *MACHTIGEN,
    ]
)


@settings(deadline=None)
@given(st.dictionaries(NAMEN, JSON, max_size=8), st.sampled_from(["vlak", "represents", "signicat"]))
def test_no_claims_whatever_do_more_than_refuse(claims: dict[str, Any], vorm: str) -> None:
    middelen = ["digid", "digid-machtigen"]
    if vorm != "signicat":
        middelen += ["eherkenning", "eherkenning-bewindvoering", "eidas-persoon", "eidas-organisatie"]
    for middel in middelen:
        try:
            rollen = read(middel, claims, vorm=vorm)
        except InlogGeweigerd:
            continue
        assert rollen.klant.nummer
