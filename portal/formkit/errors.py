"""What the registering system hears when a definition is refused."""

from __future__ import annotations


class OngeldigeDefinitie(ValueError):
    """The definition cannot be shown to a klant as it stands; nothing of it is kept.

    `pad` is where it is wrong (`components[2].validate.min`), `component` the key (or else the type) of the component,
    `reden` a Dutch sentence for the maker of the form. None of the three is safe HTML: escape when showing.
    """

    def __init__(self, pad: str, component: str, reden: str) -> None:
        super().__init__(f"{pad or 'formulier'} ({component or 'formulier'}): {reden}")
        self.pad = pad
        self.component = component
        self.reden = reden
