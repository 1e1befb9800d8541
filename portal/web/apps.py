from django.apps import AppConfig
from django.core.checks import register

from portal.web import checks, logboek


class WebConfig(AppConfig):
    name = "portal.web"
    label = "web"

    def ready(self) -> None:
        logboek.configure()
        register(checks.check_huisstijl)
