from __future__ import annotations

from allauth.account.stages import EmailVerificationStage


class AdresStage(EmailVerificationStage):  # type: ignore[misc]
    """The address of an e-mail account is verified before anything else. A medewerker has none."""

    def handle(self) -> tuple[object, bool]:
        if self.login.user is not None and self.login.user.is_staff:
            return None, True
        response: tuple[object, bool] = super().handle()
        return response
