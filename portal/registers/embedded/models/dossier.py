"""What every row of a klant's dossier has in common."""

from __future__ import annotations

import uuid6
from django.db import models


def new_id() -> uuid6.UUID:
    """UUID version 7, made here and not by the database: the caller knows it before anything is written."""
    return uuid6.uuid7()


class DossierRij(models.Model):
    """A row of one klant's dossier. `klant_id` never changes; row-level security decides on it and on `vestiging`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    klant = models.ForeignKey("register.Partij", on_delete=models.PROTECT, related_name="+", db_index=False)
    vestiging = models.CharField(max_length=12, blank=True, default="")

    class Meta:
        abstract = True


class Herkomstig(models.Model):
    """A row that another system registered, once: the pair (bron, bronkenmerk) is unique."""

    bron = models.CharField(max_length=50, blank=True, default="")
    bronkenmerk = models.CharField(max_length=100, blank=True, default="")

    class Meta:
        abstract = True

    @staticmethod
    def unique_herkomst(name: str) -> models.UniqueConstraint:
        return models.UniqueConstraint(
            fields=["bron", "bronkenmerk"], condition=~models.Q(bronkenmerk=""), name=f"{name}_herkomst_uniek"
        )
