"""The shapes in which a broker tells who acts for whom: nested `represents` of NL GOV, and Signicat's."""

from __future__ import annotations

import pytest

from accounts.oidc.vaststelling import Grond, Identiteit, Soort
from accounts.oidc.weigering import Reden
from tests.accounts.oidc.claimkit import ANNA, BRAM, GDI, KVK, read, refused


# NL GOV represents ----------------------------------------------------------------------------------------------------
def schakel(sub: object, soort: str = "legacy-BSN", represents: object = None, **anders: object) -> dict[str, object]:
    waarden = {"sub": sub, "iss": "urn:uuid:1", "sub_id_type": f"{GDI}id:{soort}", "represents": represents} | anders
    return {naam: waarde for naam, waarde in waarden.items() if waarde is not None}


def test_nl_gov_without_represents_is_the_person_alone() -> None:
    rollen = read("digid", schakel(ANNA), vorm="represents")
    assert rollen.klant == rollen.handelend == Identiteit(Soort.BSN, ANNA)
    assert rollen.grond is None


def test_nl_gov_the_deepest_represents_is_the_klant() -> None:
    claims = schakel("pseudo", "pseudonym", schakel(ANNA, "RSIN", schakel(KVK, "KvKnr", name="De Korenbloem")))
    rollen = read("digid-machtigen", claims, vorm="represents")
    assert rollen.handelend == Identiteit(Soort.PSEUDONIEM, "urn:uuid:1 pseudo")
    assert rollen.klant == Identiteit(Soort.KVK, KVK, "De Korenbloem")
    assert rollen.keten == (Identiteit(Soort.RSIN, ANNA),)
    assert rollen.grond is Grond.VOLMACHT


def test_a_pseudonym_is_another_under_another_issuer() -> None:
    een, ander = (read("digid", schakel("p", "pseudonym", iss=iss), vorm="represents").klant for iss in ("a", "b"))
    assert een != ander


@pytest.mark.parametrize("sub", ["", "a b", None, 5])
def test_a_pseudonym_that_is_no_text_is_refused(sub: object) -> None:
    assert refused("digid", schakel(sub, "pseudonym"), vorm="represents") is Reden.IDENTITEIT_ONGELDIG


def test_represents_without_iss_is_refused() -> None:
    claims = schakel(BRAM, represents=schakel(ANNA) | {"iss": None})
    assert refused("digid-machtigen", claims, vorm="represents") is Reden.VERTEGENWOORDIGING_ONJUIST


def test_represents_of_unknown_type_is_refused() -> None:
    for soort in ("legacy-BSN1", "", "Encrypted"):
        claims = schakel(BRAM, represents=schakel(ANNA, soort))
        assert refused("digid-machtigen", claims, vorm="represents") is Reden.IDENTITEIT_SOORT
    claims = schakel(BRAM, represents=schakel(ANNA) | {"sub_id_type": None})
    assert refused("digid-machtigen", claims, vorm="represents") is Reden.IDENTITEIT_SOORT


def test_represents_that_is_no_object_is_refused() -> None:
    for waarde in (ANNA, [schakel(ANNA)], True, 0, ""):
        claims = schakel(BRAM) | {"represents": waarde}
        assert refused("digid-machtigen", claims, vorm="represents") is Reden.VERTEGENWOORDIGING_ONJUIST


def chain(lengte: int) -> dict[str, object]:
    diepste: dict[str, object] | None = None
    for nummer in range(lengte):
        diepste = schakel(f"p{nummer}", "pseudonym", diepste)
    return schakel(BRAM, represents=diepste)


def test_a_chain_of_eight_is_read_and_a_chain_of_nine_is_refused() -> None:
    assert len(read("digid-machtigen", chain(8), vorm="represents").keten) == 7
    assert refused("digid-machtigen", chain(9), vorm="represents") is Reden.VERTEGENWOORDIGING_ONJUIST


def test_a_represented_bsn_that_fails_the_elfproef_is_refused() -> None:
    claims = schakel(BRAM, represents=schakel("999990018"))
    assert refused("digid-machtigen", claims, vorm="represents") is Reden.IDENTITEIT_ONGELDIG


def test_represents_of_oneself_is_refused() -> None:
    claims = schakel(BRAM, represents=schakel(BRAM))
    assert refused("digid-machtigen", claims, vorm="represents") is Reden.VERTEGENWOORDIGING_ONJUIST


# Signicat -------------------------------------------------------------------------------------------------------------
def test_signicat_nin_with_the_sector_code_of_the_bsn() -> None:
    rollen = read("digid", {"nin": ANNA, "idp_id": f"s00000000:{ANNA}"}, vorm="signicat")
    assert rollen.klant == rollen.handelend == Identiteit(Soort.BSN, ANNA)


@pytest.mark.parametrize("idp_id", [f"s00000001:{ANNA}", ANNA, "", None, f"s000000000:{ANNA}", 5])
def test_signicat_with_another_sector_code_is_refused(idp_id: object) -> None:
    assert refused("digid", {"nin": ANNA, "idp_id": idp_id}, vorm="signicat") is Reden.IDENTITEIT_SOORT


def test_signicat_with_two_different_numbers_is_refused() -> None:
    claims = {"nin": ANNA, "idp_id": f"s00000000:{BRAM}"}
    assert refused("digid", claims, vorm="signicat") is Reden.CLAIMS_TEGENSTRIJDIG


def test_signicat_acting_nin_at_plain_digid_is_refused_and_not_overlooked() -> None:
    claims = {"nin": ANNA, "idp_id": f"s00000000:{ANNA}", "acting_nin": BRAM}
    assert refused("digid", claims, vorm="signicat") is Reden.VERTEGENWOORDIGING_ONVERWACHT


def test_signicat_machtigen_the_acting_nin_acts_for_the_nin() -> None:
    claims = {"nin": ANNA, "acting_nin": BRAM, "idp_id": f"s00000000:{ANNA}"}
    rollen = read("digid-machtigen", claims, vorm="signicat")
    assert (rollen.handelend.nummer, rollen.klant.nummer) == (BRAM, ANNA)
    assert rollen.grond is Grond.VOLMACHT


def test_signicat_machtigen_without_acting_nin_is_refused() -> None:
    claims = {"nin": ANNA, "idp_id": f"s00000000:{ANNA}"}
    assert refused("digid-machtigen", claims, vorm="signicat") is Reden.HANDELEND_ONTBREEKT
