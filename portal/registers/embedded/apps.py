from django.apps import AppConfig


class EmbeddedConfig(AppConfig):
    name = "portal.registers.embedded"
    label = "register"
    verbose_name = "Ingebouwd register"
