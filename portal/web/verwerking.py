"""The verwerking of views that come from a package, said where they are included."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.urls import URLPattern, URLResolver

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.http.response import HttpResponseBase


def serving(verwerking: str, patterns: Sequence[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """The same addresses and names, each view with this verwerking."""
    return [_with(verwerking, entry) for entry in patterns]


def _with(verwerking: str, entry: URLPattern | URLResolver) -> URLPattern | URLResolver:
    if isinstance(entry, URLPattern):
        return URLPattern(entry.pattern, _named(verwerking, entry.callback), entry.default_args, entry.name)
    inner = serving(verwerking, entry.url_patterns)
    return URLResolver(entry.pattern, inner, entry.default_kwargs, entry.app_name, entry.namespace)


def _named(verwerking: str, view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def named(*args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(*args, **kwargs)

    named.verwerking = verwerking  # type: ignore[attr-defined]
    return named
