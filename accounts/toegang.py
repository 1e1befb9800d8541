"""The contract of a view, said in its decorator: for whom it is, what it may do, and which verwerking it serves."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, cast
from urllib.parse import urlencode

import structlog
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from accounts.hoger import ask_surer_login
from portal import audit
from portal.registers.bevoegd import judge
from portal.registers.entities import Mag
from portal.registers.errors import NiveauTeLaag, NotFound
from portal.web.fouten import error_page, typed_of
from portal.web.pages import NAMENS

if TYPE_CHECKING:
    from collections.abc import Callable

    from portal.web.request import KlantRequest, PortalRequest

P = ParamSpec("P")

_log = structlog.get_logger("portal.verwerking")


class View(Protocol[P]):
    verwerking: str

    def __call__(self, request: PortalRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse: ...


def voor_klant(
    verwerking: str, *, mag: Mag = Mag.LEZEN, achtergrond: bool = False
) -> Callable[[Callable[Concatenate[KlantRequest, P], HttpResponse]], View[P]]:
    """Behind login. Nobody logged in: to the voordeur, and back. Out of scope: 404, as if it were not there.
    `achtergrond`: asked by a page that polls, so it does not make a session last longer."""

    def decorate(view: Callable[Concatenate[KlantRequest, P], HttpResponse]) -> View[P]:
        @wraps(view)
        def guarded(request: PortalRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.bevoegdheid is None:
                return _to_login(request)
            if judge(request.bevoegdheid, mag):
                raise NotFound
            if request.method == "POST" and request.POST.get(NAMENS, _klant(request)) != _klant(request):
                return _for_another_klant(request)
            _record_processing(request, verwerking)
            try:
                return view(cast("KlantRequest", request), *args, **kwargs)
            except NiveauTeLaag as error:
                return ask_surer_login(request, error.vereist)

        guarded.verwerking = verwerking  # type: ignore[attr-defined]
        guarded.achtergrond = achtergrond  # type: ignore[attr-defined]
        return cast("View[P]", guarded)

    return decorate


def _klant(request: PortalRequest) -> str:
    return str(request.bevoegdheid.klant_id) if request.bevoegdheid else ""


def _for_another_klant(request: PortalRequest) -> HttpResponse:
    """The form was opened for one klant, and the person has switched to another since, in another tab."""
    return error_page(request, 409, reden="andere_klant", pagina="andere_klant", getypt=typed_of(request))


def openbaar(
    verwerking: str, *, achtergrond: bool = False, zonder_transactie: bool = False
) -> Callable[[Callable[Concatenate[PortalRequest, P], HttpResponse]], View[P]]:
    """For everybody, logged in or not. `achtergrond`: a program asks, so it does not make a session last longer.
    `zonder_transactie`: it asks another server something; what it writes has a transaction of its own."""

    def decorate(view: Callable[Concatenate[PortalRequest, P], HttpResponse]) -> View[P]:
        view.verwerking = verwerking  # type: ignore[attr-defined]
        view.achtergrond = achtergrond  # type: ignore[attr-defined]
        view.zonder_transactie = zonder_transactie  # type: ignore[attr-defined]
        return cast("View[P]", view)

    return decorate


def _record_processing(request: PortalRequest, verwerking: str) -> None:
    """A processing line in the form of Logboek Dataverwerkingen; who looks at another's data is audited as well."""
    bevoegdheid = request.bevoegdheid
    assert bevoegdheid is not None
    _log.info("verwerking", trace_id=request.trace_id, verwerking=verwerking, betrokkene=str(bevoegdheid.klant_id))
    if bevoegdheid.is_vertegenwoordiger:
        audit.record("ingezien", bevoegdheid, verwerking=verwerking)


def _to_login(request: PortalRequest) -> HttpResponse:
    """To the voordeur; htmx gets a redirect of the whole page, not a login page inside a fragment."""
    target = request.get_full_path() if request.method in {"GET", "HEAD"} else ""
    address = reverse("voordeur") + ("?" + urlencode({"next": target}) if target else "")
    if request.htmx:
        # What htmx asked for is a part; the person wants the page it is on.
        page = request.htmx.current_url_abs_path or reverse("overzicht:index")
        return HttpResponseClientRedirect(reverse("voordeur") + "?" + urlencode({"next": page}))
    return HttpResponseRedirect(address)
