"""The transaction around a request behind login, with the klant's scope inside it (`architecture.md`)."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import structlog
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.urls import Resolver404, resolve
from django.utils import timezone

from accounts import sessie
from accounts.bevoegdheid import bare, evaluate
from portal import audit
from portal.registers import scope
from portal.registers.errors import NotFound, Refused, Unavailable
from portal.web.fouten import error_page, page_for, typed_of

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
        request.bevoegdheid = request.inlog = None
        request.trace_id = secrets.token_hex(16)
        inlog = _still_logged_in(request)
        if inlog is None:
            return self.get_response(request)
        view = _view_of(request)
        if not _is_background(request, view):
            inlog = sessie.touch(request.session, inlog)
        response = self._in_scope(request, inlog, apart=getattr(view, "zonder_transactie", False))
        if response.status_code >= 400 and request.bevoegdheid is not None:
            _record_refusal(request.bevoegdheid, response)
        return response

    def _in_scope(self, request: PortalRequest, inlog: Inlog, *, apart: bool) -> HttpResponseBase:
        """`apart`: the view asks another server something, and no transaction may wait for that."""
        try:
            with transaction.atomic():
                request.bevoegdheid, request.inlog = evaluate(inlog), inlog
                if not apart:
                    response = self.get_response(request)
                    _settle(request, response)
                    return response
        except (NotFound, Refused) as error:
            if inlog.is_gewisseld:
                return _back_to_self(request, inlog, error)
            # The mandate was withdrawn, or a Partij is gone: this session ends now, and its user is nobody.
            _end(request, inlog, reden=getattr(error, "reden", "niet_gevonden"))
        except Unavailable as error:
            return page_for(request, error)
        return self.get_response(request)


def _back_to_self(request: PortalRequest, inlog: Inlog, error: NotFound | Refused) -> HttpResponseBase:
    """The mandate that was chosen holds no more: the person is who logged in again, and hears why."""
    reden = getattr(error, "reden", "niet_gevonden")
    with transaction.atomic():
        audit.record("mandaat_geweigerd", bare(inlog), reden=reden)
        eigen = sessie.keep(request.session, inlog.eigen)
        request.bevoegdheid, request.inlog = evaluate(eigen), eigen
        return error_page(
            request,
            403,
            reden=reden,
            pagina="machtiging_voorbij",
            bericht=getattr(error, "bericht", ""),
            getypt=typed_of(request),
        )


def _still_logged_in(request: PortalRequest) -> Inlog | None:
    """The login of this session; one that is over, or whose account was closed, ends here."""
    inlog = sessie.parse(request.session)
    if inlog is None:
        return None
    if timezone.now() >= inlog.eindigt_op:
        _end(request, inlog, reden="verlopen")
    elif not getattr(request.session, "account_actief", True):
        _end(request, inlog, reden="account_gesloten")
    else:
        return inlog
    return None


def _view_of(request: PortalRequest) -> object:
    try:
        return resolve(request.path_info).func
    except Resolver404:
        return None


def _is_background(request: PortalRequest, view: object) -> bool:
    """Whether a program asks, and not the person: that does not make a session last longer."""
    return getattr(view, "achtergrond", False) or "prefetch" in request.headers.get("Sec-Purpose", "")


def _end(request: PortalRequest, inlog: Inlog, *, reden: str) -> None:
    _log.info("sessie_beeindigd", reden=reden)
    with transaction.atomic():
        audit.record("sessie_beeindigd", bare(inlog), reden=reden)
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
