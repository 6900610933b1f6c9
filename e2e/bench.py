"""`make bench`: how fast Sidelight is, how long it holds up the page, how big it is.

From the click on the toolbar button to the first frame that holds marks, on the page's own clock. The engine
is cold in a fresh browser, and warm once it has read. The tasks of the page's main thread come from
Chromium's trace: of a page that does nothing by itself, so that all that is done there is done for us. Every
figure is the median of some runs. The clock tells little while other programs are at work; the processor's
own time stands beside it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from statistics import median
from time import perf_counter
from typing import Any, cast

from playwright.sync_api import Page, Playwright, sync_playwright
from rich.console import Console
from rich.table import Table

from e2e import samples
from e2e.browser import DIST
from e2e.chromium import extension
from e2e.extension import Extension
from e2e.loopback import serve
from e2e.painted import ranges, wait_for_paint
from sidelight import Article, read
from sidelight.cast import find_actors
from sidelight.knowledge import BRIEFS
from sidelight.notes import find_notes
from sidelight.quotes import find_quotes
from sidelight.rules import RULES
from sidelight.rules.linguist import read_words

COLD, WARM = 3, 7
WORDS = 800

TRACED = ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"]
MARK = "sidelight-bench"

# Resolves with the milliseconds from the call to the first frame in which a highlight of ours stands.
FIRST_PAINT = """
() => {
  const began = performance.now();
  window.__painted = new Promise((resolve) => {
    const look = () => {
      const painted = [...CSS.highlights].some(([name, set]) => name.startsWith("sidelight-") && set.size);
      return painted ? resolve(performance.now() - began) : requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
"""

# Milliseconds that a frame takes longer where all the highlights are set in it.
PAINT_COST = """
async (times) => {
  const all = [...CSS.highlights];
  const frame = (work) =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        const began = performance.now();
        work();
        port1.onmessage = () => resolve(performance.now() - began);
        port2.postMessage(null);
      });
    });
  const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  const [bare, lit] = [[], []];
  for (let time = 0; time < times; time++) {
    await frame(() => all.forEach(([name]) => CSS.highlights.delete(name)));
    bare.push(await frame(() => {}));
    lit.push(await frame(() => all.forEach(([name, set]) => CSS.highlights.set(name, set))));
  }
  return middle(lit) - middle(bare);
}
"""


@dataclass(frozen=True)
class Row:
    """One line of the table. target: what it must stay under; None where it is there to be known."""

    name: str
    value: float
    unit: str
    target: float | None = None

    def cells(self) -> tuple[str, str, str]:
        decimals = 2 if self.unit == "MB" else 0
        figure = f"{self.value:,.{decimals}f}"
        if self.target is None:
            return self.name, f"{figure} {self.unit}", ""
        met = "[green]yes[/]" if self.value < self.target else "[bold red]NO[/]"
        return self.name, f"{figure} {self.unit}", f"{met}  under {self.target:,g} {self.unit}"


def main() -> None:
    seed = samples.CORPUS / "seed" / "article.txt"
    text = seed.read_text(encoding="utf-8").strip() if seed.exists() else samples.sample("strait").text
    name = "the seed's article" if seed.exists() else "the sample article strait"
    with sync_playwright() as playwright:
        rows = [*browser_rows(playwright, text), *reader_rows(text), *model_rows(text)]
    rows.append(Row("the Python package and its tables, zipped", package_size(), "MB", 1.5))
    rows.append(Row("extension, zipped", (DIST / "chromium.zip").stat().st_size / 1e6, "MB", 8))
    table = Table("", "measured", "target", title=f"Sidelight on {name} ({len(text.split()):,} words)")
    table.columns[1].justify = "right"
    for row in rows:
        table.add_row(*row.cells())
    Console(highlight=False).print(table)


def browser_rows(playwright: Playwright, text: str) -> list[Row]:
    with serve() as pages:
        url = pages.make("/bench/article", page_of(text))
        long = pages.make("/bench/long", page_of(lengthened(text, WORDS)))
        cold, first = zip(
            *(first_paint_in_a_fresh_browser(playwright, url) for _ in range(COLD)), strict=True
        )
        with extension(playwright, "chromium") as loaded:
            first_paint(loaded, url)
            warm, answers = zip(*(first_paint(loaded, url) for _ in range(WARM)), strict=True)
            in_browser = [first_paint(loaded, long)[1] for _ in range(WARM)]
            tasks = [longest_task(loaded, long) for _ in range(WARM)]
            with loaded.open(long) as page:
                loaded.click(page)
                wait_for_paint(page)
                marks = ranges(page)
                paint = cast(float, page.evaluate(PAINT_COST, 21))
    clock, processor = zip(*tasks, strict=True)
    return [
        Row("click to first paint, engine cold", median(cold), "ms", 4_000),
        Row("  of that, the engine's first answer", median(first), "ms", 2_000),
        Row("click to first paint, engine warm", median(warm), "ms", 400),
        Row("  of that, the engine's answer", median(answers), "ms"),
        Row(f"the engine's answer to {WORDS} words, warm", median(in_browser), "ms", 150),
        Row(f"longest task of a page of {WORDS} words while it is marked", median(clock), "ms", 50),
        Row("  its time on the processor", median(processor), "ms"),
        Row(f"painting {marks} ranges adds to a frame", paint, "ms"),
    ]


def first_paint_in_a_fresh_browser(playwright: Playwright, url: str) -> tuple[float, float]:
    with extension(playwright, "chromium") as loaded:
        return first_paint(loaded, url)


def first_paint(loaded: Extension, url: str) -> tuple[float, float]:
    """Milliseconds from the click to the first paint, and those that the engine took."""
    with loaded.open(url) as page:
        page.wait_for_load_state("load")
        page.evaluate(FIRST_PAINT)
        loaded.click(page)
        painted = cast(float, page.wait_for_function("() => window.__painted").json_value())
        return painted, float(loaded.settled(page)["report"]["milliseconds"])


def longest_task(loaded: Extension, url: str) -> tuple[float, float]:
    """Milliseconds, by the clock and on the processor, of a page's longest task while it is marked."""
    with loaded.open(url) as page:
        page.wait_for_load_state("load")
        with traced(page) as events:
            loaded.click(page)
            loaded.settled(page)
            wait_for_paint(page)
        return longest(events)


