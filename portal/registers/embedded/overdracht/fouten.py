"""What is wrong in a registerbestand, said so that whoever made the file can mend it."""

from __future__ import annotations

from dataclasses import dataclass

MAX_NAAM = 60


@dataclass(frozen=True, slots=True)
class Fout:
    regel: int
    """Counted from one."""
    veld: str
    """Path in the line (`interne_taken[0].status`); empty when it is about the whole line."""
    bericht: str
    """A Dutch sentence. Never holds a value from the file: it may be an identity number."""

    def __str__(self) -> str:
        plaats = f"Regel {self.regel}, {printable(self.veld)}" if self.veld else f"Regel {self.regel}"
        return f"{plaats}: {self.bericht}"


class OngeldigeRegel(Exception):
    """This line cannot be loaded: field and sentence, once per thing that is wrong with it."""

    def __init__(self, *fouten: tuple[str, str]) -> None:
        super().__init__(*(bericht for _, bericht in fouten))
        self.fouten = fouten


class NietGeladen(Exception):
    """Nothing was loaded. `afgebroken`: reading stopped, so there may be more wrong than `fouten` says."""

    def __init__(self, fouten: list[Fout], *, afgebroken: bool) -> None:
        super().__init__(f"{len(fouten)} fouten")
        self.fouten = fouten
        self.afgebroken = afgebroken


def printable(naam: str) -> str:
    """A name from the file, without what a terminal would act on."""
    shown = "".join(char if char.isprintable() else "?" for char in naam)
    return shown if len(shown) <= MAX_NAAM else f"{shown[:MAX_NAAM]}…"
