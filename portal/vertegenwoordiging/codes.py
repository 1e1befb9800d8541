"""The one-time code of an invitation: sixty bits, in signs that cannot be taken for one another."""

from __future__ import annotations

import secrets

from django.utils.crypto import salted_hmac

_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_LENGTH = 12


def new_code() -> str:
    """As it is shown: `ABCD-EFGH-JKLM`."""
    signs = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
    return "-".join(signs[start : start + 4] for start in range(0, _LENGTH, 4))


def hash_of(code: str) -> str:
    """What is kept of it. Case, spaces and dashes make no difference."""
    plain = "".join(sign for sign in code.upper() if sign in _SIGNS)
    return salted_hmac("portal.uitnodiging", plain, algorithm="sha256").hexdigest()
