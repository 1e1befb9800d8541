from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.factoren import sessie

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase


class AanmeldingMiddleware:
    """Ends the session of a medewerker, or of a login half-way, at its limits, before anyone asks who it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        sessie.keep(request.session)
        return self.get_response(request)
