"""What must be right before the portal starts: here, that the huisstijl exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import Error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.apps import AppConfig
    from django.core.checks import CheckMessage


def check_huisstijl(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """The style sheets are made from these files; a name without one would be a page without looks."""
    folder = settings.BASE_DIR / "portal" / "web" / "css" / "huisstijlen"
    names = sorted(file.stem for file in folder.glob("*.css"))
    if settings.PORTAL_HUISSTIJL in names:
        return []
    return [
        Error(
            f"PORTAL_HUISSTIJL is ‘{settings.PORTAL_HUISSTIJL}’, maar die huisstijl is er niet. "
            f"Kies uit: {', '.join(names)}.",
            id="portal.web.E001",
        )
    ]
