from __future__ import annotations

from django.db import models


class BrokerSessie(models.Model):
    """Which session of the portal belongs to which session at a broker, so that the broker can end it."""

    #: A keyed hash of the broker's `sid` or `sub` (`relying_party.sessie_kenmerken`).
    kenmerk = models.CharField(max_length=64, db_index=True)
    session_key = models.CharField(max_length=40)
    aangemaakt_op = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        db_table = "broker_sessie"
        constraints = [models.UniqueConstraint(fields=["session_key", "kenmerk"], name="broker_sessie_uniek")]


class UitlogToken(models.Model):
    """A logout token that was carried out. The key is what makes it work once, however many come in together."""

    #: A hash of the provider's name and the token's `jti`.
    kenmerk = models.CharField(max_length=64, primary_key=True)
    gebruikt_op = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        db_table = "uitlog_token"
