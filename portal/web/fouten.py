"""From a domain error to a page: the one edge helper. What it refuses is rolled back by the session middleware."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.registers.errors import Conflict, NotFound, Refused, RegisterError, Unavailable
from portal.web.pages import NAMENS, render_page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.http import HttpRequest, HttpResponse, HttpResponseBase

    from portal.web.request import PortalRequest


def error_page(
    request: HttpRequest,
    status: int,
    *,
    reden: str,
    bericht: str = "",
    bron: str = "",
    pagina: str = "",
    getypt: Sequence[str] = (),
) -> HttpResponse:
    """The page for a status, or `pagina`. `reden` is the code for the audit line, `bericht` is for the screen, `getypt`
    is what a person had typed."""
    context = {"bericht": bericht, "bron": bron, "status": status, "getypt": getypt}
    response = render_page(request, f"fouten/{pagina or status}.html", context, status=status)
    response.reden = reden  # type: ignore[attr-defined]
    return response


def typed_of(request: HttpRequest) -> list[str]:
    """The texts of a form that is refused as a whole, to give back: nothing a person typed is lost."""
    if request.method != "POST":
        return []
    ours = {"csrfmiddlewaretoken", NAMENS, "sleutel", "stap", "next"}
    values = [value for name, every in request.POST.lists() if name not in ours for value in every]
    return [value for value in values if value.strip()]


class FoutenMiddleware:
    """Innermost: the errors of a view become an answer here, before the transaction around it ends."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: PortalRequest, error: Exception) -> HttpResponse | None:
        return page_for(request, error) if isinstance(error, RegisterError) else None


def page_for(request: HttpRequest, error: RegisterError) -> HttpResponse:
    match error:
        case NotFound():
            return error_page(request, 404, reden="niet_gevonden")
        case Conflict():
            return error_page(request, 409, reden=error.reden, bericht=error.bericht)
        case Unavailable():
            return error_page(request, 503, reden="bron_weg", bron=error.bron)
        case Refused():
            return error_page(request, 403, reden=error.reden, bericht=error.bericht)
        case _:
            raise error


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 400, reden="onjuist_verzoek")


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 403, reden="geweigerd")


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 404, reden="niet_gevonden")


def too_many_requests(request: HttpRequest) -> HttpResponse:
    return error_page(request, 429, reden="te_vaak")


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page(request, 500, reden="fout")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return error_page(request, 403, reden="csrf", pagina="csrf")
