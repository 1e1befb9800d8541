"""Private keys from PEM files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from joserfc.jwk import ECKey, RSAKey

if TYPE_CHECKING:
    from pathlib import Path

    from accounts.oidc.instellingen import Blok

MIN_RSA_BITS = 2048


def read_sleutels(blok: Blok, naam: str, map_: Path) -> tuple[RSAKey | ECKey, ...]:
    """The keys in the files of a setting, in that order. Their `kid` is the thumbprint of RFC 7638."""
    return tuple(_read_sleutel(blok, naam, bestand, map_) for bestand in blok.teksten(naam))


def _read_sleutel(blok: Blok, naam: str, bestand: str, map_: Path) -> RSAKey | ECKey:
    sleutel: RSAKey | ECKey
    try:
        pem = (map_ / bestand).read_bytes()
        geladen = load_pem_private_key(pem, password=None)
    except (OSError, ValueError, TypeError):
        raise blok.fout(
            f"'{naam}': {bestand} is geen leesbaar PEM-bestand met een sleutel zonder wachtwoord."
        ) from None
    if isinstance(geladen, rsa.RSAPrivateKey) and geladen.key_size >= MIN_RSA_BITS:
        sleutel = RSAKey.import_key(pem)
    elif isinstance(geladen, ec.EllipticCurvePrivateKey) and isinstance(geladen.curve, ec.SECP256R1):
        sleutel = ECKey.import_key(pem)
    else:
        raise blok.fout(f"'{naam}': {bestand} moet een RSA-sleutel van minstens {MIN_RSA_BITS} bits of P-256 zijn.")
    sleutel.ensure_kid()
    return sleutel
