from django.apps import AppConfig


class BrokerConfig(AppConfig):
    name = "accounts.broker"
    label = "broker"
