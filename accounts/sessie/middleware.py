"""The transaction around a request behind login, with the klant's scope inside it (`architecture.md`)."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import structlog
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from accounts import sessie
from accounts.bevoegdheid import evaluate
from portal import audit
from portal.registers import scope
from portal.registers.errors import NotFound, Refused, Unavailable
from portal.web.fouten import page_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http.response import HttpResponseBase

    from accounts.sessie import Inlog
    from portal.registers.entities import Bevoegdheid
    from portal.web.request import PortalRequest

_log = structlog.get_logger("accounts.sessie")
_SAFE = {"GET", "HEAD", "OPTIONS"}


class SessieMiddleware:
    """Sets `request.bevoegdheid`. What is refused, or answers 400 and up, is rolled back; its audit line is not."""

    def __init__(self, get_response: Callable[[PortalRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: PortalRequest) -> HttpResponseBase:
        request.bevoegdheid = None
        request.trace_id = secrets.token_hex(16)
        inlog = sessie.read(request.session)
        if inlog is None:
            return self.get_response(request)
        response = self._in_scope(request, inlog)
        if response.status_code >= 400 and request.bevoegdheid is not None:
            _record_refusal(request.bevoegdheid, response)
        return response

    def _in_scope(self, request: PortalRequest, inlog: Inlog) -> HttpResponseBase:
        try:
            with transaction.atomic():
                request.bevoegdheid = evaluate(inlog)
                response = self.get_response(request)
                _settle(request, response)
                return response
        except (NotFound, Refused) as error:
            # The mandate was withdrawn, or a Partij is gone: this session ends now, and its user is nobody.
            _end(request, inlog, reden=getattr(error, "reden", "niet_gevonden"))
        except Unavailable as error:
            return page_for(request, error)
        return self.get_response(request)


def _end(request: PortalRequest, inlog: Inlog, *, reden: str) -> None:
    _log.info("sessie_beeindigd", reden=reden)
    audit.record_anonymous("sessie_beeindigd", reden=reden, middel=inlog.middel)
    request.session.flush()
    request.user = AnonymousUser()


def _settle(request: PortalRequest, response: HttpResponseBase) -> None:
    if response.status_code >= 400:
        transaction.set_rollback(True)
    elif request.method not in _SAFE:
        scope.check_constraints()


def _record_refusal(bevoegdheid: Bevoegdheid, response: HttpResponseBase) -> None:
    reden = getattr(response, "reden", "") or str(response.status_code)
    with transaction.atomic():
        scope.enter(bevoegdheid)
        audit.record("geweigerd", bevoegdheid, reden=reden)
