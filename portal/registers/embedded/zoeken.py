"""Search text: folded here, so that PostgreSQL needs no extension for accents or case."""

from __future__ import annotations

import unicodedata

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q


def fold(text: str) -> str:
    """Lower case, without accents, with single spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())


def matches(terms: str) -> Q:
    """Every word occurs as a part of the text, or the words' stems do (Dutch)."""
    folded = fold(terms)
    parts = Q()
    for word in folded.split()[:10]:
        parts &= Q(zoektekst__contains=word)
    return parts | Q(zoekvector=SearchQuery(folded, config="dutch", search_type="plain"))
