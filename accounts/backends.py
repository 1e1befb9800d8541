"""Who may authenticate by what. An account of DigiD or eHerkenning by nothing here: its login is its broker's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.backends import ModelBackend

if TYPE_CHECKING:
    from django.http import HttpRequest

    from accounts.models import Account


class AccountBackend(ModelBackend):
    """Finds the account of a session. Never authenticates: a login comes from a relying party of its own."""

    def authenticate(self, request: object, **credentials: object) -> None:  # type: ignore[override]
        return None


class EmailaccountBackend(AuthenticationBackend):  # type: ignore[misc]
    """E-mail address and password. Says nothing, at the same pace, about an address that nobody has."""

    def authenticate(
        self, request: HttpRequest | None, email: str | None = None, password: str | None = None
    ) -> Account | None:
        account: Account | None = super().authenticate(request, email=email, password=password)
        return account if account is not None and account.is_emailaccount else None


class MedewerkerBackend(ModelBackend):
    """The name of a medewerker and a password."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: object
    ) -> Account | None:
        account = super().authenticate(request, username=username, password=password)
        return account if account is not None and account.is_staff else None
