"""What goes wrong in any script of the extension fails the test under which it happens."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from time import monotonic

import pytest
from playwright.sync_api import Playwright

from e2e import firefox, samples
from e2e.browser import DIST
from e2e.browsers import opened
from e2e.loopback import Loopback

STRAIT = samples.sample("strait")

WITH_FIREFOX = pytest.mark.skipif(firefox.find() is None, reason="there is no Firefox on this machine")

PLANTED = """
console.error("written in SCRIPT");
setTimeout(() => { throw new Error("thrown in SCRIPT"); }, 0);
Promise.reject(new Error("rejected in SCRIPT"));
"""


def planted(build: str, scripts: set[str], folder: Path) -> Path:
    """The build with errors at the end of these scripts."""
    copy = copytree(DIST / build, folder / build)
    for script in scripts:
        with (copy / f"{script}.js").open("a", encoding="utf-8") as file:
            file.write(PLANTED.replace("SCRIPT", script))
    return copy


HEARD = {"content", "background", "panel"}


@pytest.mark.parametrize(
    ("name", "scripts"),
    [("chromium", HEARD), pytest.param("firefox", HEARD | {"worker"}, marks=WITH_FIREFOX)],
)
def test_errors_are_heard(
    playwright: Playwright, pages: Loopback, tmp_path: Path, name: str, scripts: set[str]
) -> None:
    """Of the engine's worker Chromium tells nobody but a debugger of its own."""
    missed = {f"{how} in {script}" for how in ("written", "thrown", "rejected") for script in scripts}
    build = planted(f"{name}-dev", scripts, tmp_path)
    with opened(name, playwright, build) as loaded, loaded.open(pages.url(STRAIT.path)) as page:
        loaded.settled(page)
        with loaded.open(loaded.url(f"panel.html?tab={loaded.tab(page)}")) as panel:
            give_up = monotonic() + 10
            while missed:
                heard = "\n".join(loaded.new_errors())
                missed = {words for words in missed if words not in heard}
                assert monotonic() < give_up, f"Not heard: {missed}"
                panel.evaluate("() => new Promise(requestAnimationFrame)")
