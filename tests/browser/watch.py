"""What must hold on every page of every browser test, whatever the test is about: seen while the test runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

# What Chromium and htmx say of an answer of 400 and up, and of a search that a newer one replaced: a test says which of
# those it wants. A failure of ours, 500, is never wanted.
_EXPECTED = (
    "Failed to load resource: the server responded with a status of 4",
    "Failed to load resource: the server responded with a status of 503",
    "Response Status Error Code 4",
    "htmx:afterRequest",
    "htmx:sendAbort",
)


@dataclass
class Watch:
    """Watches one context: no script fails, nothing breaks the CSP, nobody else is asked anything, nothing is kept."""

    context: BrowserContext
    portal: str
    broker: str
    runs_scripts: bool
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.on("console", self._console)
        self.context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))
        self.context.on("request", self._request)
        self.context.on("response", self._response)

    def finish(self) -> list[str]:
        """Everything that was wrong, in the order in which it happened."""
        if self.runs_scripts:
            for page in self.context.pages:
                kept = page.evaluate("[window.origin, localStorage.length, sessionStorage.length]")
                if kept[1:] != [0, 0]:
                    self.complaints.append(f"in the browser's storage: {kept}")
        return self.complaints

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(_EXPECTED):
            self.complaints.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if f"{parts.scheme}://{parts.netloc}" not in {self.portal, self.broker}:
            self.complaints.append(f"asked of another: {request.url}")

    def _response(self, response: Response) -> None:
        if not response.url.startswith(f"{self.portal}/"):
            return
        if response.status == 500:
            self.complaints.append(f"failed: {response.url}")
        policy = response.headers.get("content-security-policy", "")
        if "default-src 'none'" not in policy or "unsafe" in policy or "data:" in policy:
            self.complaints.append(f"CSP of {response.url}: {policy!r}")
        if "/static/" not in response.url and "no-store" not in response.headers.get("cache-control", ""):
            self.complaints.append(f"may be kept: {response.url}")
