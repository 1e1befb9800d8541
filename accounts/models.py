from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import uuid6
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.exceptions import PermissionDenied
from django.db import models

if TYPE_CHECKING:
    from uuid import UUID


class AccountManager(BaseUserManager["Account"]):
    def get_for_partij(self, partij_id: UUID, known: Account | None = None) -> Account:
        """The account of who logs in as this Partij, made at the first login. It has no password and no address.

        `known` is an e-mail account, which was there first: it belongs to this Partij from its first login on, and
        the database refuses that a Partij has two.
        """
        if known is not None:
            if known.partij_id not in {None, partij_id}:
                # An account never changes hands: this one would open another's dossier.
                raise PermissionDenied
            known.partij_id = partij_id
            known.save(update_fields=["partij_id"])
            return known
        account, made = self.get_or_create(partij_id=partij_id, defaults={"naam": f"partij-{partij_id}"})
        if made:
            account.set_unusable_password()
            account.save(update_fields=["password"])
        return account

    def create_superuser(self, naam: str, password: str | None = None) -> Account:
        """A medewerker who may do everything in /beheer/; what `manage.py createsuperuser` makes."""
        account = self.model(naam=naam, is_staff=True, is_superuser=True)
        account.set_password(password)
        account.save(force_insert=True)
        return account


class Account(AbstractBaseUser, PermissionsMixin):
    """Who can have a session: a gekende Partij, or a medewerker (staff). Says nothing about the person behind it."""

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    naam = models.CharField(max_length=150, unique=True)
    #: The acting Partij; the register holds everything else about it. No foreign key: the register may be elsewhere.
    partij_id = models.UUIDField(null=True, unique=True, editable=False)
    email = models.EmailField(blank=True, default="")
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    aangemaakt_op = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "naam"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        db_table = "account"
        constraints = [
            models.CheckConstraint(
                name="account_klant_of_medewerker",
                condition=models.Q(partij_id__isnull=True) | models.Q(is_staff=False, is_superuser=False),
            )
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def is_emailaccount(self) -> bool:
        """Whether this account logs in by itself; those of DigiD and eHerkenning never have an address."""
        return bool(self.email) and not self.is_staff
