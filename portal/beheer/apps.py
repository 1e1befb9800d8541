from django.contrib.admin.apps import SimpleAdminConfig
from django.utils.module_loading import autodiscover_modules


class BeheerConfig(SimpleAdminConfig):
    """django.contrib.admin with our site, and only what each app registers in its module `beheer`: the admin modules
    of packages would show klanten's addresses and sessions."""

    default_site = "portal.beheer.site.Beheersite"

    def ready(self) -> None:
        super().ready()
        from django.contrib import admin

        autodiscover_modules("beheer", register_to=admin.site)
