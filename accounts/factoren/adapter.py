"""How allauth logs people in here: with our session, our rules about factors, our words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import HttpResponseRedirect
from django.urls import reverse

from accounts.factoren import aanmelden, has_records, is_bevestigd, is_vers, mails, teksten
from portal import audit

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from accounts.models import Account

_STAGES = [
    "accounts.factoren.stages.AdresStage",
    "allauth.mfa.stages.AuthenticateStage",
    "allauth.mfa.webauthn.stages.PasskeySignupStage",
]


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = DefaultAccountAdapter.error_messages | teksten.FOUTEN

    def populate_username(self, request: HttpRequest, user: Account) -> None:
        """Not made of the address: the name stands in the log of whoever looks after the database."""
        user.naam = f"account-{user.id}"

    def get_login_stages(self) -> list[str]:
        return _STAGES

    def pre_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse | None:
        aanmelden.remember_openbaar(request)
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response

    def login(self, request: HttpRequest, user: Account) -> None:
        if not has_records(request, user):
            # A new account: its password and the mailed code were typed a moment ago, and allauth keeps no record.
            record_authentication(request, user, "aangemeld")
        aanmelden.begin(request, user)

    def post_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if is_bevestigd(request, user):
            return response
        wanted = kwargs["redirect_url"]
        address = reverse("factoren_beveiligen") + ("?" + urlencode({"next": wanted}) if wanted else "")
        return HttpResponseRedirect(address)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        account = cast("Account", request.user)
        if (account.is_staff or account.is_emailaccount) and not is_bevestigd(request, account):
            return reverse("factoren_beveiligen")
        return reverse("admin:index" if account.is_staff else "overzicht:index")

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return self.get_login_redirect_url(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def get_email_verification_redirect_url(self, email_address: object) -> str:
        return reverse("mfa_index")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        mails.send(template_prefix, email, context)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        middel = "medewerker" if "username" in credentials else aanmelden.MIDDEL
        audit.record_anonymous("inlog_geweigerd", reden="wachtwoord_onjuist", middel=middel)

    def reauthenticate(self, user: Account, password: str) -> bool:
        who = {"username": user.naam} if user.is_staff else {"email": user.email}
        self.pre_authenticate(context.request, **who)
        again = authenticate(context.request, password=password, **who)
        if again is None:
            return False
        self._rollback_login_failed_rl_usage()
        return again.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        return not is_vers(context.request, context.request.user)

    def get_reauthentication_methods(self, user: Account) -> list[dict[str, Any]]:
        """Who has a factor shows that one: knowing the password alone must not change what protects the account."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        by_factor = [method for method in methods if method["id"] != "reauthenticate"]
        return by_factor or methods

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Only what somebody should know, in our words."""
        text = message or teksten.MELDINGEN.get(message_template or "")
        if text:
            messages.add_message(request, level, text, extra_tags=extra_tags)
