"""Exports come out of the panel as files that others can read; Web Annotations come back in."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from e2e import samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.ours import marked, press_ours, select, wait_for_marks
from e2e.painted import wait_for_paint
from e2e.test_panel import panel_of

STRAIT = samples.sample("strait")
MODEL = json.loads(Path(__file__).with_name("annotation-model.schema.json").read_text(encoding="utf-8"))


def exported(panel: Page, name: str) -> str:
    """The file that the panel saves."""
    if not panel.get_by_role("button", name=name, exact=True).is_visible():
        panel.get_by_text("Export", exact=True).click()
    with panel.expect_download() as waiting:
        panel.get_by_role("button", name=name, exact=True).click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    waiting.value.delete()  # another of this name would be saved beside it
    return text


def slices(text: str, start: int, end: int) -> str:
    return samples.one_line(text[start:end])


def test_every_export_holds_every_mark_at_its_place(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        state = reader.settled(page)
        analysis: dict[str, Any] = state["analysis"]
        text: str = state["article"]["text"]
        mentions = sum(len(actor["mentions"]) for actor in analysis["actors"])
        marks = mentions + len(analysis["quotes"]) + len(analysis["notes"])
        with panel_of(reader, page) as panel:
            assert json.loads(exported(panel, "JSON")) == analysis

            rows = list(csv.DictReader(io.StringIO(exported(panel, "CSV").removeprefix("\ufeff"))))
            assert len(rows) == marks
            for row in rows:
                if row["mark"] != "quote":
                    assert slices(text, int(row["start"]), int(row["end"])) == samples.one_line(row["words"])

            markdown = exported(panel, "Markdown")
            for heading in ("## Cast", "## Quotes", "## Notes"):
                assert heading in markdown

            annotations = json.loads(exported(panel, "Web Annotations"))
            jsonschema.validate(annotations, MODEL)
            items = annotations["first"]["items"]
            assert annotations["total"] == len(items) == marks
            for item in items:
                for target in item["target"]:
                    position, quote = target["selector"]
                    assert target["source"] == page.url
                    assert text[position["start"] : position["end"]] == quote["exact"]


def test_own_marks_that_were_exported_and_deleted_are_imported_as_they_were(
    reader: Extension, pages: Loopback, tmp_path: Path
) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        reader.settled(page)
        wait_for_paint(page)
        select(page, "Three grain carriers")
        press_ours(page, "Highlight")
        wait_for_marks(page, 1)
        before = reader.kept()
        with panel_of(reader, page) as panel:
            file = tmp_path / "annotations.jsonld"
            file.write_text(exported(panel, "Web Annotations"), encoding="utf-8")
            panel.get_by_role("tab", name="Mine").click()
            panel.locator("#view").get_by_role("button", name="Delete").click()
            wait_for_marks(page, 0)
            panel.locator("input[type=file]").set_input_files(file)
            expect(panel.locator(".exports [role=status]")).to_contain_text("1 mark added")
            wait_for_marks(page, 1)
            assert marked(page) == ["highlight: Three grain carriers"]
            assert reader.kept() == before
            panel.locator("input[type=file]").set_input_files(file)
            expect(panel.locator(".exports [role=status]")).to_contain_text("1 were here already")

            others = json.loads(file.read_text(encoding="utf-8"))
            own = [one for one in others["first"]["items"] if one["motivation"] == "highlighting"]
            assert len(own) == 1
            own[0]["target"][0]["source"] = "https://elsewhere.example/article"
            file.write_text(json.dumps(own), encoding="utf-8")
            panel.locator("input[type=file]").set_input_files(file)
            expect(panel.locator(".exports [role=status]")).to_contain_text("all of them on other pages")
            elsewhere = reader.kept().pop("page https://elsewhere.example/article")
            assert len(elsewhere["mine"]) == 1

            before = reader.kept()
            file.write_text("{", encoding="utf-8")
            panel.locator("input[type=file]").set_input_files(file)
            expect(panel.locator(".exports [role=status]")).to_contain_text("not JSON")
            assert reader.kept() == before
