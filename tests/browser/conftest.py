"""A real browser before a real server, both on this machine, and a record of what the browser does."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, ViewportSize, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from indexer.build import BuildOptions, build
from indexer.extract import Limits
from indexer.generations import IndexFolder
from indexer.search import SearchService
from tests.web.fake import FakeService
from webui.app import Service, create_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",  # the tests run as root in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)
LOCAL_SCHEMES = ("data", "blob", "about")

ARABIC_REPORT = """<!doctype html><html lang="ar"><meta charset="utf-8">
<title>تقرير عن حماية المدافعين عن حقوق الإنسان</title>
<h1>تقرير عن حماية المدافعين عن حقوق الإنسان</h1>
<p>يعرض هذا التقرير حالة الأشخاص الذين يدافعون عن حقوق الإنسان في المنطقة، وما ينبغي للدول أن تفعله.</p>
<h2>الأعمال الانتقامية</h2>
<p>يتعرض بعض المدافعين لأعمال الانتقام بسبب تعاونهم مع الأمم المتحدة، كما يذكر القرار A/RES/53/144.</p>
<h2>التوصيات</h2>
<p>ينبغي للدول أن تحمي المدافعين وأن تحقق في كل تهديد يتعرضون له.</p></html>"""


class _Silent(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Keep no access log, like the server of the project."""


@dataclass
class Reader:
    """A tab, and everything in it that should not have happened."""

    page: Page
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("request", self._asked)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.hostname != "127.0.0.1" and parts.scheme not in LOCAL_SCHEMES:
            self.faults.append(f"request: {request.url}")


@pytest.fixture(scope="session")
def fake_service(tmp_path_factory: pytest.TempPathFactory) -> FakeService:
    return FakeService(tmp_path_factory.mktemp("originals"))


def serve(service: Service) -> Iterator[str]:
    """Give the address of a server over this service, for as long as it is wanted."""
    server = make_server("127.0.0.1", 0, create_app(service), threaded=True, request_handler=_Silent)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def origin(fake_service: FakeService) -> Iterator[str]:
    """The address of a server over the fake."""
    yield from serve(fake_service)


@pytest.fixture(scope="session")
def shipped_origin(shipped_service: SearchService) -> Iterator[str]:
    """The address of a server over the collection that the project ships."""
    yield from serve(shipped_service)


@pytest.fixture(scope="session")
def arabic_origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over one report in Arabic, of which the project ships none."""
    folder = tmp_path_factory.mktemp("arabic")
    (folder / "report.html").write_text(ARABIC_REPORT, encoding="utf-8")
    index = IndexFolder(tmp_path_factory.mktemp("arabic-index") / "index")
    build(index, [folder], BuildOptions(Limits()))
    with closing(SearchService(index)) as service:
        yield from serve(service)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here; install it, on Debian with: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


def open_tab(
    browser: Browser, origin: str, *, scripts: bool = True, viewport: ViewportSize = DESK, dark: bool = False
) -> Iterator[Reader]:
    """Give a tab of a fresh profile, and fail if anything in it went wrong."""
    context = browser.new_context(
        base_url=origin,
        java_script_enabled=scripts,
        viewport=viewport,
        color_scheme="dark" if dark else "light",
    )
    reader = Reader(context.new_page())
    yield reader
    context.close()
    assert reader.faults == []


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def reader(request: pytest.FixtureRequest, browser: Browser, origin: str) -> Iterator[Reader]:
    """A tab, once with and once without JavaScript."""
    yield from open_tab(browser, origin, scripts=request.param)


@pytest.fixture
def scripted(browser: Browser, origin: str) -> Iterator[Reader]:
    yield from open_tab(browser, origin)


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def phone(request: pytest.FixtureRequest, browser: Browser, origin: str) -> Iterator[Reader]:
    yield from open_tab(browser, origin, scripts=request.param, viewport=PHONE)


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def visitor(request: pytest.FixtureRequest, browser: Browser, shipped_origin: str) -> Iterator[Reader]:
    """A tab before the collection that the project ships."""
    yield from open_tab(browser, shipped_origin, scripts=request.param)


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def pocket(request: pytest.FixtureRequest, browser: Browser, shipped_origin: str) -> Iterator[Reader]:
    """The same on a phone."""
    yield from open_tab(browser, shipped_origin, scripts=request.param, viewport=PHONE)


@pytest.fixture(params=[DESK, PHONE], ids=["on a desk", "on a phone"])
def arabist(request: pytest.FixtureRequest, browser: Browser, arabic_origin: str) -> Iterator[Reader]:
    """A tab before a report in Arabic."""
    yield from open_tab(browser, arabic_origin, viewport=request.param)


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def painted(request: pytest.FixtureRequest, browser: Browser, origin: str) -> Iterator[Reader]:
    """A tab in either colour scheme."""
    yield from open_tab(browser, origin, dark=request.param)


class Trap:
    """Notes whether anybody connects."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]

    def caught(self, patience_s: float) -> bool:
        """Say whether somebody connects within so many seconds."""
        self._listener.settimeout(patience_s)
        try:
            self._listener.accept()[0].close()
        except TimeoutError:
            return False
        return True

    def close(self) -> None:
        self._listener.close()


@pytest.fixture
def trap() -> Iterator[Trap]:
    """A server that nothing may connect to."""
    trap = Trap()
    yield trap
    trap.close()


@pytest.fixture
def hostile_file(fake_service: FakeService, trap: Trap) -> Iterator[str]:
    """The path of an original that tries everything to be noticed from outside."""
    there = f"http://127.0.0.1:{trap.port}"
    document = "b" * 16
    path: Path = fake_service.folder / document
    path.write_text(
        f"""<!doctype html><title>quiet</title>
        <link rel=preconnect href="{there}"><link rel=dns-prefetch href="{there}">
        <link rel=prefetch href="{there}/a"><link rel=preload as=image href="{there}/b">
        <link rel=stylesheet href="{there}/c"><link rel=icon href="{there}/d">
        <meta http-equiv=refresh content="0;url={there}/e">
        <script>document.title = "loud"; fetch("{there}/f")</script>
        <img src="{there}/g" onerror="document.title='loud'"><iframe src="{there}/h"></iframe>
        <object data="{there}/i"></object><video src="{there}/j" autoplay></video>
        <style>@import "{there}/k"; body {{ background: url({there}/l); }}</style>
        <form action="{there}/m"><button id=send>x</button></form>
        <p style="color: #123456">Text</p>""",
        encoding="utf-8",
    )
    yield f"/d/{document}/original"
    path.unlink()
