"""allauth's views of factors, with what must follow here: the login that waited for a factor is complete with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView, SignupWebAuthnView
from django.contrib.auth import get_user_model
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import mark_safe

from accounts.factoren import is_bevestigd, record_factor
from accounts.factoren.aanmelden import complete
from portal.web.pages import render_page

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

    from accounts.models import Account


def beveiligen(request: HttpRequest) -> HttpResponse:
    """Where a login waits for its second factor: the first one of this account."""
    account = cast("Account", request.user)
    if is_bevestigd(request, account):
        return HttpResponseRedirect(reverse("mfa_index"))
    return render_page(request, "account/beveiligen.html", {"is_medewerker": account.is_staff})


class AppToevoegen(ActivateTOTPView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        # Drawn in the page itself: a data: address would have to be allowed by the Content-Security-Policy.
        context["qr"] = mark_safe(context["totp_svg"].partition("?>")[2])  # noqa: S308 (made by a library from our own key)
        return context

    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        complete(self.request, self.request.user, Authenticator.Type.TOTP)
        return response


class PasskeyToevoegen(AddWebAuthnView):  # type: ignore[misc]
    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        complete(self.request, self.request.user, Authenticator.Type.WEBAUTHN)
        return response


class PasskeyBijAanmelden(SignupWebAuthnView):  # type: ignore[misc]
    def form_valid(self, form: Form) -> HttpResponse:
        record_factor(self.request, self._login_stage.login.user, Authenticator.Type.WEBAUTHN)
        response: HttpResponse = super().form_valid(form)
        return response


class PasskeyWeghalen(RemoveWebAuthnView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"mag_weg": get_adapter().can_delete_authenticator(self.object)}

    def form_valid(self, form: Form) -> HttpResponse:
        # One at a time: two requests at once may not take the last two factors away together.
        get_user_model().objects.select_for_update().get(pk=self.request.user.pk)
        if not get_adapter().can_delete_authenticator(self.object):
            return HttpResponseRedirect(reverse("mfa_index"))
        response: HttpResponse = super().form_valid(form)
        return response
