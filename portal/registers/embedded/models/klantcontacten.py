from __future__ import annotations

from datetime import timedelta

from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from portal.registers.embedded.models.dossier import Herkomstig, new_id
from portal.registers.entities import Initiatiefnemer, Rol, StatusInterneTaak


class Klantcontact(Herkomstig):
    """What was said and when. Never changed, never removed, without status or handler (deck: 'puur de vastlegging').

    The column list is complete from the first day, because a table that may not change cannot be filled in later.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    nummer = models.CharField(max_length=10, unique=True)
    # Empty for a contact with someone who was not authenticated: it then belongs to no dossier at all.
    klant = models.ForeignKey("register.Partij", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    vestiging = models.CharField(max_length=12, blank=True, default="")
    vertegenwoordiger = models.ForeignKey(
        "register.Partij", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    handelend_persoon = models.ForeignKey(
        "register.Partij", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    onderwerp = models.CharField(max_length=200)
    inhoud = models.TextField(max_length=20_000, blank=True, default="")
    taal = models.CharField(max_length=3, default="nl")
    kanaal = models.ForeignKey("register.Kanaal", on_delete=models.PROTECT, related_name="+", db_index=False)
    initiatiefnemer = models.CharField(max_length=20)
    thema = models.ForeignKey("register.Thema", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    vertrouwelijk = models.BooleanField(default=False)
    vereist_niveau = models.PositiveSmallIntegerField(default=0)
    auth_middel = models.ForeignKey(
        "register.Middel", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    auth_niveau = models.PositiveSmallIntegerField(null=True)
    auth_moment = models.DateTimeField(null=True)
    vervolgt = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="vervolgd_door")
    corrigeert = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="gecorrigeerd_door")
    plaatsgevonden_op = models.DateTimeField()
    geregistreerd_op = models.DateTimeField(db_default=Now())
    afgeschermd_op = models.DateTimeField(null=True)
    afgeschermd_reden = models.CharField(max_length=200, blank=True, default="")
    #: Onderwerp, inhoud and nummer without case and accents (`portal.registers.embedded.zoeken`).
    zoektekst = models.TextField(default="")
    zoekvector = models.GeneratedField(
        expression=SearchVector("zoektekst", config="dutch"), output_field=SearchVectorField(), db_persist=True
    )

    niveau_nodig: int  # set by `toegang.within`

    class Meta:
        db_table = "klantcontact"
        verbose_name_plural = "klantcontacten"
        constraints = [
            models.CheckConstraint(
                name="klantcontact_klant_is_geauthenticeerd",
                condition=Q(
                    klant__isnull=False, auth_middel__isnull=False, auth_niveau__isnull=False, auth_moment__isnull=False
                )
                | Q(
                    klant__isnull=True,
                    auth_middel__isnull=True,
                    auth_niveau__isnull=True,
                    auth_moment__isnull=True,
                    vertegenwoordiger__isnull=True,
                    handelend_persoon__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="klantcontact_initiatiefnemer", condition=Q(initiatiefnemer__in=list(Initiatiefnemer))
            ),
            models.CheckConstraint(
                name="klantcontact_niet_in_de_toekomst",
                condition=Q(plaatsgevonden_op__lte=models.F("geregistreerd_op") + timedelta(minutes=5)),
            ),
            models.CheckConstraint(
                name="klantcontact_afscherming_heeft_reden",
                condition=Q(afgeschermd_op__isnull=True, afgeschermd_reden="")
                | Q(afgeschermd_op__isnull=False) & ~Q(afgeschermd_reden=""),
            ),
            models.UniqueConstraint(fields=["id", "klant"], name="klantcontact_id_klant"),
            Herkomstig.unique_herkomst("klantcontact"),
        ]
        indexes = [
            models.Index(fields=["klant", "-plaatsgevonden_op", "-id"], name="klantcontact_lijst"),
        ]


class KlantcontactDeel(models.Model):
    """What belongs to one klantcontact and disappears from sight with it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    klantcontact = models.ForeignKey(Klantcontact, on_delete=models.PROTECT)
    klant = models.ForeignKey("register.Partij", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    vestiging = models.CharField(max_length=12, blank=True, default="")
    afgeschermd_op = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class Betrokkene(KlantcontactDeel):
    rol = models.CharField(max_length=20)
    naam = models.CharField(max_length=200, blank=True, default="")
    partij = models.ForeignKey("register.Partij", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        db_table = "betrokkene"
        default_related_name = "betrokkenen"
        constraints = [models.CheckConstraint(name="betrokkene_rol", condition=Q(rol__in=list(Rol)))]


class KlantcontactActor(KlantcontactDeel):
    actor = models.ForeignKey("register.Actor", on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        db_table = "klantcontact_actor"
        default_related_name = "actoren"


class Bijlage(KlantcontactDeel):
    """Informatieobject: here its description; what it holds is kept by `portal.bestanden`."""

    naam = models.CharField(max_length=255)
    formaat = models.CharField(max_length=100, blank=True, default="")
    omvang = models.PositiveBigIntegerField(default=0)

    class Meta:
        db_table = "bijlage"
        default_related_name = "bijlagen"


class Onderwerpobject(KlantcontactDeel):
    """'Ander object' it is about: a link, never follow-up."""

    omschrijving = models.CharField(max_length=200)

    class Meta:
        db_table = "onderwerpobject"
        default_related_name = "onderwerpobjecten"


class KlantcontactZaak(KlantcontactDeel):
    zaak = models.ForeignKey("register.Zaak", on_delete=models.PROTECT, related_name="klantcontacten")

    class Meta:
        db_table = "klantcontact_zaak"
        default_related_name = "zaken"
        constraints = [models.UniqueConstraint(fields=["klantcontact", "zaak"], name="klantcontact_zaak_een_keer")]


class InterneTaak(KlantcontactDeel):
    """Follow-up inside the gemeente: Te doen or Gedaan, and nothing else."""

    status = models.CharField(max_length=10, default=StatusInterneTaak.TE_DOEN)
    tekst_voor_klant = models.CharField(max_length=300)
    handeling = models.TextField(max_length=2000)
    eenheid = models.CharField(max_length=200, blank=True, default="")
    meteen_beantwoord = models.BooleanField(default=False)
    aangemaakt_op = models.DateTimeField(db_default=Now())
    afgehandeld_op = models.DateTimeField(null=True)

    class Meta:
        db_table = "interne_taak"
        default_related_name = "interne_taken"
        constraints = [
            models.CheckConstraint(
                name="interne_taak_te_doen_of_gedaan",
                condition=Q(status=StatusInterneTaak.TE_DOEN, afgehandeld_op__isnull=True, meteen_beantwoord=False)
                | Q(status=StatusInterneTaak.GEDAAN, afgehandeld_op__isnull=False),
            ),
            models.CheckConstraint(name="interne_taak_tekst_voor_klant", condition=~Q(tekst_voor_klant="")),
        ]
