from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.medewerkers import is_aanwezig
from accounts.models import Account
from portal import audit
from portal.web.verwerking import serving

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern, URLResolver


class Beheersite(AdminSite):
    """Only for a medewerker who showed a second factor in this session. It has no login of its own."""

    site_title = _("Beheer van MijnGemeente")
    site_header = _("Beheer van MijnGemeente")
    index_title = _("Instellingen")
    site_url = "/"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return is_aanwezig(request)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """To where medewerkers log in, or to where they set the factor that is still missing."""
        if self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        if not request.user.is_authenticated:
            return HttpResponseRedirect(_with_next(reverse("medewerker_inloggen"), request))
        if request.user.is_staff:
            return HttpResponseRedirect(_with_next(reverse("factoren_beveiligen"), request))
        raise PermissionDenied

    @method_decorator(require_POST)
    def logout(  # type: ignore[override] # no page: the front door says it
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        assert isinstance(request.user, Account)
        audit.record_account("uitgelogd", request.user.id, middel="medewerker")
        logout(request)
        response = HttpResponseRedirect(reverse("voordeur") + "?uitgelogd")
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response

    def password_change(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """One place where a password is changed: the one that asks for a factor first."""
        return HttpResponseRedirect(reverse("account_change_password"))

    def get_urls(self) -> list[URLResolver | URLPattern]:
        return serving("instellingen beheren", super().get_urls())


def _with_next(address: str, request: HttpRequest) -> str:
    wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None, require_https=request.is_secure())
    return f"{address}?{urlencode({REDIRECT_FIELD_NAME: wanted})}" if wanted and is_ours else address
