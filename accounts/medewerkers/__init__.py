"""Staff: who manages the settings of the portal. No klant, and no look into a klant's data."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from accounts.factoren import is_bevestigd, sessie

if TYPE_CHECKING:
    from django.http import HttpRequest

    from accounts.models import Account


def is_aanwezig(request: HttpRequest) -> bool:
    """Whether a medewerker is logged in who showed a second factor in this session, and whose session has not ended."""
    account = cast("Account", request.user)
    return bool(
        account.is_active
        and account.is_staff
        and sessie.is_aanmelding(request.session)
        and is_bevestigd(request, account)
    )
