"""The refusal matrix, the browser's part: what comes back to a callback, and what was never asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.sessions.models import Session

from accounts.oidc.aanvraag import check_answer
from accounts.oidc.weigering import Reden
from tests.accounts.oidc.gevallen import assert_refused

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase
    from django.http import QueryDict

    from accounts.oidc.pogingen import Poging
    from accounts.oidc.provider import Provider
    from tests.accounts.oidc.conftest import Bezoeker, Ingelogd, Portaal


@pytest.mark.parametrize("query", [{"code": "x"}, {"code": "x", "state": ""}, {"code": "x", "state": "verzonnen"}, {}])
def test_state_invalid_and_state_missing(query: dict[str, str], bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    bezoeker.start()
    response = bezoeker.terug(query)
    assert_refused(response, Reden.STATE_ONBEKEND, bezoeker, ingelogd)
    assert "verlopen" in response.content.decode()
    assert bezoeker.broker.count("/token") == 0


def test_a_state_with_one_character_more_is_another_state(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    query = bezoeker.broker.authorize(bezoeker.start())
    assert_refused(bezoeker.terug(query | {"state": query["state"] + "1"}), Reden.STATE_ONBEKEND, bezoeker, ingelogd)


def test_two_states_or_two_codes_in_one_answer(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    query = bezoeker.broker.authorize(bezoeker.start())
    twee_codes: dict[str, Any] = query | {"code": [query["code"], "x"]}
    assert_refused(bezoeker.terug(twee_codes), Reden.VERZOEK_ONJUIST, bezoeker, ingelogd)


def test_a_code_used_twice(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    query = bezoeker.broker.authorize(bezoeker.start())
    assert bezoeker.terug(query).status_code == 302
    ingelogd.vaststellingen.clear()
    assert_refused(bezoeker.terug(query), Reden.STATE_ONBEKEND, bezoeker, ingelogd, userinfo=True)
    assert bezoeker.broker.count("/token") == 1


def test_a_stolen_code_in_a_login_of_ones_own_fails_at_pkce(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    gestolen = bezoeker.broker.authorize(bezoeker.start())["code"]
    eigen = bezoeker.broker.authorize(bezoeker.start())
    assert_refused(bezoeker.terug(eigen | {"code": gestolen}), Reden.CODE_GEWEIGERD, bezoeker, ingelogd)


def test_a_callback_in_another_browser(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    query = bezoeker.broker.authorize(bezoeker.start())
    bezoeker.client.cookies.clear()
    response = bezoeker.terug(query)
    assert_refused(response, Reden.STATE_ONBEKEND, bezoeker, ingelogd)
    assert "sessie" not in response.cookies


def test_a_login_that_took_too_long(bezoeker: Bezoeker, ingelogd: Ingelogd, monkeypatch: pytest.MonkeyPatch) -> None:
    query = bezoeker.broker.authorize(bezoeker.start())
    monkeypatch.setattr("accounts.oidc.pogingen.MAX_DUUR", -1)
    assert_refused(bezoeker.terug(query), Reden.STATE_ONBEKEND, bezoeker, ingelogd)


def test_a_session_that_was_ended_in_another_tab_meanwhile(
    bezoeker: Bezoeker, ingelogd: Ingelogd, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(params: QueryDict, session: SessionBase, provider: Provider) -> Poging:
        poging = check_answer(params, session, provider)
        Session.objects.all().delete()
        return poging

    monkeypatch.setattr("accounts.oidc.views.check_answer", check)
    assert_refused(bezoeker.login(), Reden.STATE_ONBEKEND, bezoeker, ingelogd)
    assert bezoeker.broker.count("/token") == 0


def second_provider(portaal: Portaal) -> None:
    portaal.set("tweede", **portaal.instellingen["digid"] | {"middel": "digid"})


def test_mix_up_of_two_brokers_by_callback(bezoeker: Bezoeker, portaal: Portaal, ingelogd: Ingelogd) -> None:
    second_provider(portaal)
    query = bezoeker.broker.authorize(bezoeker.start("digid"))
    assert_refused(bezoeker.terug(query, "tweede"), Reden.VERWISSELD, bezoeker, ingelogd)
    assert bezoeker.broker.count("/token") == 0
    # And the state is used up: it is no longer good at its own callback either.
    assert bezoeker.terug(query, "digid").status_code == 400


def test_mix_up_of_two_brokers_by_iss(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    query = bezoeker.broker.authorize(bezoeker.start(), iss=bezoeker.broker.issuer + "1")
    assert_refused(bezoeker.terug(query), Reden.VERWISSELD, bezoeker, ingelogd)
    assert bezoeker.broker.count("/token") == 0


def test_a_broker_that_promises_iss_and_does_not_send_it(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    bezoeker.broker.metadata["authorization_response_iss_parameter_supported"] = True
    assert_refused(bezoeker.login(), Reden.VERWISSELD, bezoeker, ingelogd)


@pytest.mark.parametrize(
    ("fout", "reden", "status"),
    [
        ("access_denied", Reden.GEANNULEERD, 400),
        ("temporarily_unavailable", Reden.BROKER_NIET_BEREIKBAAR, 503),
        ("invalid_scope", Reden.BROKER_WEIGERT, 403),
        ("<script>", Reden.BROKER_WEIGERT, 403),
    ],
)
def test_govuk_the_broker_sends_the_person_back_with_an_error(
    fout: str, reden: Reden, status: int, bezoeker: Bezoeker, ingelogd: Ingelogd
) -> None:
    state = bezoeker.broker.authorize(bezoeker.start())["state"]
    response = bezoeker.terug({"state": state, "error": fout, "error_description": "<b>Anna</b>"})
    assert response.status_code == status
    assert b"Anna" not in response.content
    assert_refused(response, reden, bezoeker, ingelogd)


def test_an_error_without_a_known_state_means_nothing(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    response = bezoeker.terug({"state": "x", "error": "access_denied"})
    assert_refused(response, Reden.STATE_ONBEKEND, bezoeker, ingelogd)


def test_oidcc_client_test_3rd_party_init_login_at_another_issuer(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    response = bezoeker.client.get("/inloggen/digid/", {"iss": bezoeker.broker.issuer + "1"})
    assert_refused(response, Reden.VERWISSELD, bezoeker, ingelogd)


@pytest.mark.parametrize("niveau", ["0", "31", "x", "-10", "25.0", ""])
def test_a_level_that_does_not_exist_cannot_be_asked(niveau: str, bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    response = bezoeker.client.get("/inloggen/digid/", {"niveau": niveau})
    if niveau == "0":
        assert "MobileTwoFactorContract" in response["Location"]
    else:
        assert_refused(response, Reden.VERZOEK_ONJUIST, bezoeker, ingelogd)


def test_a_step_up_that_comes_back_too_low(bezoeker: Bezoeker, ingelogd: Ingelogd) -> None:
    response = bezoeker.login(niveau="25")
    assert_refused(response, Reden.NIVEAU_TE_LAAG, bezoeker, ingelogd, userinfo=True)


def test_no_other_method_than_get(bezoeker: Bezoeker) -> None:
    for pad in ("/inloggen/digid/", "/inloggen/digid/terug/", "/inloggen/sleutels/"):
        assert bezoeker.client.head(pad).status_code == 405
        assert bezoeker.client.put(pad).status_code in {403, 405}


def test_a_provider_that_does_not_exist_is_not_found(bezoeker: Bezoeker) -> None:
    for pad in ("/inloggen/niets/", "/inloggen/niets/terug/?code=x&state=y"):
        assert bezoeker.client.get(pad).status_code == 404
