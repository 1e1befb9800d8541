"""Medewerkers are managed by those of them who may do everything. The accounts of klanten are not in here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from portal import audit

if TYPE_CHECKING:
    from django.db.models import ManyToManyField, QuerySet
    from django.forms import ModelForm
    from django.forms.models import ModelMultipleChoiceField
    from django.http import HttpRequest

_RECHTEN = ("thema", "kanaal", "middel", "grondslag", "actor")


class MedewerkerForm(AdminUserCreationForm):  # type: ignore[type-arg]
    class Meta:
        model = Account
        fields = ("naam",)


# Importing Django's UserAdmin registers groups as well; rights are given to a medewerker, not to a group.
admin.site.unregister(Group)


@admin.register(Account)
class MedewerkerBeheer(UserAdmin):  # type: ignore[type-arg]
    add_form = MedewerkerForm
    add_fieldsets = ((None, {"fields": ("naam", "usable_password", "password1", "password2")}),)
    fieldsets = (
        (None, {"fields": ("naam", "password")}),
        (_("Wat deze medewerker mag"), {"fields": ("is_active", "is_superuser", "user_permissions")}),
    )
    list_display = ("naam", "is_active", "is_superuser", "last_login")
    search_fields = ("naam",)
    ordering = ("naam",)
    filter_horizontal = ("user_permissions",)
    actions = ("haal_factoren_weg",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Account]:
        return super().get_queryset(request).filter(is_staff=True)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._may(request)

    def has_view_permission(self, request: HttpRequest, obj: Account | None = None) -> bool:
        return self._may(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._may(request)

    def has_change_permission(self, request: HttpRequest, obj: Account | None = None) -> bool:
        return self._may(request)

    def has_delete_permission(self, request: HttpRequest, obj: Account | None = None) -> bool:
        """Who left is made inactive: what they did keeps their name."""
        return False

    def save_model(self, request: HttpRequest, obj: Account, form: ModelForm[Account], change: bool) -> None:
        obj.is_staff = True
        super().save_model(request, obj, form, change)
        audit.record_account("medewerker_veranderd" if change else "medewerker_gemaakt", obj.pk, middel="medewerker")

    def formfield_for_manytomany(
        self, db_field: ManyToManyField[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> ModelMultipleChoiceField[Any] | None:
        rechten = Permission.objects.filter(content_type__app_label="register", content_type__model__in=_RECHTEN)
        kwargs["queryset"] = rechten.exclude(codename__startswith="delete_")
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.action(description=_("Haal passkeys, app en codes weg (medewerker stelt ze opnieuw in)"))
    def haal_factoren_weg(self, request: HttpRequest, queryset: QuerySet[Account]) -> None:
        """For a colleague who lost everything, after the one who does this saw who it is. Never one's own."""
        for account in queryset.exclude(naam=request.user.get_username()):
            for session in UserSession.objects.filter(user=account):
                session.end()
            Authenticator.objects.filter(user=account).delete()
            audit.record_account("factoren_weggehaald", account.pk, reden="door_beheerder", middel="medewerker")
            messages.success(
                request, _("%(naam)s stelt bij de volgende keer inloggen een nieuwe in.") % {"naam": account}
            )

    @staticmethod
    def _may(request: HttpRequest) -> bool:
        return bool(request.user.is_active and request.user.is_superuser)
