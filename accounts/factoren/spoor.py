"""An audit line for each change of what protects an account, whichever page made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account import signals as account_signals
from allauth.mfa import signals as mfa_signals

from portal import audit

if TYPE_CHECKING:
    from accounts.models import Account


def connect() -> None:
    mfa_signals.authenticator_added.connect(_on_added)
    mfa_signals.authenticator_removed.connect(_on_removed)
    mfa_signals.authenticator_reset.connect(_on_codes)
    account_signals.password_changed.connect(_on_password)
    account_signals.password_set.connect(_on_password)
    account_signals.password_reset.connect(_on_password)
    account_signals.email_changed.connect(_on_address)


def _on_added(user: Account, authenticator: Any, **kwargs: object) -> None:
    _record("factor_toegevoegd", user, authenticator.type)


def _on_removed(user: Account, authenticator: Any, **kwargs: object) -> None:
    _record("factor_weggehaald", user, authenticator.type)


def _on_codes(user: Account, **kwargs: object) -> None:
    _record("factor_toegevoegd", user, "recovery_codes")


def _on_password(user: Account, **kwargs: object) -> None:
    _record("factor_veranderd", user, "wachtwoord")


def _on_address(user: Account, from_email_address: object, **kwargs: object) -> None:
    if from_email_address is not None:
        # The first one changes nothing: it is how the account began.
        _record("factor_veranderd", user, "e-mailadres")


def _record(gebeurtenis: str, account: Account, reden: str) -> None:
    middel = "medewerker" if account.is_staff else "account"
    audit.record_account(gebeurtenis, account.id, persoon_id=account.partij_id, reden=reden, middel=middel)
