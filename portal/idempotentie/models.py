from __future__ import annotations

import uuid6
from django.db import models
from django.db.models.functions import Now


class Sleutel(models.Model):
    """A key a form carries, used once: the second use gets what the first one made."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    klant_id = models.UUIDField()
    persoon_id = models.UUIDField()
    doel = models.CharField(max_length=50)
    sleutel = models.UUIDField()
    uitkomst_id = models.UUIDField(null=True)
    gebruikt_op = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "idempotentie_sleutel"
        verbose_name_plural = "sleutels"
        constraints = [
            models.UniqueConstraint(fields=["klant_id", "persoon_id", "doel", "sleutel"], name="sleutel_een_keer")
        ]
