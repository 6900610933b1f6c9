"""Hostile selectors and strings in records and files of annotations are words at most, and never for long."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from e2e import layouts, samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.ours import marked
from e2e.painted import check_painted, page_now, wait_for_paint
from e2e.test_hostile import TEXTS
from e2e.test_panel import panel_of

STRAIT = samples.sample("strait")
WHOLE = "\n\n".join(STRAIT.paragraphs)
MADE = "2026-01-01T00:00:00.000Z"

HARM = [*TEXTS, "(a+)+$", "[^]*", "\\", "\0", "\ud83d", "x" * 50_000, WHOLE.replace("e", "é")]
"""What would be markup, a pattern, half a character, or work for minutes."""

PLACES = [(0, 1), (0, 2**53 - 1), (2**53 - 2, 2**53 - 1), (len(WHOLE) - 1, len(WHOLE) + 5)]

INJECTED = (
    "() => [window.harmed, document.querySelectorAll('main script, main img, main svg, main iframe').length]"
)


def selectors(exact: str, place: tuple[int, int], around: str = "") -> list[dict[str, Any]]:
    """As the W3C has them."""
    start, end = place
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": exact, "prefix": around[:2_000], "suffix": around[:2_000]},
    ]


def every() -> list[list[dict[str, Any]]]:
    return [selectors(text, place, text) for text in HARM for place in PLACES]


def malformed() -> list[object]:
    """What is no mark of this version at all."""
    good = selectors("Velmora", (0, 7))
    return [
        None,
        "mark",
        {"id": "__proto__", "made": MADE, "changed": None, "note": "", "selectors": good},
        {"id": str(uuid4()), "made": MADE, "changed": None, "note": "", "selectors": [*good, *good]},
        {"id": str(uuid4()), "made": MADE, "changed": None, "note": {"html": TEXTS[0]}, "selectors": good},
        {"id": str(uuid4()), "made": MADE, "changed": None, "note": "", "selectors": selectors("x", (5, 2))},
        {"id": str(uuid4()), "made": MADE, "changed": None, "note": "", "selectors": selectors("x", (-5, 2))},
        {"id": str(uuid4()), "made": MADE, "changed": None, "note": "", "selectors": good, "more": TEXTS[0]},
    ]


def mine(note: str, of: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": str(uuid4()), "made": MADE, "changed": None, "note": note, "selectors": of}


def renamed(of: list[dict[str, Any]]) -> dict[str, Any]:
    """A correction of an actor that is mentioned there."""
    change = {"kind": "rename", "actor": {"name": TEXTS[5], "mention": of}, "name": TEXTS[0]}
    return {"id": str(uuid4()), "made": MADE, "change": change}


def check_unharmed(page: Page, panel: Page, state: dict[str, Any]) -> None:
    """Nothing ran, nothing became an element, and what is Sidelight's own is painted as ever."""
    assert page.evaluate("() => window.harmed") is None
    assert panel.evaluate(INJECTED) == [None, 0]
    now = page_now(page)
    assert now["after"] == now["before"]
    check_painted(page, state)


def test_hostile_records_on_the_device_are_words_at_most(reader: Extension, pages: Loopback) -> None:
    url = pages.make("/made/records", layouts.page(STRAIT))
    good = mine("A note of mine.", selectors("Velmora", (0, 7), ""))
    harmful = [mine(text[:19_000], one) for text, one in zip(HARM * len(PLACES), every(), strict=True)]
    actors = [renamed(one) for one in every()]
    record = {
        "title": TEXTS[1],
        "corrections": [*malformed(), *actors],
        "mine": [good, *malformed(), *harmful],
    }
    reader.evaluate("(items) => chrome.storage.local.set(items)", {f"page {url}": record})
    kept = reader.kept()
    with reader.open(url) as page:
        state = reader.settled(page)
        assert state["phase"] == "read"
        wait_for_paint(page)
        page.wait_for_function("() => CSS.highlights.has('sidelight-mine-note')")
        assert any(one == "note: Velmora" for one in marked(page))
        with panel_of(reader, page) as panel:
            panel.get_by_role("tab", name="Mine").click()
            expect(panel.get_by_text("A note of mine.")).to_be_visible()
            expect(panel.get_by_text("could not be read")).to_be_visible()
            check_unharmed(page, panel, state)
        with reader.open(reader.url("options.html")) as options:
            expect(options.locator("li", has_text=TEXTS[1])).to_be_visible()
            assert options.evaluate(INJECTED) == [None, 0]
    assert reader.kept() == kept, "What cannot be read is left as it is."


def annotation(url: str, note: str, of: object) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": note,
        "type": "Annotation",
        "motivation": "commenting",
        "body": {"type": "TextualBody", "value": note, "format": "text/plain"},
        "target": {"source": url, "selector": of},
    }


@pytest.mark.parametrize("times", [1, 40], ids=["each once", "thousands"])
def test_a_hostile_file_of_annotations_is_words_at_most(
    reader: Extension, pages: Loopback, tmp_path: Path, times: int
) -> None:
    url = pages.make(f"/made/imported-{times}", layouts.page(STRAIT))
    short = [one for one in every() if len(str(one)) < 5_000] * times
    items = [annotation(url, f"{at} {HARM[at % len(TEXTS)]}"[:19_000], one) for at, one in enumerate(short)]
    strange: list[Any] = [
        {"type": "FragmentSelector", "value": TEXTS[0]},
        {"type": "XPathSelector", "value": "//script"},
        {"type": "CssSelector", "value": "*{background:url(https://evil.example/)}"},
        {"__proto__": {"type": "TextQuoteSelector", "exact": "Velmora"}},
        [[[[selectors("Velmora", (0, 7))]]]],
    ]
    items += [annotation(url, "strange", one) for one in strange]
    items += [annotation(address, "elsewhere", selectors("a", (0, 1))) for address in HARM[:8]]
    file = tmp_path / "hostile.jsonld"
    file.write_text(json.dumps(items))
    with reader.open(url) as page:
        state = reader.settled(page)
        wait_for_paint(page)
        with panel_of(reader, page) as panel:
            panel.get_by_role("tab", name="Mine").click()
            panel.get_by_text("Export", exact=True).click()
            panel.locator("input[type=file]").set_input_files(file)
            expect(panel.locator(".exports .said")).to_contain_text("added", timeout=60_000)
            expect(panel.get_by_text("could not be taken up")).to_be_visible()
            check_unharmed(page, panel, state)
    kept = [key for key in reader.kept() if key.startswith("page ")]
    assert kept == [f"page {url}"], "Nothing is kept under an address that is none."
