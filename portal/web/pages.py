"""One way from a view to a page: whole, or only the block that htmx asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, cast

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.template import engines
from django.template.backends.utils import csrf_input
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext_noop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest
    from django.template.backends.jinja2 import Jinja2
    from django.utils.safestring import SafeString
    from django_htmx.middleware import HtmxDetails
    from jinja2 import Environment


class Menuregel(NamedTuple):
    naamruimte: str
    """The URL namespace of the capability; also says which item is the current one."""
    view: str
    tekst: str
    icoon: str


MENU = (
    Menuregel("overzicht", "overzicht:index", gettext_noop("Overzicht"), "huis"),
    Menuregel("klantcontacten", "klantcontacten:lijst", gettext_noop("Contact met de gemeente"), "gesprek"),
    Menuregel("klanttaken", "klanttaken:lijst", gettext_noop("Mijn taken"), "taak"),
    Menuregel("zaken", "zaken:lijst", gettext_noop("Mijn zaken"), "map"),
    Menuregel("contactgegevens", "contactgegevens:index", gettext_noop("Mijn gegevens"), "persoon"),
    Menuregel("vertegenwoordiging", "vertegenwoordiging:index", gettext_noop("Namens een ander"), "samen"),
)


#: The field of every form that says for which klant it was opened (`accounts.toegang` holds it against the session).
NAMENS = "namens"


@dataclass(frozen=True, slots=True)
class Gemeente:
    """What every page says about the gemeente, from the settings."""

    naam: str
    telefoon: str
    balie: str
    toegankelijkheid_url: str
    privacy_url: str


def page_context(request: HttpRequest) -> dict[str, object]:
    """What every page may use, whatever it is about. A view's own context may not reuse these names."""
    match = request.resolver_match
    return {
        "request": request,
        # Once for all the forms of a page: each time would make, mask and write another token.
        "csrf_input": SimpleLazyObject(lambda: _form_input(request)),
        "csrf_token": SimpleLazyObject(lambda: get_token(request)),
        "bevoegdheid": getattr(request, "bevoegdheid", None),
        "inlog": getattr(request, "inlog", None),
        "gemeente": _gemeente(),
        "huisstijl": settings.PORTAL_HUISSTIJL,
        "menu": MENU,
        "naamruimte": match.namespace if match else "",
        "taal": get_language() or settings.LANGUAGE_CODE,
        "berichten": get_messages(request),
    }


def _form_input(request: HttpRequest) -> SafeString:
    bevoegdheid = getattr(request, "bevoegdheid", None)
    if bevoegdheid is None:
        return csrf_input(request)
    field = format_html('<input type="hidden" name="{}" value="{}">', NAMENS, bevoegdheid.klant_id)
    return mark_safe(csrf_input(request) + field)  # noqa: S308 (both are escaped)


def render_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object] | None = None,
    *,
    fragment: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """`template` as a response; only its block `fragment` when htmx asked for a part of the page.

    A boosted link and a page restored from history want the whole page, so they get it. Where a fragment exists the
    answer depends on the header HX-Request, and says so to caches.
    """
    page = _environment().get_template(template)
    values = page_context(request) | dict(context or {})
    if fragment is None:
        return HttpResponse(page.render(values), status=status)
    block = page.blocks[fragment]
    text = "".join(block(page.new_context(values))) if wants_fragment(request) else page.render(values)
    response = HttpResponse(text, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asked for a part of the page."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    return htmx is not None and bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def _environment() -> Environment:
    return cast("Jinja2", engines["jinja2"]).env


def _gemeente() -> Gemeente:
    return Gemeente(
        naam=settings.PORTAL_GEMEENTE,
        telefoon=settings.PORTAL_TELEFOON,
        balie=settings.PORTAL_BALIE,
        toegankelijkheid_url=settings.PORTAL_TOEGANKELIJKHEID_URL,
        privacy_url=settings.PORTAL_PRIVACY_URL,
    )
