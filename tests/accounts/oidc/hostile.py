"""A provider that really listens, really signs, and does whatever a test makes it do."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

if TYPE_CHECKING:
    from collections.abc import Callable

CLIENT_ID = "mijngemeente-digid"
SECRET = "geheim:met+tekens"
MIDDEN = "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract"
BSN = "999990019"

Claims = dict[str, Any]


@cache
def rsa_key(kid: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": kid, "use": "sig"})


@cache
def ec_key(kid: str) -> ECKey:
    return ECKey.generate_key("P-256", {"kid": kid, "use": "sig"})


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def sign(claims: Claims, key: RSAKey | ECKey | OctKey, alg: str = "RS256", **header: object) -> str:
    kop = {"alg": alg, "kid": key.kid, "typ": "JWT"} | header
    return jwt.encode({k: v for k, v in kop.items() if v is not None}, claims, key, algorithms=[alg], default_type=None)


def unsigned(claims: Claims, **header: object) -> str:
    kop = {"typ": "JWT"} | header
    return f"{b64(json.dumps(kop).encode())}.{b64(json.dumps(claims).encode())}."


@dataclass
class Verzoek:
    pad: str
    velden: dict[str, str]
    koppen: dict[str, str]


@dataclass
class HostileBroker:
    """Honest until told otherwise."""

    url: str = ""
    issuer: str = ""
    keys: list[RSAKey | ECKey] = field(default_factory=lambda: [rsa_key("een")])
    signing_key: RSAKey | ECKey = field(default_factory=lambda: rsa_key("een"))
    alg: str = "RS256"
    header: dict[str, object] = field(default_factory=dict)
    claims: Claims = field(default_factory=lambda: {"acr": MIDDEN, "bsn": BSN})
    """Added to the id-token; a value of None takes the claim away."""
    userinfo: Claims = field(default_factory=dict)
    metadata: dict[str, object] = field(default_factory=dict)
    make_token: Callable[[Claims], object] | None = None
    make_userinfo: Callable[[Claims], str] | None = None
    token_response: dict[str, object] = field(default_factory=dict)
    before_signing: Callable[[], None] = lambda: None
    answers: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    """Per path, instead of what would be said."""
    delays: dict[str, float] = field(default_factory=dict)
    seen: list[Verzoek] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    access_token: str = "toegang"

    def authorize(self, location: str, **extra: str) -> dict[str, str]:
        """What a browser brings back after a person logged in at this address."""
        vraag = dict(parse_qsl(urlsplit(location).query))
        code = secrets.token_urlsafe(16)
        self.codes[code] = vraag
        return {"code": code, "state": vraag["state"]} | extra

    def count(self, pad: str) -> int:
        return sum(verzoek.pad == pad for verzoek in self.seen)

    # What is served ---------------------------------------------------------------------------------------------------
    def discovery(self) -> Claims:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/jwks",
            "end_session_endpoint": f"{self.url}/logout",
        } | self.metadata

    def jwks(self) -> Claims:
        return {"keys": [key.as_dict(private=False) for key in self.keys]}

    def id_token(self, nonce: str) -> object:
        nu = int(time.time())
        helft = hashlib.sha256(self.access_token.encode()).digest()[:16]
        claims: Claims = {
            "iss": self.issuer,
            "aud": CLIENT_ID,
            "sub": "iemand",
            "exp": nu + 300,
            "iat": nu,
            "auth_time": nu - 5,
            "nonce": nonce,
            "at_hash": b64(helft),
        }
        claims = {k: v for k, v in (claims | self.claims).items() if v is not None}
        self.before_signing()
        if self.make_token is not None:
            return self.make_token(claims)
        return sign(claims, self.signing_key, self.alg, **self.header)

    def token(self, verzoek: Verzoek) -> tuple[int, Claims]:
        """Demands what a strict broker demands: the client's secret, the code once, its address and its verifier."""
        velden = verzoek.velden
        vraag = self.codes.pop(velden.get("code", ""), None)
        paar = base64.b64decode(verzoek.koppen.get("authorization", "Basic ").removeprefix("Basic ")).decode()
        if paar != f"{CLIENT_ID}:geheim%3Amet%2Btekens":
            return 401, {"error": "invalid_client"}
        if vraag is None or velden.get("redirect_uri") != vraag["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        verifier = hashlib.sha256(velden.get("code_verifier", "").encode()).digest()
        if vraag["code_challenge_method"] != "S256" or b64(verifier) != vraag["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        antwoord = {
            "access_token": self.access_token,
            "token_type": "Bearer",
            "id_token": self.id_token(vraag["nonce"]),
        }
        return 200, antwoord | self.token_response

    def answer(self, verzoek: Verzoek) -> tuple[int, str, bytes]:
        if verzoek.pad in self.answers:
            status, inhoud = self.answers[verzoek.pad]
            return status, "application/json", inhoud
        match verzoek.pad:
            case "/.well-known/openid-configuration":
                return 200, "application/json", json.dumps(self.discovery()).encode()
            case "/jwks":
                return 200, "application/json", json.dumps(self.jwks()).encode()
            case "/token":
                status, waarde = self.token(verzoek)
                return status, "application/json", json.dumps(waarde).encode()
            case "/userinfo":
                return self._userinfo(verzoek)
        return 404, "text/plain", b""

    def _userinfo(self, verzoek: Verzoek) -> tuple[int, str, bytes]:
        if verzoek.koppen.get("authorization") != f"Bearer {self.access_token}":
            return 401, "application/json", b"{}"
        claims = {"sub": "iemand"} | self.userinfo
        if self.make_userinfo is not None:
            return 200, "application/jwt", self.make_userinfo(claims).encode()
        return 200, "application/json", json.dumps(claims).encode()


class Server:
    """One listening socket; the broker behind it is replaced for each test."""

    def __init__(self) -> None:
        self.broker = HostileBroker()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._serve({})

            def do_POST(self) -> None:
                lengte = int(self.headers.get("content-length", 0))
                velden = parse_qs(self.rfile.read(lengte).decode(), keep_blank_values=True)
                self._serve({naam: waarden[0] for naam, waarden in velden.items()})

            def _serve(self, velden: dict[str, str]) -> None:
                koppen = {naam.lower(): waarde for naam, waarde in self.headers.items()}
                verzoek = Verzoek(urlsplit(self.path).path, velden, koppen)
                server.broker.seen.append(verzoek)
                time.sleep(server.broker.delays.get(verzoek.pad, 0))
                status, soort, inhoud = server.broker.answer(verzoek)
                try:
                    self.send_response(status)
                    self.send_header("Content-Type", soort)
                    self.send_header("Content-Length", str(len(inhoud)))
                    self.end_headers()
                    self.wfile.write(inhoud)
                except OSError:
                    """The relying party did not wait for the answer."""

            def log_message(self, format: str, *args: object) -> None:
                """Tests say what they expect; a log of requests adds nothing."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def fresh(self) -> HostileBroker:
        self.broker = HostileBroker(url=self.url, issuer=self.url)
        return self.broker

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()
