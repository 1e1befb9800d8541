"""Who may use which of allauth's views. Each names its verwerking; one that is not listed is not there."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import get_adapter
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from accounts.factoren import is_bevestigd, is_vers

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    AnyView = Callable[..., HttpResponseBase]


def entree(view: AnyView) -> AnyView:
    """For whoever is not logged in; allauth sends everybody else on."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    guarded.verwerking = "inloggen"  # type: ignore[attr-defined]
    return guarded


def eigen(view: AnyView, *, halverwege: bool = False, vers: bool = True, medewerker: bool = True) -> AnyView:
    """For the holder of an e-mail account, and for a medewerker unless `medewerker` is False. Not there (404) for who
    logs in by DigiD or eHerkenning: their account must never get a password, an address or a factor of its own.

    `halverwege`: also while no second factor was shown. `vers`: only shortly after showing who one is.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        account = request.user
        if not (account.is_emailaccount or (medewerker and account.is_staff)):
            raise Http404
        if not halverwege and not is_bevestigd(request, account):
            return HttpResponseRedirect(reverse("factoren_beveiligen"))
        if vers and not is_vers(request, account):
            return _show_again(request)
        # A change and its audit line are there together or not at all.
        with transaction.atomic():
            return view(request, *args, **kwargs)

    guarded.verwerking = "eigen account beheren"  # type: ignore[attr-defined]
    return guarded


def _show_again(request: HttpRequest) -> HttpResponseBase:
    """Not allauth's way, which keeps what was posted in the session: that would be a password."""
    method = get_adapter(request).get_reauthentication_methods(request.user)[0]
    return HttpResponseRedirect(f"{method['url']}?{urlencode({REDIRECT_FIELD_NAME: request.path})}")
