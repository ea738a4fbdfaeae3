"""What a page must not do while a test looks at it: complain, break its policy, call others."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

# Told as an error of the console, which the page's own listeners would be told too late.
TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.effectiveDirective} forbids ${event.blockedURI || "inline"}`));
"""
OWN = ("data:", "blob:", "about:")


@dataclass
class Watch:
    """The faults of all pages of a context, in the order in which they came."""

    home: str
    faults: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch every page that the context opens from now on."""
        context.add_init_script(TELL_VIOLATIONS)
        context.on("console", self._console)
        context.on("weberror", lambda error: self._add(error.page, f"script: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)

    def _add(self, page: Page | None, fault: str) -> None:
        self.faults.append(f"{page.url.removeprefix(self.home) if page else '?'}: {fault}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._add(message.page, f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.home, *OWN)):
            self.faults.append(f"asks another host: {request.url}")

    def _response(self, response: Response) -> None:
        # A page may answer 400 or 404 when a test asks for what is not there; its parts may not.
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"{response.status}: {response.url}")
