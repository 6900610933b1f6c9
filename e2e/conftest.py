"""Each browser once, one web server and one Sidelight server for all tests that can share them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet
from playwright.sync_api import Playwright, sync_playwright

from e2e import firefox, samples
from e2e.browsers import BROWSERS, opened
from e2e.extension import Extension
from e2e.loopback import Loopback, serve
from e2e.server import Server, start


@pytest.fixture(scope="session")
def pages() -> Iterator[Loopback]:
    """Our own pages, the saved ones, and whatever a test makes up."""
    with serve() as loopback:
        saved = [page for folder in samples.saved_folders() for page in samples.saved_pages(folder)]
        samples.mount(loopback, saved)
        yield loopback


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Sidelight server as `sidelight serve` starts it, with a database of its own."""
    with start(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Extension]:
    """The extension in a browser: in each in turn, as pytest_generate_tests says."""
    with opened(request.param, playwright) as loaded:
        yield loaded


@pytest.fixture
def reader(browser: Extension) -> Iterator[Extension]:
    """The extension as freshly installed, showing everything; nothing of ours may go wrong under a test."""
    browser.renew()
    browser.settings(engine="local", density="full")
    yield browser
    assert browser.new_errors() == [], "The extension's own scripts reported errors."


@pytest.fixture(params=["local", "server"])
def engine(request: pytest.FixtureRequest, reader: Extension) -> str:
    """Each engine in turn, as the reader would have chosen it."""
    name: str = request.param
    if name == "server":
        running: Server = request.getfixturevalue("server")
        reader.settings(engine="server", server=running.address)
    return name


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests run in each browser, and those of saved pages over every folder named.

    They are skipped, by name, where a browser or a folder is missing.
    """
    if "browser" in metafunc.fixturenames:
        only = metafunc.definition.get_closest_marker("only")
        names = [only.args[0]] if only else BROWSERS
        metafunc.parametrize("browser", [in_browser(name) for name in names], indirect=True, scope="session")
    if "saved" in metafunc.fixturenames:
        cases = []
        for folder in samples.saved_folders():
            cases += [pytest.param(page, id=page.name) for page in samples.saved_pages(folder)] or [
                missing(folder)
            ]
        metafunc.parametrize("saved", cases)


def in_browser(name: str) -> ParameterSet:
    absent = name == "firefox" and firefox.find() is None
    skip = pytest.mark.skipif(absent, reason="there is no Firefox on this machine")
    return pytest.param(name, id=name, marks=skip)


def missing(folder: Path) -> ParameterSet:
    reason = f"there are no saved pages in {folder}"
    return pytest.param(None, id=str(folder), marks=pytest.mark.skip(reason=reason))
