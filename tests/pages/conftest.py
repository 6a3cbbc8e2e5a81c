"""A real browser for the pages: Debian's Chromium, driven by Playwright. Where it is missing, the tests that need it
are skipped and say so."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


@dataclass
class Opened:
    """A page in the browser, and what it did that no page of ours may do."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def dismissed(self, dialog: Dialog) -> None:
        """A dialog is a complaint: no page of ours has one."""
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def violations(self) -> list[str]:
        """What axe-core finds wrong at the levels A and AA: a line for each rule, with the places.

        The page's own policy forbids foreign scripts, so axe runs in a world of its own beside it."""
        session = self.page.context.new_cdp_session(self.page)
        frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = session.send("Page.createIsolatedWorld", {"frameId": frame})["executionContextId"]
        source = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
        options = f"{{runOnly: {{type: 'tag', values: {list(_LEVELS)}}}, resultTypes: ['violations']}}"
        session.send("Runtime.evaluate", {"expression": source, "contextId": world})
        told = session.send(
            "Runtime.evaluate",
            {
                "expression": f"axe.run(document, {options}).then(r => r.violations)",
                "contextId": world,
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return [
            f"{found['id']}: {found['help']}: {[node['target'] for node in found['nodes'][:5]]}"
            for found in told["result"]["value"]
        ]


Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For a module and no longer: it keeps an event loop running in this thread, and other tests start their own."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("Chromium is not here (Debian: apt-get install chromium): the pages are not tried in a browser")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=list(_FLAGS))
        yield found
        found.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens HTML, or a file of HTML, as a reader would: from the disk. At the end it demands that the page neither
    complained nor asked for anything but files beside it."""
    contexts: list[BrowserContext] = []
    opened: list[Opened] = []

    def open_it(html: str | Path, width: int = 1400, height: int = 900, **context: Any) -> Opened:
        path = html
        if isinstance(html, str):
            path = tmp_path / f"page-{len(opened)}.html"
            path.write_bytes(html.encode())
        assert isinstance(path, Path)
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **context))
        result = Opened(contexts[-1].new_page())
        opened.append(result)
        result.page.on("console", lambda message: result.complaints.append(f"{message.type}: {message.text}"))
        result.page.on("pageerror", lambda error: result.complaints.append(str(error)))
        result.page.on("dialog", result.dismissed)
        result.page.on("request", lambda request: result.requests.append(request.url))
        result.page.goto(path.as_uri())
        return result

    yield open_it
    for context in contexts:
        context.close()
    for result in opened:
        assert not result.complaints
        assert [url for url in result.requests if not url.startswith(("file:", "data:"))] == []


@pytest.fixture(scope="session")
def hostile_strings() -> list[str]:
    """What somebody would write into an article, a feed or a model's answer to make a page do something. What runs all
    the same sets `window.ran`."""
    strings: list[str] = json.loads(Path(__file__).with_name("hostile.json").read_text(encoding="utf-8"))
    return strings
