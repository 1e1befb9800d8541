"""What a functioneel beheerder may change of the register: its reference tables. Nothing here is about a klant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin

from portal.registers.embedded.models import Actor, Grondslag, Kanaal, Middel, Thema

if TYPE_CHECKING:
    from django.http import HttpRequest


class NietWegTeHalen(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows of dossiers refer to it, and row-level security hides those here: whether it is in use cannot be asked."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReferentieBeheer(NietWegTeHalen):
    list_display: tuple[str, ...] = ("naam", "code")
    search_fields = ("naam", "code")
    ordering = ("naam",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # The code is the key by which dossiers and settings refer to this row.
        return ("code",) if obj else ()


@admin.register(Thema)
class ThemaBeheer(ReferentieBeheer):
    list_display = ("naam", "code", "minimum_niveau")


@admin.register(Actor)
class ActorBeheer(NietWegTeHalen):
    list_display = ("naam", "soort")
    search_fields = ("naam",)
    ordering = ("naam",)


for model in (Kanaal, Middel, Grondslag):
    admin.site.register(model, ReferentieBeheer)
