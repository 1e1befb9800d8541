from __future__ import annotations

import uuid6
from django.db import models
from django.utils import timezone


class AuditRegel(models.Model):
    """What happened, to whose data, by whom. Only ever added to. Holds no identity number, address or typed text."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    # Not the database's clock: INSERT … RETURNING would need the right to read the line, and nobody has that of a line
    # about nobody.
    moment = models.DateTimeField(default=timezone.now)
    gebeurtenis = models.CharField(max_length=50)
    verwerking = models.CharField(max_length=100, blank=True, default="")
    #: Whose data; empty when nobody's (a refused login).
    klant_id = models.UUIDField(null=True)
    #: Who acted; empty for the gemeente's systems.
    persoon_id = models.UUIDField(null=True)
    als_vertegenwoordiger = models.BooleanField(default=False)
    #: Under which mandate; empty when not under one.
    vertegenwoordiging_id = models.UUIDField(null=True)
    object_soort = models.CharField(max_length=50, blank=True, default="")
    object_id = models.UUIDField(null=True)
    #: A code from a closed set, never a sentence.
    reden = models.CharField(max_length=100, blank=True, default="")
    middel = models.CharField(max_length=50, blank=True, default="")
    niveau = models.PositiveSmallIntegerField(null=True)
    trace_id = models.CharField(max_length=32, blank=True, default="")

    class Meta:
        db_table = "audit_regel"
        verbose_name_plural = "auditregels"
        indexes = [
            models.Index(fields=["klant_id", "-id"], name="audit_klant"),
            models.Index(fields=["persoon_id", "-id"], name="audit_persoon"),
            models.Index(
                fields=["vertegenwoordiging_id", "-id"],
                name="audit_mandaat",
                condition=models.Q(vertegenwoordiging_id__isnull=False),
            ),
        ]
