"""`make screenshots`: what the reader sees, in pictures of one size."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, ViewportSize, sync_playwright

from e2e import samples
from e2e.chromium import extension
from e2e.extension import Extension
from e2e.loopback import serve
from e2e.painted import wait_for_paint
from e2e.placed import settled_placement

FOLDER = Path("docs") / "screenshots"
WINDOW: ViewportSize = {"width": 1200, "height": 800}
PANEL: ViewportSize = {"width": 400, "height": 800}

PAGES = {"light": "strait", "dark": "orchard"}
"""A page of ours that is light, and one that is dark."""

SPEAKER = """
() => {
  const [word] = [...CSS.highlights.get("sidelight-person")].filter((range) => {
    const [{ top }, ...more] = range.getClientRects();
    return more.length === 0 && top > 120 && top < 600;
  });
  const { left, top, width, height } = word.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}
"""


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serve() as pages, sync_playwright() as playwright, extension(playwright) as loaded:
        samples.mount(pages)
        for theme, name in PAGES.items():
            for density in ("quiet", "full"):
                loaded.settings(engine="local", density=density)
                with loaded.open("about:blank") as page:
                    page.set_viewport_size(WINDOW)
                    page.goto(pages.url(samples.sample(name).path))
                    loaded.settled(page)
                    wait_for_paint(page)
                    settled_placement(page)
                    page.evaluate("() => document.querySelectorAll('p')[0].scrollIntoView()")
                    page.evaluate("() => scrollBy({ top: -60, behavior: 'instant' })")
                    save(page, f"{density}-{theme}")
                    if density == "quiet":
                        open_card(page)
                        save(page, f"card-{theme}")
                        picture_panel(loaded, page, theme)


def open_card(page: Page) -> None:
    """Rest the pointer on a name until its card is there."""
    x, y = page.evaluate(SPEAKER)
    page.mouse.move(x, y)
    page.wait_for_timeout(700)


def picture_panel(loaded: Extension, page: Page, theme: Any) -> None:
    with loaded.open("about:blank") as panel:
        panel.set_viewport_size(PANEL)
        panel.emulate_media(color_scheme=theme)
        panel.goto(loaded.url(f"panel.html?tab={loaded.tab(page)}"))
        panel.get_by_role("tab", name="Quotes").click()
        save(panel, f"panel-{theme}")


def save(page: Page, name: str) -> None:
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path, animations="disabled")
    print(path)


if __name__ == "__main__":
    main()
