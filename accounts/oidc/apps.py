from django.apps import AppConfig


class OidcConfig(AppConfig):
    name = "accounts.oidc"
    label = "oidc"

    def ready(self) -> None:
        """Wrong provider settings stop the start, not the first login."""
        from accounts.oidc.providers import providers

        providers()
