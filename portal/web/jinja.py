"""The environment of the portal's own templates (Jinja2). Dutch is the source text; the active language is looked up
when a page is rendered, in the same catalogue as Django's."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import json_script
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from portal.web import formulierfouten, weergave

_ANY = UUID(int=0)


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a view. Looked up once a process where that says enough: a list page asks for ten of one kind."""
    if kwargs or len(args) > 1:
        return reverse(name, args=args, kwargs=kwargs)
    if not args:
        return _fixed_url(name)
    if isinstance(args[0], UUID):
        return _fixed_url(name, _ANY).replace(str(_ANY), str(args[0]))
    return reverse(name, args=args)


@lru_cache(maxsize=256)
def _fixed_url(name: str, *args: UUID) -> str:
    return reverse(name, args=args)


def translate(text: str) -> Markup:
    """`_("…")` in a template: the catalogue's text, looked up once per language. Never for text of people."""
    return _translated(get_language(), text)


@lru_cache(maxsize=4096)
def _translated(language: str | None, text: str) -> Markup:
    return Markup(gettext(text))  # noqa: S704 (the catalogue is ours)


def environment(**options: Any) -> Environment:
    """What `settings.TEMPLATES` names. Templates are read once a process, except while developing (`DEBUG`)."""
    options |= {
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "auto_reload": settings.DEBUG,
        "cache_size": -1,
        "extensions": ["jinja2.ext.i18n"],
    }
    env = Environment(**options)  # noqa: S701 (autoescape is on)
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.policies["ext.i18n.trimmed"] = True
    env.globals |= {
        "_": translate,
        "static": static,
        "url": url,
        "dagen_tot": weergave.dagen_tot,
        "fouten_van": formulierfouten.list_fouten,
    }
    env.filters |= {
        "alineas": weergave.alineas,
        "bedrag": weergave.bedrag,
        "dagen_over": weergave.dagen_over,
        "datum": weergave.datum,
        "datum_tijd": weergave.datum_tijd,
        "json_script": json_script,
        "omvang": weergave.omvang,
        "telefoon": weergave.telefoon,
        "tijd": weergave.tijd,
        "wat_mag": weergave.wat_mag,
        "gedaan_met_mandaat": weergave.gedaan_met_mandaat,
    }
    return env
