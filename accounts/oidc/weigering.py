"""Why a login is refused: a closed set of codes, for the audit line, the tests and the page."""

from __future__ import annotations

from enum import StrEnum


class Reden(StrEnum):
    # The browser came back with something we did not ask for.
    STATE_ONBEKEND = "state-onbekend"
    VERZOEK_ONJUIST = "verzoek-onjuist"
    VERWISSELD = "verwisseld"
    """An answer of one broker at the callback of another."""
    # The person or the broker stopped it.
    GEANNULEERD = "geannuleerd"
    BROKER_WEIGERT = "broker-weigert"
    BROKER_NIET_BEREIKBAAR = "broker-niet-bereikbaar"
    BROKER_ANTWOORD = "broker-antwoord"
    """The broker answered something that is not OpenID Connect."""
    BROKER_ISSUER = "broker-issuer"
    """The discovery document names another issuer."""
    CODE_GEWEIGERD = "code-geweigerd"
    """The token endpoint does not take the code: used twice, expired, or not ours."""
    # The id-token.
    TOKEN_ONLEESBAAR = "token-onleesbaar"
    TOKEN_SOORT = "token-soort"
    """A signed JWT, but not an id-token: a logout token, an access token."""
    TOKEN_ALGORITME = "token-algoritme"
    TOKEN_SLEUTEL = "token-sleutel"
    TOKEN_HANDTEKENING = "token-handtekening"
    TOKEN_ISS = "token-iss"
    TOKEN_AUD = "token-aud"
    TOKEN_AZP = "token-azp"
    TOKEN_SUB = "token-sub"
    TOKEN_EXP = "token-exp"
    TOKEN_IAT = "token-iat"
    TOKEN_NBF = "token-nbf"
    TOKEN_NONCE = "token-nonce"
    TOKEN_AT_HASH = "token-at-hash"
    TOKEN_AUTH_TIME = "token-auth-time"
    # UserInfo.
    USERINFO = "userinfo"
    USERINFO_SUB = "userinfo-sub"
    # What the claims say.
    CLAIMS_TEGENSTRIJDIG = "claims-tegenstrijdig"
    NIVEAU_ONTBREEKT = "niveau-ontbreekt"
    NIVEAU_ONBEKEND = "niveau-onbekend"
    NIVEAU_TE_LAAG = "niveau-te-laag"
    IDENTITEIT_ONTBREEKT = "identiteit-ontbreekt"
    IDENTITEIT_ONGELDIG = "identiteit-ongeldig"
    IDENTITEIT_SOORT = "identiteit-soort"
    HANDELEND_ONTBREEKT = "handelend-ontbreekt"
    HANDELEND_ONGELDIG = "handelend-ongeldig"
    VESTIGING_ONGELDIG = "vestiging-ongeldig"
    VERTEGENWOORDIGING_ONVERWACHT = "vertegenwoordiging-onverwacht"
    VERTEGENWOORDIGING_ONJUIST = "vertegenwoordiging-onjuist"
    DIENST_ONTBREEKT = "dienst-ontbreekt"
    DIENST_ONBEKEND = "dienst-onbekend"


class InlogGeweigerd(Exception):
    """A login that must not succeed. Carries a code and nothing of what the broker said: that may identify a person."""

    def __init__(self, reden: Reden) -> None:
        super().__init__(reden.value)
        self.reden = reden
