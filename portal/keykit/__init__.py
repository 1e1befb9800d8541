"""Keys for what may not be readable at rest: pseudonyms for look-up, encryption for what must be read back.

The peppers and keys come from the environment, never from the database, each with a version: two live versions let a
gemeente rotate without a stop. Source: `security.md`, Data.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE_BYTES = 12


class Onleesbaar(Exception):
    """The ciphertext is not ours, was changed, belongs to another context, or its key is gone."""


def _pseudonym(version: int, soort: str, nummer: str) -> str:
    digest = hmac.new(settings.PORTAL_PEPPERS[version], f"{soort}|{nummer}".encode(), hashlib.sha256)
    return f"{version}:{digest.hexdigest()}"


def pseudonym(soort: str, nummer: str) -> str:
    """The pseudonym to store: HMAC-SHA-256 of soort and number under the current pepper, `<version>:<hex>`."""
    return _pseudonym(max(settings.PORTAL_PEPPERS), soort, nummer)


def pseudonyms(soort: str, nummer: str) -> list[str]:
    """Every pseudonym under which this number may be stored, the current pepper's first."""
    return [_pseudonym(version, soort, nummer) for version in sorted(settings.PORTAL_PEPPERS, reverse=True)]


def is_current_pepper(pseudoniem: str) -> bool:
    """Whether a pseudonym that was made elsewhere can be found here: its pepper is one of the live ones.

    Only the pepper's number can be told from it; that the peppers are the same, `fingerprints` tells.
    """
    return pseudoniem.partition(":")[0] in map(str, settings.PORTAL_PEPPERS)


def fingerprints() -> list[str]:
    """One text per live pepper, by which two installations know that theirs are the same without showing them."""
    return pseudonyms("pepper", "controle")


def encrypt(plaintext: str, *, context: str) -> str:
    """AES-256-GCM under the current key. `context` says what it is for and must be the same at `decrypt`."""
    version = max(settings.PORTAL_SLEUTELS)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(settings.PORTAL_SLEUTELS[version]).encrypt(nonce, plaintext.encode(), _associated(version, context))
    return f"{version}:{base64.urlsafe_b64encode(nonce + sealed).decode()}"


def decrypt(ciphertext: str, *, context: str) -> str:
    """Raises Onleesbaar."""
    try:
        version_text, _, body = ciphertext.partition(":")
        version = int(version_text)
        raw = base64.urlsafe_b64decode(body)
        key = AESGCM(settings.PORTAL_SLEUTELS[version])
        return key.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], _associated(version, context)).decode()
    except (ValueError, KeyError, InvalidTag) as error:
        raise Onleesbaar from error


def _associated(version: int, context: str) -> bytes:
    return f"{version}|{context}".encode()
