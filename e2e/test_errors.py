"""What goes wrong in any script of the extension fails the test under which it happens."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from time import monotonic

import pytest
from playwright.sync_api import Page, Playwright

from e2e import firefox, samples
from e2e.browser import DIST
from e2e.browsers import opened
from e2e.extension import Extension
from e2e.loopback import Loopback

STRAIT = samples.sample("strait")

WITH_FIREFOX = pytest.mark.skipif(firefox.find() is None, reason="there is no Firefox on this machine")

PLANTED = {
    "written": 'console.error("written in SCRIPT");',
    "thrown": 'setTimeout(() => { throw new Error("thrown in SCRIPT"); }, 0);',
    "rejected": 'Promise.reject(new Error("rejected in SCRIPT"));',
}
EVERYWHERE = {(how, script) for how in PLANTED for script in ("content", "background", "panel")}
BROWSERS = ["chromium", pytest.param("firefox", marks=WITH_FIREFOX)]


def planted(build: str, errors: set[tuple[str, str]], folder: Path) -> Path:
    """The build with errors at the end of scripts: each is how it comes, and where."""
    copy = copytree(DIST / build, folder / build)
    for how, script in errors:
        with (copy / f"{script}.js").open("a", encoding="utf-8") as file:
            file.write("\n" + PLANTED[how].replace("SCRIPT", script))
    return copy


def wait_for_errors(loaded: Extension, page: Page, errors: set[tuple[str, str]]) -> None:
    missed = {f"{how} in {script}" for how, script in errors}
    give_up = monotonic() + 10
    while missed:
        heard = "\n".join(loaded.new_errors())
        missed = {words for words in missed if words not in heard}
        assert monotonic() < give_up, f"Not heard: {missed}"
        page.evaluate("() => new Promise(requestAnimationFrame)")


@pytest.mark.parametrize("name", BROWSERS)
def test_errors_are_heard(playwright: Playwright, pages: Loopback, tmp_path: Path, name: str) -> None:
    errors = EVERYWHERE | {("written", "worker"), ("rejected", "worker")}
    build = planted(f"{name}-dev", errors, tmp_path)
    with opened(name, playwright, build) as loaded, loaded.open(pages.url(STRAIT.path)) as page:
        assert loaded.settled(page)["phase"] == "read"
        with loaded.open(loaded.url(f"panel.html?tab={loaded.tab(page)}")) as panel:
            wait_for_errors(loaded, panel, errors)


@pytest.mark.parametrize("name", BROWSERS)
def test_an_error_that_ends_the_engines_worker_is_told_by_the_page(
    playwright: Playwright, pages: Loopback, tmp_path: Path, name: str
) -> None:
    """Of the error itself Chromium tells nobody else; what the worker wrote before it is heard."""
    errors = {("written", "worker"), ("thrown", "worker")}
    build = planted(f"{name}-dev", errors, tmp_path)
    with opened(name, playwright, build) as loaded, loaded.open(pages.url(STRAIT.path)) as page:
        state = loaded.settled(page)
        assert state["phase"] == "failed"
        assert "thrown in worker" in state["problem"]["message"]
        wait_for_errors(loaded, page, {("written", "worker")})
