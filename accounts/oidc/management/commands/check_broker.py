from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from accounts.oidc import keys
from accounts.oidc.adressen import callback_url
from accounts.oidc.discovery import endpoints, read_metadata
from accounts.oidc.levels import acr_for
from accounts.oidc.providers import providers
from accounts.oidc.weigering import InlogGeweigerd, Reden

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.core.management.base import CommandParser

    from accounts.oidc.provider import Provider

_UITLEG = {
    Reden.BROKER_NIET_BEREIKBAAR: "antwoordt niet: kijk of het adres klopt en of deze server er met https bij kan.",
    Reden.BROKER_ANTWOORD: "antwoordt iets anders dan OpenID Connect: kijk of 'issuer' klopt.",
    Reden.BROKER_ISSUER: "noemt in zijn discovery-document een andere issuer: neem die over, tot op het teken.",
}


class Command(BaseCommand):
    help = "Contacts a configured provider, verifies discovery, keys and algorithms, and says in words what is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("naam", help="the name of the provider in PORTAL_PROVIDERS")

    def handle(self, *args: Any, naam: str, **options: Any) -> None:
        if naam not in providers():
            raise CommandError(f"Er is geen provider '{naam}'; wel: {', '.join(providers())}.")
        provider = providers()[naam]
        self.stdout.write(f"{provider.label} bij {provider.issuer}")
        self.stdout.write(f"Adres dat bij de broker bekend moet zijn: {callback_url(provider)}")
        fouten = list(_check(provider))
        for fout in fouten:
            self.stdout.write(f"  FOUT  {fout}")
        if fouten:
            raise CommandError(f"{len(fouten)} punt(en) te herstellen.")
        self.stdout.write("  goed  discovery, sleutels en algoritmes")


def _check(provider: Provider) -> Iterator[str]:
    try:
        if provider.endpoints is None:
            yield from _check_metadata(provider, read_metadata(provider))
        yield from _check_keys(provider)
    except InlogGeweigerd as weigering:
        yield f"De broker {_UITLEG.get(weigering.reden, weigering.reden.value)}"


def _check_metadata(provider: Provider, metadata: Mapping[str, object]) -> Iterator[str]:
    """What a document does not mention is not held against it, except PKCE: unmentioned is absent (RFC 8414)."""
    if "S256" not in _list(metadata, "code_challenge_methods_supported"):
        yield "De broker zegt niet dat hij PKCE met S256 kan: vraag de leverancier dat aan te zetten."
    gewenst = (
        ("id_token_signing_alg_values_supported", provider.algoritmes[:1], "'algoritmes'"),
        ("token_endpoint_auth_methods_supported", (str(provider.client.auth),), "'client_auth'"),
        ("scopes_supported", provider.scope.split(), "'scope'"),
        ("acr_values_supported", (acr_for(provider.minimaal_niveau, provider.niveaus),), "'minimaal_niveau'"),
    )
    for naam, waarden, instelling in gewenst:
        kan = _list(metadata, naam)
        if kan and not set(waarden) <= set(kan):
            yield f"{instelling} past niet bij de broker; die kan ({naam}): {', '.join(map(str, kan))}."


def _check_keys(provider: Provider) -> Iterator[str]:
    sleutels = keys.fetch(endpoints(provider).jwks, timeout=provider.timeout)
    for alg in provider.algoritmes:
        if not keys.usable(sleutels, alg):
            yield f"De broker publiceert geen sleutel voor {alg}: pas 'algoritmes' aan of vraag de leverancier."


def _list(metadata: Mapping[str, object], naam: str) -> list[object]:
    waarde = metadata.get(naam)
    return waarde if isinstance(waarde, list) else []
