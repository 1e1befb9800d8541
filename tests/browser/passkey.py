"""A passkey in Chromium: its virtual authenticator, over the DevTools protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Apparaat:
    """The authenticator of the device this page is on (`internal`), or a key in its port (`usb`). It verifies its user
    until told otherwise."""

    def __init__(self, page: Page, transport: str = "internal") -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": transport,
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        self._id = self._session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]

    def refuse(self) -> None:
        """From here on the wrong finger is on it."""
        self._session.send("WebAuthn.setUserVerified", {"authenticatorId": self._id, "isUserVerified": False})

    @property
    def passkeys(self) -> int:
        found = self._session.send("WebAuthn.getCredentials", {"authenticatorId": self._id})
        return len(found["credentials"])
