"""One provider out of its JSON block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.oidc.instellingen import Blok
from accounts.oidc.lees_sleutels import read_sleutels
from accounts.oidc.levels import acr_for
from accounts.oidc.middelen import GEBRUIK, VERTEGENWOORDIGING, Middel, Vorm
from accounts.oidc.provider import Client, ClientAuth, Dienst, Endpoints, Provider
from portal.registers.entities import Mag, Niveau

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from accounts.oidc.levels import Niveautabel
    from accounts.oidc.paths import Pad

ALGORITMES = ("RS256", "PS256", "ES256")

LABELS = {
    Middel.DIGID: "DigiD",
    Middel.DIGID_MACHTIGEN: "DigiD Machtigen",
    Middel.EHERKENNING: "eHerkenning",
    Middel.EHERKENNING_BEWINDVOERING: "eHerkenning bewindvoering",
    Middel.EIDAS_PERSOON: "eIDAS",
    Middel.EIDAS_ORGANISATIE: "eIDAS voor organisaties",
}


def read_provider(naam: str, waarden: object, *, map_: Path, http: bool) -> Provider:
    """Raises ImproperlyConfigured with one sentence. Files are looked up from `map_`; `http` allows http addresses."""
    blok = Blok(waarden, naam)
    middel = blok.keuze("middel", Middel, _middel_of(naam, blok))
    vorm = _vorm(blok, middel)
    niveaus = _niveaus(blok, middel)
    provider = Provider(
        naam=naam,
        label=blok.tekst("label", LABELS[middel]),
        middel=middel,
        vorm=vorm,
        issuer=blok.adres("issuer", http=http),
        client=_client(blok, map_),
        ontsleutelsleutels=read_sleutels(blok, "ontsleutelsleutels", map_),
        endpoints=_endpoints(blok, http=http),
        scope=_scope(blok, middel),
        algoritmes=_algoritmes(blok),
        claims=_claims(blok, middel, vorm),
        niveau_claim=blok.pad("niveau_claim"),
        niveaus=niveaus,
        minimaal_niveau=_minimaal_niveau(blok, niveaus),
        acr_values=blok.tekst("acr_values", "") or None,
        prompt=blok.tekst("prompt", ""),
        max_age=blok.geheel("max_age"),
        userinfo=blok.waar("userinfo", default=True),
        diensten=_diensten(blok),
        vaste_dienst=blok.tekst("vaste_dienst", "") or None,
        timeout=blok.seconden("timeout", 5.0),
    )
    blok.close()
    _check_diensten(blok, provider)
    return provider


def _middel_of(naam: str, blok: Blok) -> Middel:
    if naam in {str(middel) for middel in Middel}:
        return Middel(naam)
    if "middel" not in blok:
        raise blok.fout(f"zet 'middel' op een van: {', '.join(Middel)}.")
    return Middel.DIGID


def _vorm(blok: Blok, middel: Middel) -> Vorm:
    vorm = blok.keuze("vorm", Vorm, Vorm.VLAK)
    if vorm is Vorm.SIGNICAT and middel not in {Middel.DIGID, Middel.DIGID_MACHTIGEN}:
        raise blok.fout("'vorm' signicat kan alleen bij digid en digid-machtigen; kies vlak en zet de claims.")
    return vorm


def _client(blok: Blok, map_: Path) -> Client:
    methode = blok.keuze("client_auth", ClientAuth, ClientAuth.PRIVATE_KEY_JWT)
    sleutels = read_sleutels(blok, "sleutels", map_)
    secret = _secret(blok, map_)
    if methode is ClientAuth.PRIVATE_KEY_JWT and not sleutels:
        raise blok.fout("zet 'sleutels' op een lijst van PEM-bestanden, of zet 'client_auth' op client_secret_basic.")
    if methode is not ClientAuth.PRIVATE_KEY_JWT and not secret:
        raise blok.fout(f"zet 'client_secret' of 'client_secret_bestand', want 'client_auth' is {methode}.")
    return Client(
        id=blok.tekst("client_id"),
        auth=methode,
        secret=secret,
        sleutels=sleutels,
        assertion_audience=blok.tekst("assertion_audience", ""),
    )


def _secret(blok: Blok, map_: Path) -> str:
    bestand, secret = blok.tekst("client_secret_bestand", ""), blok.tekst("client_secret", "")
    if bestand and secret:
        raise blok.fout("zet 'client_secret' of 'client_secret_bestand', niet allebei.")
    if not bestand:
        return secret
    try:
        return (map_ / bestand).read_text().strip()
    except (OSError, UnicodeDecodeError):
        raise blok.fout(f"'client_secret_bestand' {bestand} is niet te lezen; zet het pad van een tekst.") from None


def _endpoints(blok: Blok, *, http: bool) -> Endpoints | None:
    if "endpoints" not in blok:
        return None
    adressen = blok.blok("endpoints")
    endpoints = Endpoints(
        authorization=adressen.adres("authorization", http=http),
        token=adressen.adres("token", http=http),
        jwks=adressen.adres("jwks", http=http),
        userinfo=adressen.adres("userinfo", http=http) if "userinfo" in adressen else None,
        end_session=adressen.adres("end_session", http=http) if "end_session" in adressen else None,
        sends_iss=adressen.waar("sends_iss", default=False),
    )
    adressen.close()
    return endpoints


def _scope(blok: Blok, middel: Middel) -> str:
    scope = blok.tekst("scope", GEBRUIK[middel].scope)
    if "openid" not in scope.split():
        raise blok.fout("in 'scope' hoort het woord openid te staan.")
    return scope


def _algoritmes(blok: Blok) -> tuple[str, ...]:
    algoritmes = blok.teksten("algoritmes") or ("RS256",)
    if not set(algoritmes) <= set(ALGORITMES):
        raise blok.fout(f"'algoritmes' kan zijn: {', '.join(ALGORITMES)}.")
    return algoritmes


def _claims(blok: Blok, middel: Middel, vorm: Vorm) -> Mapping[str, Pad]:
    eigen = blok.blok("claims")
    gebruik = GEBRUIK[middel].claims
    paden = {rol: eigen.pad(rol) if rol in eigen else pad for rol, pad in gebruik.items()}
    if vorm is not Vorm.VLAK and "dienst" in eigen:
        paden["dienst"] = eigen.pad("dienst")
    for rol in eigen.namen():
        if rol not in paden:
            raise eigen.fout(f"'{rol}' is geen claim die hier gelezen wordt; dat zijn: {', '.join(paden)}.")
    return paden


def _niveau(blok: Blok, waarde: object, naam: str) -> Niveau:
    mogelijk = [niveau.value for niveau in Niveau if niveau]
    if isinstance(waarde, bool) or waarde not in mogelijk:
        raise blok.fout(f"zet '{naam}' op een van: {', '.join(map(str, mogelijk))}.")
    return Niveau(waarde)


def _niveaus(blok: Blok, middel: Middel) -> Niveautabel:
    eigen = blok.blok("niveaus")
    return {naam: _niveau(eigen, eigen.get(naam), naam) for naam in eigen.namen()} or GEBRUIK[middel].niveaus


def _minimaal_niveau(blok: Blok, niveaus: Niveautabel) -> Niveau:
    niveau = _niveau(blok, blok.get("minimaal_niveau"), "minimaal_niveau")
    if acr_for(niveau, niveaus) is None:
        raise blok.fout(f"'minimaal_niveau' {niveau.value} haalt dit middel niet: verlaag het of vul 'niveaus' aan.")
    return niveau


def _diensten(blok: Blok) -> Mapping[str, Dienst]:
    diensten = blok.blok("diensten")
    return {code: _dienst(diensten.blok(code)) for code in diensten.namen()}


def _dienst(blok: Blok) -> Dienst:
    mag = blok.teksten("mag")
    mogelijk = {str(soort.value) for soort in Mag}
    if not mag or not set(mag) <= mogelijk:
        raise blok.fout(f"zet 'mag' op een lijst van: {', '.join(sorted(mogelijk))}.")
    dienst = Dienst(
        naam=blok.tekst("naam"),
        mag=frozenset(Mag(soort) for soort in mag),
        themas=None if blok.waar("alle_themas", default=False) else frozenset(blok.teksten("themas")),
    )
    blok.close()
    return dienst


def _check_diensten(blok: Blok, provider: Provider) -> None:
    if provider.middel in VERTEGENWOORDIGING and not provider.diensten:
        raise blok.fout("zet 'diensten': zonder een bekende dienst wordt elke machtiging geweigerd.")
    if provider.vaste_dienst is not None and provider.vaste_dienst not in provider.diensten:
        raise blok.fout("'vaste_dienst' hoort een van de codes uit 'diensten' te zijn.")
