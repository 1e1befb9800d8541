from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.idp.oidc import views as allauth_views
from django.conf import settings
from django.contrib.auth import login as log_in
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import DataError
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from oauthlib.oauth2.rfc6749 import errors

from accounts.broker.authorization import cancelled, grant, grant_silently, read_request, refuse
from accounts.broker.forms import KeuzeForm, LogoutForm
from accounts.broker.middelen import MIDDELEN
from accounts.broker.people import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse, QueryDict

    from accounts.broker.authorization import AuthorizationRequest


@require_safe
def voordeur(request: HttpRequest) -> HttpResponse:
    """Who one can be here, and the way to the portal."""
    people = [(persoon, [m for m in MIDDELEN if persoon.sleutel in m.personen]) for persoon in PEOPLE]
    return render(request, "broker/voordeur.html", {"people": people, "portal_url": settings.PORTAL_URL})


@csrf_exempt
@never_cache
def authorize(request: HttpRequest) -> HttpResponse:
    """Where the client sends a person. Asks each time who it is, also when someone is logged in here."""
    if request.method == "POST":
        # A provider must take a POST too; as an address it can be asked again after a refused choice.
        return _ask_anew(request.POST)
    try:
        authorization = read_request(request.GET)
        if "none" in authorization.prompts:
            user = request.user if isinstance(request.user, User) else None
            return grant_silently(authorization, user)
    except errors.FatalClientError as error:
        return _error_page(request, error)
    except errors.OAuth2Error as error:
        return refuse(error)
    middel = authorization.client.middel
    trede = middel.trede(max(authorization.asked or middel.gewoon, middel.gewoon))
    return _keuze_page(request, authorization, KeuzeForm(middel, initial={"niveau": trede.sleutel}))


@never_cache
def kies(request: HttpRequest) -> HttpResponse:
    """What a person chose on the page of `authorize`, whose query this address repeats."""
    if request.method != "POST":
        # Who reloads after a refused choice.
        return _ask_anew(request.GET)
    try:
        authorization = read_request(request.GET)
        if request.POST.get("actie") == "annuleren":
            raise cancelled(authorization)
    except errors.FatalClientError as error:
        return _error_page(request, error)
    except errors.OAuth2Error as error:
        return refuse(error)
    form = KeuzeForm(authorization.client.middel, request.POST)
    if not form.is_valid():
        return _keuze_page(request, authorization, form, status=400)
    user = User.objects.get(username=form.login.kenmerk)
    log_in(request, user)
    return grant(authorization, user)


def _ask_anew(query: QueryDict) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('authorize')}?{query.urlencode()}")


def _keuze_page(
    request: HttpRequest, authorization: AuthorizationRequest, form: KeuzeForm, status: int = 200
) -> HttpResponse:
    middel = authorization.client.middel
    context = {
        "form": form,
        "middel": middel,
        "personen": [(persoon, middel.namens(persoon)) for persoon in middel.personen.values()],
        "gevraagd": authorization.asked and middel.trede(authorization.asked),
        "action": f"{reverse('kies')}?{request.GET.urlencode()}",
    }
    return render(request, "broker/keuze.html", context, status=status)


def _error_page(request: HttpRequest, error: errors.OAuth2Error) -> HttpResponse:
    return render(request, "idp/oidc/error.html", {"error": error}, status=400)


def _answers_nonsense(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """For what programs call: a NUL or a broken escape that the packages below choke on is an error of the caller."""

    def answer(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except (DataError, ValidationError, ValueError):
            return JsonResponse({"error": "invalid_request"}, status=400)

    return answer


token = csrf_exempt(require_POST(_answers_nonsense(allauth_views.token)))
userinfo = csrf_exempt(_answers_nonsense(allauth_views.user_info))


class LogoutView(allauth_views.LogoutView):
    """Never asks whether one wants to leave the provider too: being logged in here opens nothing."""

    form_class = LogoutForm

    def form_invalid(self, form: LogoutForm) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 400
        return response

    def _must_ask(self, form: LogoutForm) -> bool:
        return False
