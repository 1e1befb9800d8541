from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from portal.registers.embedded.models.dossier import DossierRij, Herkomstig, new_id
from portal.registers.entities import (
    Inschrijving,
    SoortDigitaalAdres,
    SoortPartij,
    VastgesteldVia,
    Voorkeurskanaal,
)


class Partij(Herkomstig):
    """A Persoon or an Organisatie, never both, never neither (deck: 'is een')."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    nummer = models.CharField(max_length=10, unique=True)
    soort = models.CharField(max_length=12)
    naam = models.CharField(max_length=200, blank=True, default="")
    inschrijving = models.CharField(max_length=20, null=True)
    rechtspersoonlijkheid = models.BooleanField(null=True)
    vastgesteld_via = models.CharField(max_length=20)
    gekend_op = models.DateTimeField(null=True)
    gekend_middel = models.ForeignKey(
        "register.Middel", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    gekend_niveau = models.PositiveSmallIntegerField(null=True)
    voorkeurskanaal = models.CharField(max_length=10, null=True)
    voorkeurstaal = models.CharField(max_length=2, default="nl")
    geheimhouding = models.BooleanField(null=True)
    samengevoegd_met = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="samengevoegde")
    aangemaakt_op = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "partij"
        verbose_name_plural = "partijen"
        constraints = [
            models.CheckConstraint(
                name="partij_persoon_of_organisatie",
                # The test on null is not superfluous: a CHECK that comes out unknown lets the row through.
                condition=Q(
                    soort=SoortPartij.PERSOON,
                    inschrijving__isnull=False,
                    inschrijving__in=list(Inschrijving),
                    rechtspersoonlijkheid__isnull=True,
                )
                | Q(soort=SoortPartij.ORGANISATIE, inschrijving__isnull=True),
            ),
            models.CheckConstraint(
                name="partij_gekend_of_herkomst",
                condition=Q(gekend_op__isnull=False, gekend_middel__isnull=False, gekend_niveau__isnull=False)
                | Q(
                    gekend_op__isnull=True,
                    gekend_middel__isnull=True,
                    gekend_niveau__isnull=True,
                    vastgesteld_via__in=[VastgesteldVia.VERTEGENWOORDIGING, VastgesteldVia.BASISREGISTRATIE],
                ),
            ),
            models.CheckConstraint(
                name="partij_vastgesteld_via", condition=Q(vastgesteld_via__in=list(VastgesteldVia))
            ),
            models.CheckConstraint(
                name="partij_voorkeurskanaal",
                condition=Q(voorkeurskanaal__isnull=True) | Q(voorkeurskanaal__in=list(Voorkeurskanaal)),
            ),
            models.CheckConstraint(
                name="partij_niet_met_zichzelf_samengevoegd", condition=~Q(samengevoegd_met=models.F("id"))
            ),
            Herkomstig.unique_herkomst("partij"),
        ]


class Identificatie(models.Model):
    """How a Partij is found again: a keyed pseudonym of the number, never the number (`portal.keykit`)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partij = models.ForeignKey(Partij, on_delete=models.PROTECT, related_name="identificaties")
    soort = models.CharField(max_length=20)
    pseudoniem = models.CharField(max_length=80, unique=True)

    class Meta:
        db_table = "identificatie"


class DigitaalAdres(DossierRij):
    soort = models.CharField(max_length=20)
    adres = models.CharField(max_length=254)
    label = models.CharField(max_length=50, blank=True, default="")
    is_standaard = models.BooleanField(default=False)
    geverifieerd_op = models.DateTimeField(null=True)
    aangemaakt_op = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "digitaal_adres"
        ordering = ["soort", "aangemaakt_op", "id"]
        constraints = [
            models.CheckConstraint(name="digitaal_adres_soort", condition=Q(soort__in=list(SoortDigitaalAdres))),
            models.UniqueConstraint(fields=["klant", "soort", "adres"], name="digitaal_adres_een_keer"),
            models.UniqueConstraint(
                fields=["klant", "soort"], condition=Q(is_standaard=True), name="digitaal_adres_een_standaard"
            ),
        ]
