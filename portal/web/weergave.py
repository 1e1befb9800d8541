"""How values look on a page: dates, terms, amounts, phone numbers and other people's text, in the active language.

Moments are shown in Europe/Amsterdam, whatever zone they came in.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

import phonenumbers
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from portal.registers.entities import Mag

if TYPE_CHECKING:
    from decimal import Decimal

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Gebeurtenis(Protocol):
    gebeurtenis: str
    verwerking: str


_NBSP = "\u00a0"
# Own tables: locale libraries cost some 30 µs a date, and a list page shows twenty.
# fmt: off
_MAANDEN = {
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}
# fmt: on
_ALINEA = re.compile(r"\n[ \t]*\n\s*")
# Controls and the marks that turn reading order around: text of strangers may not disturb what stands around it.
_ONTOONBAAR = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _taal() -> str:
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def _dag(moment: date | datetime) -> date:
    return moment.astimezone(AMSTERDAM).date() if isinstance(moment, datetime) else moment


def vandaag() -> date:
    """Today in Europe/Amsterdam."""
    return timezone.now().astimezone(AMSTERDAM).date()


def datum(moment: date | datetime | None) -> str:
    """`13 november 2026`; empty for None."""
    if moment is None:
        return ""
    dag = _dag(moment)
    return f"{dag.day} {_MAANDEN[_taal()][dag.month - 1]} {dag.year}"


def datum_tijd(moment: datetime | None) -> str:
    """`13 november 2026 om 14.05 uur`; empty for None."""
    if moment is None:
        return ""
    return _("%(datum)s om %(tijd)s uur") % {"datum": datum(moment), "tijd": tijd(moment)}


def tijd(moment: datetime) -> str:
    """`14.05`"""
    lokaal = moment.astimezone(AMSTERDAM)
    return f"{lokaal:%H:%M}" if _taal() == "en" else f"{lokaal:%H.%M}"


def dagen_tot(dag: date) -> int:
    """Days from today to `dag`: 0 today, negative when it is past."""
    return (dag - vandaag()).days


def dagen_over(moment: date | datetime | None) -> str:
    """`nog 3 dagen`, `vandaag`, `3 dagen geleden`; empty for None."""
    if moment is None:
        return ""
    dagen = dagen_tot(_dag(moment))
    if dagen == 0:
        return _("vandaag")
    if dagen > 0:
        return ngettext("nog %(aantal)s dag", "nog %(aantal)s dagen", dagen) % {"aantal": dagen}
    return ngettext("%(aantal)s dag geleden", "%(aantal)s dagen geleden", -dagen) % {"aantal": -dagen}


def bedrag(euros: Decimal | None) -> str:
    """`€ 1.234,56`; empty for None."""
    if euros is None:
        return ""
    engels = f"{euros:,.2f}"
    if _taal() == "en":
        return f"€{engels}"
    return f"€{_NBSP}{engels.translate(str.maketrans(',.', '.,'))}"


def omvang(aantal_bytes: int) -> str:
    """`1,2 MB`, `340 kB`; empty for 0, which means unknown."""
    if aantal_bytes <= 0:
        return ""
    if aantal_bytes < 1_000_000:
        return f"{max(1, round(aantal_bytes / 1000))}{_NBSP}kB"
    getal = f"{aantal_bytes / 1_000_000:.1f}"
    return f"{getal if _taal() == 'en' else getal.replace('.', ',')}{_NBSP}MB"


@lru_cache(maxsize=1024)
def telefoon(nummer: str) -> str:
    """A number in E.164 as people write it: national for the Netherlands, else international. Masked text stays."""
    try:
        gelezen = phonenumbers.parse(nummer, None)
    except phonenumbers.NumberParseException:
        return nummer
    vorm = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(gelezen, vorm.NATIONAL if gelezen.country_code == 31 else vorm.INTERNATIONAL)


def alineas(tekst: str) -> Markup:
    """Someone's plain text as paragraphs and line breaks. Escaped; links are not made: the text may be hostile."""
    schoon = _ONTOONBAAR.sub("", tekst.replace("\r\n", "\n").replace("\r", "\n")).strip()
    delen = (str(escape(deel)).replace("\n", "<br>") for deel in _ALINEA.split(schoon) if deel)
    return Markup("".join(f'<p class="nl-paragraph" dir="auto">{deel}</p>' for deel in delen))  # noqa: S704 (escaped)


def gedaan_met_mandaat(regel: Gebeurtenis) -> str:
    """What someone did under a mandate, from its audit line: `Een vraag gesteld`."""
    teksten = {
        "namens_begonnen": _("Begonnen namens de ander"),
        "namens_gestopt": _("Gestopt namens de ander"),
        "ingelogd": _("Ingelogd namens de ander"),
        "vraag_gesteld": _("Een vraag gesteld"),
        "klanttaak_afgerond": _("Een taak gedaan"),
        "niet_van_mij": _("Gezegd dat een taak niet van de klant is"),
        "adres_toegevoegd": _("Een adres toegevoegd"),
        "adres_verwijderd": _("Een adres weggehaald"),
        "adres_standaard": _("Een adres als eerste gekozen"),
        "voorkeur_gewijzigd": _("De manier van bericht krijgen veranderd"),
        "machtiging_aangenomen": _("De machtiging aangenomen"),
        "machtiging_ingetrokken": _("De machtiging ingetrokken"),
        "geweigerd": _("Iets geprobeerd dat niet mocht"),
        "mandaat_geweigerd": _("Geprobeerd de machtiging te gebruiken toen die niet meer gold"),
    }
    if regel.gebeurtenis == "ingezien":
        return _("Gekeken: %(wat)s") % {"wat": regel.verwerking}
    return teksten.get(regel.gebeurtenis, regel.gebeurtenis.replace("_", " "))


def wat_mag(mag: frozenset[Mag]) -> str:
    """What a vertegenwoordiging covers: `Lezen, contact opnemen, taken doen`. In the order of `Mag`."""
    teksten = {
        Mag.LEZEN: _("lezen"),
        Mag.CONTACT: _("contact opnemen"),
        Mag.HANDELEN: _("taken doen"),
        Mag.CONTACTGEGEVENS: _("contactgegevens wijzigen"),
        Mag.VERTROUWELIJK: _("vertrouwelijke berichten lezen"),
    }
    zin = ", ".join(tekst for soort, tekst in teksten.items() if soort in mag)
    return zin[:1].upper() + zin[1:]
