from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from portal.registers.embedded.models.dossier import new_id


class Vertegenwoordiging(models.Model):
    """Who may act for a klant, on what ground, within what. Visible to either side; both names are copied here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    klant = models.ForeignKey("register.Partij", on_delete=models.PROTECT, related_name="+")
    vertegenwoordiger = models.ForeignKey("register.Partij", on_delete=models.PROTECT, related_name="+")
    klant_naam = models.CharField(max_length=200, blank=True, default="")
    vertegenwoordiger_naam = models.CharField(max_length=200, blank=True, default="")
    grond = models.ForeignKey("register.Grondslag", on_delete=models.PROTECT, related_name="+", db_index=False)
    bron = models.CharField(max_length=10)
    dienst = models.CharField(max_length=100, blank=True, default="")
    mag = ArrayField(models.CharField(max_length=20))
    themas = ArrayField(models.CharField(max_length=50), null=True)
    #: Zaken in scope besides those of the thema's.
    zaken = ArrayField(models.UUIDField(), default=list)
    begint_op = models.DateTimeField()
    eindigt_op = models.DateTimeField(null=True)
    ingetrokken_op = models.DateTimeField(null=True)
    laatst_gebruikt_op = models.DateTimeField(null=True)

    class Meta:
        db_table = "vertegenwoordiging"
        verbose_name_plural = "vertegenwoordigingen"
        constraints = [
            models.CheckConstraint(name="vertegenwoordiging_niet_zichzelf", condition=~Q(klant=F("vertegenwoordiger"))),
            models.CheckConstraint(
                name="vertegenwoordiging_bron", condition=Q(bron__in=["login", "portaal", "gemeente"])
            ),
            models.CheckConstraint(
                name="vertegenwoordiging_eindigt_na_begin",
                condition=Q(eindigt_op__isnull=True) | Q(eindigt_op__gt=F("begint_op")),
            ),
            models.UniqueConstraint(
                fields=["klant", "vertegenwoordiger", "dienst"],
                condition=Q(bron="login"),
                name="vertegenwoordiging_login_een_keer",
            ),
        ]
