"""allauth's forms of e-mail accounts, in our words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordKeyForm, SetPasswordForm, SignupForm
from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

    from accounts.models import Account

_EISEN = _("Minstens 12 tekens. Een zin van een paar woorden is een goed wachtwoord.")
_VUL_IN = {
    "email": _("Vul uw e-mailadres in."),
    "login": _("Vul uw e-mailadres in."),
    "password": _("Vul uw wachtwoord in."),
    "oldpassword": _("Vul uw wachtwoord van nu in."),
    "password1": _("Vul een nieuw wachtwoord in."),
    "password2": _("Vul het nieuwe wachtwoord nog een keer in."),
}


def put_in_words(form: Form) -> None:
    """What is missing is said by name, and what belongs below a field is text and not a list or a link."""
    for name, field in form.fields.items():
        field.help_text = _EISEN if name == "password1" else ""
        if name in _VUL_IN:
            field.error_messages["required"] = _VUL_IN[name]


class InlogForm(LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put_in_words(self)
        self.fields["login"].label = _("E-mailadres")


class AanmeldForm(SignupForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put_in_words(self)
        self.fields["email"].help_text = _("Wij sturen een code naar dit adres.")

    def try_save(self, request: HttpRequest) -> tuple[Account | None, HttpResponse | None]:
        if self.account_already_exists and not self.by_passkey:
            # As slow as making one: the pace must not tell that somebody has this address.
            make_password(self.cleaned_data["password1"])
        saved: tuple[Account | None, HttpResponse | None] = super().try_save(request)
        return saved


class WachtwoordForm(ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put_in_words(self)


class NieuwWachtwoordForm(SetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put_in_words(self)


class VergetenForm(ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put_in_words(self)
