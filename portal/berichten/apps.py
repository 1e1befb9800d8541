from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    name = "portal.berichten"
    label = "berichten"
