"""Reading one block of provider settings. Every wrong value gives one sentence that says what to set."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from enum import Enum

    from accounts.oidc.paths import Pad

E = TypeVar("E", bound="Enum")


class Blok:
    """A JSON object with its place, for the sentence. Remembers what was read, so that a typing error is noticed."""

    def __init__(self, waarden: object, plek: str) -> None:
        self.plek = plek
        if not isinstance(waarden, dict):
            raise self.fout("zet hier een JSON-object, tussen { en }.")
        self._waarden: dict[str, object] = waarden
        self._gelezen: set[str] = set()

    def fout(self, zin: str) -> ImproperlyConfigured:
        return ImproperlyConfigured(f"PORTAL_PROVIDERS, {self.plek}: {zin}")

    def __contains__(self, naam: str) -> bool:
        return naam in self._waarden

    def get(self, naam: str) -> object:
        self._gelezen.add(naam)
        return self._waarden.get(naam)

    def tekst(self, naam: str, default: str | None = None) -> str:
        waarde = self.get(naam)
        if waarde is None and default is not None:
            return default
        if not isinstance(waarde, str) or not waarde.strip():
            raise self.fout(f"zet '{naam}' op een tekst.")
        return waarde

    def keuze(self, naam: str, keuzes: type[E], default: E) -> E:
        waarde = self.get(naam)
        mogelijk = {str(keuze.value): keuze for keuze in keuzes}
        if waarde is None:
            return default
        if str(waarde) not in mogelijk:
            raise self.fout(f"'{naam}' kan zijn: {', '.join(mogelijk)}.")
        return mogelijk[str(waarde)]

    def waar(self, naam: str, default: bool) -> bool:
        waarde = self.get(naam)
        if waarde is None:
            return default
        if not isinstance(waarde, bool):
            raise self.fout(f"zet '{naam}' op true of false.")
        return waarde

    def seconden(self, naam: str, default: float) -> float:
        waarde = self.get(naam)
        if waarde is None:
            return default
        if not isinstance(waarde, int | float) or isinstance(waarde, bool) or not 1 <= waarde <= 30:
            raise self.fout(f"zet '{naam}' op een aantal seconden van 1 tot en met 30.")
        return float(waarde)

    def geheel(self, naam: str) -> int | None:
        waarde = self.get(naam)
        if waarde is not None and (not isinstance(waarde, int) or isinstance(waarde, bool) or waarde < 1):
            raise self.fout(f"zet '{naam}' op een geheel getal van 1 of meer.")
        return waarde

    def teksten(self, naam: str) -> tuple[str, ...]:
        waarde = self.get(naam)
        if waarde is None:
            return ()
        if not isinstance(waarde, list) or not all(isinstance(deel, str) and deel for deel in waarde):
            raise self.fout(f"zet '{naam}' op een lijst van teksten.")
        return tuple(waarde)

    def adres(self, naam: str, *, http: bool) -> str:
        """An absolute https address; http only where `http` allows it (demo and tests)."""
        waarde = self.tekst(naam)
        delen = urlsplit(waarde)
        if delen.scheme not in ({"https", "http"} if http else {"https"}) or not delen.hostname or delen.fragment:
            raise self.fout(f"zet '{naam}' op een volledig adres dat met https:// begint.")
        return waarde

    def pad(self, naam: str) -> Pad:
        """A claim path: a text is one key, a list is a nested claim."""
        waarde = self.get(naam)
        sleutels = [waarde] if isinstance(waarde, str) else waarde
        if not isinstance(sleutels, list) or not sleutels or not all(isinstance(s, str) and s for s in sleutels):
            raise self.fout(f"zet '{naam}' op de naam van een claim, of op een lijst van namen voor een geneste claim.")
        return tuple(sleutels)

    def blok(self, naam: str) -> Blok:
        waarde = self.get(naam)
        return Blok({} if waarde is None else waarde, f"{self.plek} › {naam}")

    def namen(self) -> list[str]:
        return list(self._waarden)

    def close(self) -> None:
        """Refuses settings nobody asked for: most often a typing error, and then something would silently not hold."""
        for naam in self._waarden:
            if naam not in self._gelezen:
                lijkt = difflib.get_close_matches(naam, self._gelezen, n=1)
                raise self.fout(f"'{naam}' is geen instelling{f'; bedoelt u {lijkt[0]!r}?' if lijkt else '.'}")
