"""Reading the environment: every wrong value stops the start with one sentence that says what to set."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from collections.abc import Mapping

MODES = ("productie", "demo", "test")


def read(name: str, default: str | None = None) -> str:
    """The value of a variable. Without a default it must be there: raises ImproperlyConfigured."""
    value = os.environ.get(name, "").strip() or default
    if value is None:
        raise ImproperlyConfigured(f"Zet {name}: zonder deze instelling start het portaal niet (zie README).")
    return value


def read_choice(name: str, choices: tuple[str, ...], default: str) -> str:
    value = read(name, default)
    if value not in choices:
        raise ImproperlyConfigured(f"{name} is '{value}'; kies een van: {', '.join(choices)}.")
    return value


def read_int(name: str, default: int, *, at_least: int) -> int:
    value = read(name, str(default))
    if not re.fullmatch(r"[0-9]{1,9}", value) or int(value) < at_least:
        raise ImproperlyConfigured(f"{name} is '{value}'; zet een geheel getal van {at_least} of meer.")
    return int(value)


def read_url(name: str, default: str | None = None) -> str:
    """An address without path, query or trailing slash: `https://mijn.gemeente.nl`."""
    value = read(name, default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query:
        raise ImproperlyConfigured(f"{name} is '{value}'; zet een adres als https://mijn.gemeente.nl, zonder pad.")
    return value


def read_keys(name: str, default: str | None = None) -> Mapping[int, bytes]:
    """Versioned keys of 32 bytes, `1:<64 hex>,2:<64 hex>`. The highest number is the current one."""
    keys: dict[int, bytes] = {}
    for part in read(name, default).split(","):
        match = re.fullmatch(r"([0-9]{1,4}):([0-9a-fA-F]{64})", part.strip())
        if not match:
            raise ImproperlyConfigured(
                f"{name} klopt niet: zet een of meer sleutels als 1:<64 hexadecimale tekens>, gescheiden door komma's."
            )
        keys[int(match[1])] = bytes.fromhex(match[2])
    return keys


def read_database(name: str, default: str | None = None) -> dict[str, str]:
    """A Django database dict from postgresql://user:password@host:port/name; `?host=/path` for a unix socket."""
    value = read(name, default)
    parts = urlsplit(value)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.username or not parts.path.strip("/"):
        raise ImproperlyConfigured(f"{name} klopt niet: zet postgresql://gebruiker:wachtwoord@host:poort/database.")
    socket = re.search(r"(?:^|&)host=([^&]+)", parts.query)
    return {
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(socket[1]) if socket else unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
    }


def read_broker_origins(path: str) -> list[str]:
    """Where the brokers of a providers file live, for the Content-Security-Policy. `accounts.oidc` checks the rest."""
    try:
        text = Path(path).read_text(encoding="utf-8")
        json.loads(text)
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(
            f"PORTAL_PROVIDERS is '{path}'; zet het pad van een JSON-bestand met de inlogmiddelen (zie README)."
        ) from error
    return sorted(set(re.findall(r"https?://[A-Za-z0-9.:-]+", text)))
