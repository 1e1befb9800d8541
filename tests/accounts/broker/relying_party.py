"""A relying party as small as the protocol allows, written without the portal's, to see the broker by itself."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet

from accounts.oidc.demo import CLIENT_SECRET

if TYPE_CHECKING:
    import httpx

    from tests.accounts.broker.process import Broker

MIDDEN = "20"
SCOPES = {"digid": "bsn", "digid-machtigen": "bsn", "eherkenning": "kvk"}


@dataclass
class RelyingParty:
    middel: str
    broker: Broker
    http: httpx.Client
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48))

    @property
    def client_id(self) -> str:
        return f"mijngemeente-{self.middel}"

    @property
    def callback(self) -> str:
        return f"{self.broker.portal_url}/inloggen/{self.middel}/terug/"

    def parameters(self, **changes: str | None) -> dict[str, str]:
        """A request as it should be; None leaves a parameter out."""
        challenge = base64.urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest()).decode().rstrip("=")
        everything = {
            "client_id": self.client_id,
            "redirect_uri": self.callback,
            "response_type": "code",
            "scope": f"openid {SCOPES[self.middel]}",
            "state": "the-state",
            "nonce": "the-nonce",
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            **changes,
        }
        return {name: value for name, value in everything.items() if value is not None}

    def ask(self, **changes: str | None) -> httpx.Response:
        return self.http.get("/oidc/authorize", params=self.parameters(**changes))

    def choose(self, page: httpx.Response, **values: str) -> httpx.Response:
        """Submits the form of the page, as a browser does."""
        action = re.search(r'<form method="post" action="([^"]+)"', page.text)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        assert action
        assert token
        return self.http.post(unescape(action[1]), data={"csrfmiddlewaretoken": token[1], **values})

    def log_in(self, persoon: str, niveau: str = MIDDEN, **changes: str | None) -> str:
        """The code with which the browser comes back."""
        answer = self.choose(self.ask(**changes), persoon=persoon, niveau=niveau)
        return self.returned(answer)["code"]

    def returned(self, answer: httpx.Response) -> dict[str, str]:
        """The query with which the broker sends the browser back to the callback."""
        assert answer.status_code == 302, answer.text
        address = urlsplit(answer.headers["location"])
        assert answer.headers["location"].startswith(f"{self.callback}?")
        return {name: values[0] for name, values in parse_qs(address.query, strict_parsing=True).items()}

    def redeem(self, code: str, *, secret: str = CLIENT_SECRET, **changes: str) -> httpx.Response:
        data = {"grant_type": "authorization_code", "code": code, "redirect_uri": self.callback}
        everything = {**data, "code_verifier": self.verifier, **changes}
        return self.http.post("/oidc/token", data=everything, auth=(self.client_id, secret))

    def read(self, id_token: str) -> dict[str, Any]:
        """The claims, when the signature is right."""
        keys = KeySet.import_key_set(self.http.get("/.well-known/jwks.json").json())
        token = jwt.decode(id_token, keys, algorithms=["RS256"])
        assert token.header["kid"]
        return token.claims

    def userinfo(self, access_token: str) -> httpx.Response:
        return self.http.get("/oidc/userinfo", headers={"Authorization": f"Bearer {access_token}"})
