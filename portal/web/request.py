"""The request as every view of the portal sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from accounts.sessie import Inlog
    from portal.registers.entities import Bevoegdheid


class PortalRequest(HttpRequest):
    """What the middleware adds. Views behind login take `KlantRequest`, where a bevoegdheid is certain."""

    htmx: HtmxDetails
    bevoegdheid: Bevoegdheid | None
    inlog: Inlog | None
    """The live session of a klant, with when it ends; None beside a `bevoegdheid` of None."""
    trace_id: str


class KlantRequest(PortalRequest):
    bevoegdheid: Bevoegdheid
    inlog: Inlog
