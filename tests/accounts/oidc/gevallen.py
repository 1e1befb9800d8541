"""One way of being wrong, and what every one of them must come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accounts.oidc.vaststelling import Identiteit, Soort
from tests.accounts.oidc.conftest import Auditregel
from tests.accounts.oidc.hostile import BSN, rsa_key, sign

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from django.test.client import _MonkeyPatchedWSGIResponse
    from joserfc.jwk import ECKey, RSAKey

    from accounts.oidc.weigering import Reden
    from tests.accounts.oidc.conftest import Bezoeker, Ingelogd
    from tests.accounts.oidc.hostile import Claims, HostileBroker


@dataclass(frozen=True)
class Geval:
    naam: str
    reden: Reden
    doe: Callable[[HostileBroker], object]


def claims(**waarden: object) -> Callable[[HostileBroker], object]:
    return lambda broker: broker.claims.update(waarden)


def userinfo(**waarden: object) -> Callable[[HostileBroker], object]:
    return lambda broker: broker.userinfo.update(waarden)


def header(**waarden: object) -> Callable[[HostileBroker], object]:
    return lambda broker: broker.header.update(waarden)


def signs(maak: Callable[[Claims], object]) -> Callable[[HostileBroker], object]:
    return lambda broker: setattr(broker, "make_token", maak)


def signed(claims: Claims, sleutel: str = "een", **header: object) -> str:
    return sign(claims, rsa_key(sleutel), **header)  # type: ignore[arg-type]


def says(pad: str, status: int, inhoud: bytes = b"") -> Callable[[HostileBroker], object]:
    return lambda broker: broker.answers.update({pad: (status, inhoud)})


def slow(pad: str) -> Callable[[HostileBroker], object]:
    """Slower than the second that the tests' settings allow."""
    return lambda broker: broker.delays.update({pad: 1.3})


def assert_refused(
    response: _MonkeyPatchedWSGIResponse,
    reden: Reden,
    bezoeker: Bezoeker,
    ingelogd: Ingelogd,
    *,
    userinfo: bool = False,
) -> None:
    """`userinfo`: the id-token was right, so that UserInfo may have been asked."""
    assert 400 <= response.status_code < 500 or response.status_code == 503
    tekst = response.content.decode()
    assert "<h1" in tekst
    assert BSN not in tekst
    assert "code=" not in tekst
    assert ingelogd.vaststellingen == []
    assert "_auth_user_id" not in bezoeker.client.session
    assert "inlog" not in bezoeker.client.session
    assert bezoeker.auditregels == [Auditregel("inlog_geweigerd", reden.value, "digid")]
    if not userinfo:
        assert bezoeker.broker.count("/userinfo") == 0


def try_case(
    geval: Geval, bezoeker: Bezoeker, ingelogd: Ingelogd, log: Callable[[], str], *, userinfo: bool = False
) -> None:
    query = bezoeker.broker.authorize(bezoeker.start())
    geval.doe(bezoeker.broker)
    assert_refused(bezoeker.terug(query), geval.reden, bezoeker, ingelogd, userinfo=userinfo)
    assert BSN not in log()
    assert "Traceback" not in log()
    # Nothing that was refused can be tried again with the same answer.
    assert bezoeker.terug(query).status_code == 400
    assert ingelogd.vaststellingen == []


def assert_logged_in(bezoeker: Bezoeker, ingelogd: Ingelogd, **query: str) -> None:
    response = bezoeker.login(**query)
    assert response.status_code == 302, bezoeker.auditregels
    assert [vaststelling.klant for vaststelling in ingelogd.vaststellingen] == [Identiteit(Soort.BSN, BSN)]


def write_key(sleutel: RSAKey | ECKey, bestand: Path) -> str:
    bestand.write_bytes(sleutel.as_pem(private=True))
    return bestand.name
