from django.apps import AppConfig


class IdempotentieConfig(AppConfig):
    name = "portal.idempotentie"
    label = "idempotentie"
