from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from portal.registers.embedded.models.dossier import DossierRij, Herkomstig, new_id
from portal.registers.entities import SoortKlanttaak, StatusKlanttaak


class Zaak(DossierRij, Herkomstig):
    nummer = models.CharField(max_length=40)
    omschrijving = models.CharField(max_length=200)
    toelichting = models.TextField(max_length=2000, blank=True, default="")
    status = models.CharField(max_length=100)
    status_sinds = models.DateTimeField()
    thema = models.ForeignKey("register.Thema", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    vereist_niveau = models.PositiveSmallIntegerField(default=0)
    gestart_op = models.DateField()
    beeindigd_op = models.DateField(null=True)

    niveau_nodig: int  # set by `toegang.within`

    class Meta:
        db_table = "zaak"
        verbose_name_plural = "zaken"
        constraints = [
            models.UniqueConstraint(fields=["id", "klant"], name="zaak_id_klant"),
            models.CheckConstraint(
                name="zaak_eindigt_na_begin",
                condition=Q(beeindigd_op__isnull=True) | Q(beeindigd_op__gte=models.F("gestart_op")),
            ),
            Herkomstig.unique_herkomst("zaak"),
        ]
        indexes = [models.Index(fields=["klant", "-status_sinds", "-id"], name="zaak_lijst")]


class Klanttaak(DossierRij, Herkomstig):
    """What the klant must do; always komt voort uit a zaak."""

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="klanttaken")
    nummer = models.CharField(max_length=10, unique=True)
    titel = models.CharField(max_length=200)
    toelichting = models.TextField(max_length=2000, blank=True, default="")
    soort = models.CharField(max_length=12)
    status = models.CharField(max_length=12, default=StatusKlanttaak.OPEN)
    #: Inclusive, Europe/Amsterdam.
    deadline = models.DateField(null=True)
    sluit_op_deadline = models.BooleanField(default=False)
    vereist_niveau = models.PositiveSmallIntegerField(default=0)
    formulier = models.JSONField(null=True)
    gegevens = models.JSONField(default=dict)
    url = models.URLField(max_length=500, blank=True, default="")
    bedrag = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    betalingskenmerk = models.CharField(max_length=50, blank=True, default="")
    thema = models.ForeignKey("register.Thema", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    reden_intrekking = models.CharField(max_length=300, blank=True, default="")
    aangemaakt_op = models.DateTimeField(db_default=Now())
    status_sinds = models.DateTimeField(db_default=Now())

    niveau_nodig: int  # set by `toegang.within`

    class Meta:
        db_table = "klanttaak"
        verbose_name_plural = "klanttaken"
        constraints = [
            models.CheckConstraint(name="klanttaak_status", condition=Q(status__in=list(StatusKlanttaak))),
            models.CheckConstraint(
                name="klanttaak_soort",
                condition=Q(soort=SoortKlanttaak.FORMULIER, formulier__isnull=False)
                | Q(soort=SoortKlanttaak.BETALING, bedrag__gt=0) & ~Q(betalingskenmerk="")
                | Q(soort=SoortKlanttaak.URL) & ~Q(url=""),
            ),
            models.CheckConstraint(
                name="klanttaak_intrekking_heeft_reden",
                condition=Q(status=StatusKlanttaak.INGETROKKEN) & ~Q(reden_intrekking="")
                | ~Q(status=StatusKlanttaak.INGETROKKEN) & Q(reden_intrekking=""),
            ),
            models.UniqueConstraint(fields=["id", "klant"], name="klanttaak_id_klant"),
            Herkomstig.unique_herkomst("klanttaak"),
        ]
        indexes = [
            models.Index(fields=["klant", "deadline", "id"], name="klanttaak_open", condition=Q(status="open")),
            models.Index(fields=["klant", "-status_sinds", "-id"], name="klanttaak_lijst"),
        ]


class Inzending(DossierRij):
    """What the klant sent for a klanttaak, once. Never changed (the status of the klanttaak moves, not this)."""

    klanttaak = models.OneToOneField(Klanttaak, on_delete=models.PROTECT, related_name="inzending")
    klantcontact = models.ForeignKey(
        "register.Klantcontact", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    ontvangstnummer = models.CharField(max_length=10, unique=True)
    ontvangen_op = models.DateTimeField(db_default=Now())
    antwoorden = models.JSONField()
    samenvatting = models.JSONField()
    sleutel = models.UUIDField()
    handelend_persoon = models.ForeignKey("register.Partij", on_delete=models.PROTECT, related_name="+", db_index=False)
    handelend_persoon_naam = models.CharField(max_length=200, blank=True, default="")
    als_vertegenwoordiger = models.BooleanField()
    auth_middel = models.ForeignKey("register.Middel", on_delete=models.PROTECT, related_name="+", db_index=False)
    auth_niveau = models.PositiveSmallIntegerField()
    auth_moment = models.DateTimeField()

    class Meta:
        db_table = "inzending"
        verbose_name_plural = "inzendingen"
        constraints = [models.UniqueConstraint(fields=["klant", "sleutel"], name="inzending_sleutel_een_keer")]


class Takenstand(models.Model):
    """How many klanttaken of a zaak are open and which deadline comes first: what a choice among hundreds of klanten
    can show without opening their dossiers. Kept by a trigger on klanttaak."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    klant = models.ForeignKey("register.Partij", on_delete=models.PROTECT, related_name="+", db_index=False)
    zaak = models.ForeignKey("register.Zaak", on_delete=models.CASCADE, related_name="+", db_index=False)
    thema_id = models.CharField(max_length=50, blank=True, default="")
    open_taken = models.PositiveIntegerField(default=0)
    eerste_deadline = models.DateField(null=True)

    class Meta:
        db_table = "takenstand"
        verbose_name_plural = "takenstanden"
        constraints = [models.UniqueConstraint(fields=["klant", "zaak", "thema_id"], name="takenstand_een_keer")]
