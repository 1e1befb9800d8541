"""What can go wrong at the port. No Django, no HTTP: the edge (`portal.web.fouten`) turns these into pages."""

from __future__ import annotations


class RegisterError(Exception):
    """Base of everything a register raises on purpose."""


class NotFound(RegisterError):
    """It is not there, or not this person's to see. The two are never told apart."""


class Refused(RegisterError):
    """The register's rules forbid it.

    `reden` is a fixed code for tests, logs and the audit line; `bericht` is a sentence in plain Dutch for a screen;
    `veld` names the argument that is at fault, when one is.
    """

    def __init__(self, reden: str, bericht: str, *, veld: str = "") -> None:
        super().__init__(f"{reden}: {bericht}")
        self.reden = reden
        self.bericht = bericht
        self.veld = veld


class NiveauTeLaag(Refused):
    """The record demands a surer login than this session has: `vereist`, as in `entities.Niveau`."""

    def __init__(self, vereist: int) -> None:
        super().__init__("niveau_te_laag", "Hiervoor is een hoger betrouwbaarheidsniveau nodig.")
        self.vereist = vereist


class Conflict(RegisterError):
    """Someone else was first: the record is no longer in the state the caller saw."""

    def __init__(self, reden: str, bericht: str) -> None:
        super().__init__(f"{reden}: {bericht}")
        self.reden = reden
        self.bericht = bericht


class Unavailable(RegisterError):
    """The source cannot answer now. Never turned into an empty list; a page names `bron` and shows the rest."""

    def __init__(self, bron: str) -> None:
        super().__init__(bron)
        self.bron = bron
