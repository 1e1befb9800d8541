"""What people get a message of, and which vertegenwoordiger hears of it too. No Django."""

from __future__ import annotations

from enum import StrEnum

from portal.registers.entities import Mag


class Gebeurtenis(StrEnum):
    """Every event there is a message of; a test holds that each has its text."""

    NIEUW_KLANTCONTACT = "nieuw_klantcontact"
    ANTWOORD = "antwoord"
    NIEUWE_KLANTTAAK = "nieuwe_klanttaak"
    HERINNERING = "herinnering"
    INZENDING_ONTVANGEN = "inzending_ontvangen"
    CONTACTGEGEVENS_GEWIJZIGD = "contactgegevens_gewijzigd"
    MACHTIGING_GEGEVEN = "machtiging_gegeven"
    MACHTIGING_INGETROKKEN = "machtiging_ingetrokken"
    MACHTIGING_VERLOOPT = "machtiging_verloopt"
    NIEUW_APPARAAT = "nieuw_apparaat"

    @property
    def is_veiligheid(self) -> bool:
        """Sent by e-mail also to who prefers post or a call: it must not wait, and someone else may have done it."""
        return self in _VEILIGHEID


class Aard(StrEnum):
    """The kind that a notification names (Wmebv)."""

    BETALING = "betaling"
    INFORMATIE = "informatie"
    BESLUIT = "besluit"
    ANTWOORD = "antwoord"


class Status(StrEnum):
    KLAAR = "klaar"
    VERZONDEN = "verzonden"
    ONBEREIKBAAR = "onbereikbaar"
    """No verified address, or a voorkeurskanaal that the portal cannot serve."""
    MISLUKT = "mislukt"


_VEILIGHEID = frozenset(
    {Gebeurtenis.CONTACTGEGEVENS_GEWIJZIGD, Gebeurtenis.NIEUW_APPARAAT}
    | {Gebeurtenis.MACHTIGING_GEGEVEN, Gebeurtenis.MACHTIGING_INGETROKKEN}
)
# For the klant alone, and whom the caller names: a mandate is between two, a login is one's own.
_EIGEN = frozenset(
    {Gebeurtenis.MACHTIGING_GEGEVEN, Gebeurtenis.MACHTIGING_INGETROKKEN, Gebeurtenis.MACHTIGING_VERLOOPT}
    | {Gebeurtenis.NIEUW_APPARAAT}
)


def eis(gebeurtenis: Gebeurtenis, *, vertrouwelijk: bool) -> frozenset[Mag] | None:
    """What a mandate must hold to be told; None is that no mandate is enough."""
    if gebeurtenis in _EIGEN:
        return None
    needed = {Mag.LEZEN}
    if gebeurtenis == Gebeurtenis.CONTACTGEGEVENS_GEWIJZIGD:
        needed.add(Mag.CONTACTGEGEVENS)
    if vertrouwelijk:
        needed.add(Mag.VERTROUWELIJK)
    return frozenset(needed)
