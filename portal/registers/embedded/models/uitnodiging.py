from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from portal.registers.embedded.models.dossier import new_id


class Uitnodiging(models.Model):
    """What a klant offers to whoever hands in the code. The code itself is nowhere: only a keyed hash of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    klant = models.ForeignKey("register.Partij", on_delete=models.PROTECT, related_name="+", db_index=False)
    klant_naam = models.CharField(max_length=200, blank=True, default="")
    #: Idempotency key of the form: sending it twice makes one invitation, with the newest code.
    sleutel = models.UUIDField()
    code_hash = models.CharField(max_length=64, unique=True)
    mag = ArrayField(models.CharField(max_length=20))
    themas = ArrayField(models.CharField(max_length=50), null=True)
    zaken = ArrayField(models.UUIDField(), default=list)
    begint_op = models.DateTimeField()
    eindigt_op = models.DateTimeField()
    vereist_niveau = models.PositiveSmallIntegerField()
    aangemaakt_op = models.DateTimeField(db_default=Now())
    verloopt_op = models.DateTimeField()
    gebruikt_op = models.DateTimeField(null=True)
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        db_table = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        constraints = [
            models.UniqueConstraint(fields=["klant", "sleutel"], name="uitnodiging_een_keer"),
            models.CheckConstraint(name="uitnodiging_eindigt_na_begin", condition=Q(eindigt_op__gt=F("begint_op"))),
        ]