@contextmanager
def traced(page: Page) -> Iterator[list[dict[str, Any]]]:
    """What Chromium notes of this page meanwhile; there once it is over."""
    browser = page.context.browser
    if browser is None:
        raise RuntimeError("The browser is closed.")
    events: list[dict[str, Any]] = []
    browser.start_tracing(page=page, categories=TRACED)
    page.evaluate("(mark) => performance.mark(mark)", MARK)
    yield events
    events += json.loads(browser.stop_tracing())["traceEvents"]


def longest(events: list[dict[str, Any]]) -> tuple[float, float]:
    """The longest task of the page's main thread since the mark, by its time on the processor."""
    mark = next(event for event in events if event["name"] == MARK)
    tasks = [
        (event["dur"] / 1_000, event.get("tdur", 0) / 1_000)
        for event in events
        if (event["pid"], event["tid"]) == (mark["pid"], mark["tid"])
        and event["name"] == "RunTask"
        and "dur" in event  # the one in which the trace ends has none
        and event["ts"] > mark["ts"]
    ]
    return max(tasks, key=lambda task: task[1])


def reader_rows(text: str) -> list[Row]:
    """The package in CPython, as a whole and stage by stage."""
    text = lengthened(text, WORDS)
    article = Article(title=text.partition("\n")[0], published="2020-10-22", language="en", text=text)
    reading = RULES.read(article)
    cast_of = find_actors(reading)
    quotes = find_quotes(reading, cast_of)
    stages: dict[str, Callable[[], object]] = {
        "  words and tags": lambda: read_words(article),
        "  the rule linguist, with these": lambda: RULES.read(article),
        "  cast": lambda: find_actors(reading),
        "  quotes": lambda: find_quotes(reading, cast_of),
        "  notes": lambda: find_notes(reading, cast_of, quotes, BRIEFS),
    }
    whole = Row(f"sidelight.read in CPython, {WORDS} words", milliseconds(lambda: read(article)), "ms", 60)
    return [whole, *(Row(name, milliseconds(work), "ms") for name, work in stages.items())]


def model_rows(text: str) -> list[Row]:
    """The server's own engine, in a process of its own."""
    text = lengthened(text, WORDS)
    command = [sys.executable, "-m", "e2e.model_bench", str(WORDS)]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    return [
        Row(f"the server's engine, {WORDS} words", told["whole"], "ms", 100),
        Row("  tags, trees and names (nlp.pipe alone)", told["pipe"], "ms"),
        Row("  for comparison, spaCy's own tagger, parser and names", told["spacy"], "ms"),
        Row("  the linguist, with it", told["linguist"], "ms"),
        Row("    of that, attributions", told["attributions"], "ms"),
        Row("  its start", told["start"], "ms", 3_000),
        Row("  its memory", told["memory"], "MB", 450),
        Row("  words a second, one article after another", told["words a second"], ""),
        Row("  100,000 characters, times longer than in proportion", told["growth"], "", 2),
    ]


def package_size() -> float:
    """Megabytes of the Python package and its tables, zipped."""
    return (DIST / "chromium" / "pyodide" / "sidelight.zip").stat().st_size / 1e6


def milliseconds(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(WARM):
        begun = perf_counter()
        work()
        taken.append((perf_counter() - begun) * 1_000)
    return median(taken)


def lengthened(text: str, words: int) -> str:
    """The text, its paragraphs repeated until it has so many words."""
    headline, *paragraphs = text.split("\n\n")
    chosen = [headline]
    while sum(len(block.split()) for block in chosen) < words:
        chosen.append(paragraphs[(len(chosen) - 1) % len(paragraphs)])
    return "\n\n".join(chosen)


def page_of(text: str) -> str:
    """A plain page with the article."""
    headline, *paragraphs = (escape(block) for block in text.split("\n\n"))
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{headline}</title>'
        '<meta property="article:published_time" content="2020-10-22">'
        "<style>body { font: 18px/1.6 serif; max-width: 42em; margin: 3em auto }</style></head>"
        f"<body><main><article><h1>{headline}</h1>\n{body}\n</article></main></body></html>"
    )


if __name__ == "__main__":
    main()
