from __future__ import annotations

import uuid6
from django.db import models
from django.utils import timezone

from portal.berichten.gebeurtenissen import Status


class Bericht(models.Model):
    """One message to one person. Holds no address, no name, and nothing of what it is about but the kenmerk."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    #: Whose dossier the event is in.
    klant_id = models.UUIDField()
    #: The Partij it goes to: the klant, or a vertegenwoordiger.
    ontvanger_id = models.UUIDField()
    gebeurtenis = models.CharField(max_length=40)
    #: The id of what happened.
    kenmerk = models.UUIDField()
    aard = models.CharField(max_length=20)
    actie_verwacht = models.BooleanField(default=False)
    laatste_dag = models.DateField(null=True)
    gemeld_op = models.DateTimeField(default=timezone.now)
    status = models.CharField(max_length=20, default=Status.KLAAR)
    status_sinds = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "bericht"
        verbose_name_plural = "berichten"
        constraints = [
            models.UniqueConstraint(fields=["gebeurtenis", "kenmerk", "ontvanger_id"], name="bericht_een_keer"),
            models.CheckConstraint(name="bericht_status", condition=models.Q(status__in=[*Status])),
        ]
