"""Rows rather than enums: an EDI-wallet or a Berichtenbox is data, and a thema is the gemeente's own setting."""

from __future__ import annotations

from django.db import models

from portal.registers.embedded.models.dossier import new_id
from portal.registers.entities import SoortActor


class Referentie(models.Model):
    code = models.CharField(max_length=50, primary_key=True)
    naam = models.CharField(max_length=100)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.naam


class Kanaal(Referentie):
    class Meta:
        db_table = "kanaal"
        verbose_name_plural = "kanalen"


class Middel(Referentie):
    """How someone can be authenticated; balie and telefoon are middelen too."""

    class Meta:
        db_table = "middel"
        verbose_name_plural = "middelen"


class Grondslag(Referentie):
    """The ground of a vertegenwoordiging: volmacht, gezag, bewind, …"""

    class Meta:
        db_table = "grondslag"
        verbose_name_plural = "grondslagen"


class Thema(Referentie):
    minimum_niveau = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "thema"
        verbose_name_plural = "thema's"


class Actor(models.Model):
    """A medewerker or an organisatorische eenheid of the gemeente."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    soort = models.CharField(max_length=30, choices=[(soort.value, soort.value) for soort in SoortActor])
    naam = models.CharField(max_length=200)

    class Meta:
        db_table = "actor"
        verbose_name_plural = "actoren"
        constraints = [models.UniqueConstraint(fields=["soort", "naam"], name="actor_uniek")]

    def __str__(self) -> str:
        return self.naam
