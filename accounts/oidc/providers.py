"""The providers of this portal, read once from PORTAL_PROVIDERS."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404

from accounts.oidc import demo
from accounts.oidc.instellingen import Blok
from accounts.oidc.lees_provider import read_provider

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accounts.oidc.provider import Provider

DEMO = "demo"
_NAAM = re.compile(r"(?!sleutels\Z)[a-z][a-z0-9-]{0,39}\Z")


@cache
def providers() -> Mapping[str, Provider]:
    """All providers by name, in the order of the file. Raises ImproperlyConfigured; `accounts.apps` asks at start."""
    is_productie: bool = settings.IS_PRODUCTIE
    if settings.PORTAL_PROVIDERS == DEMO:
        if is_productie:
            raise ImproperlyConfigured("PORTAL_PROVIDERS is 'demo': zet het pad van een JSON-bestand (zie README).")
        return read_providers(demo.settings(settings.BROKER_URL), map_=Path(), http=True)
    bestand = Path(settings.PORTAL_PROVIDERS)
    return read_providers(_read_json(bestand), map_=bestand.parent, http=not is_productie)


def get_provider(naam: str) -> Provider:
    """For a view: raises Http404 when there is none of this name."""
    try:
        return providers()[naam]
    except KeyError:
        raise Http404 from None


def read_providers(waarden: object, *, map_: Path, http: bool) -> Mapping[str, Provider]:
    blok = Blok(waarden, "bestand")
    if not blok.namen():
        raise blok.fout('zet hier minstens één provider, bijvoorbeeld "digid": {…}.')
    for naam in blok.namen():
        if not _NAAM.match(naam):
            raise blok.fout(f"de naam {naam!r} komt in het adres: gebruik kleine letters, cijfers en streepjes.")
    return {naam: read_provider(naam, blok.get(naam), map_=map_, http=http) for naam in blok.namen()}


def _read_json(bestand: Path) -> object:
    try:
        return json.loads(bestand.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise ImproperlyConfigured(
            f"PORTAL_PROVIDERS: {bestand} is niet te lezen; zet het pad van een JSON-bestand."
        ) from None
    except json.JSONDecodeError as fout:
        raise ImproperlyConfigured(
            f"PORTAL_PROVIDERS: {bestand} is geen JSON, kijk op regel {fout.lineno}, teken {fout.colno}."
        ) from None
