"""The pages that are read: our own in e2e/pages, and folders of saved ones named by SIDELIGHT_PAGES."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import html
from playwright.sync_api import Page

from e2e.loopback import Loopback

PAGES = Path(__file__).with_name("pages")
VARIABLE = "SIDELIGHT_PAGES"
CORPUS = Path(__file__).parents[2] / "shared" / "corpus"

STRICT = {"Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'"}
NO_SCRIPTS = {"Content-Security-Policy": "script-src 'none'"}

SHORTEST = 20
"""Paragraphs of a saved page with fewer characters are not looked for."""


@dataclass(frozen=True)
class Sample:
    """One of our own articles: the page, its text, and its reading by hand (expected.json).

    expected: "people" with the role that the article gives them; "quotes" with the name of the speaker, or
        null where it is "unnamed" (the article's words for it); "content" is the article's own words;
        "beside" is what stands at the article without being its text, such as a caption;
        "byline" and "publisher" are null where no metadata of the page tells them.
    """

    name: str

    @property
    def path(self) -> str:
        return f"/pages/{self.name}/"

    @cached_property
    def text(self) -> str:
        return (PAGES / self.name / "article.txt").read_text(encoding="utf-8").strip()

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n\n")

    @cached_property
    def expected(self) -> dict[str, Any]:
        reading: dict[str, Any] = json.loads(
            (PAGES / self.name / "expected.json").read_text(encoding="utf-8")
        )
        return reading


@dataclass(frozen=True)
class SavedPage:
    """A page as a browser once got it (source.html) beside what its article is (expected.html)."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def mount(self) -> str:
        return f"saved-{self.name}"

    @property
    def path(self) -> str:
        return f"/{self.mount}/source.html"

    @cached_property
    def readable(self) -> bool:
        """Whether the page says nothing against being English, written from left to right."""
        root = html.fromstring((self.folder / "source.html").read_bytes(), parser=UTF8)
        language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "en"
        return language.lower().startswith("en") and root.get("dir") != "rtl"

    def paragraphs(self, page: Page) -> list[str]:
        """The paragraphs of its article; a browser takes them apart, as HTML's own rules do."""
        expected = (self.folder / "expected.html").read_text(encoding="utf-8")
        texts = (one_line(text) for text in page.evaluate(PARAGRAPHS, expected))
        return [text for text in texts if len(text) >= SHORTEST]


PARAGRAPHS = """
(html) => {
  const expected = new DOMParser().parseFromString(html, "text/html");
  const paragraphs = [...expected.querySelectorAll("p")].filter((one) => !one.closest("figcaption"));
  return paragraphs.map((paragraph) => paragraph.textContent);
}
"""

UTF8 = html.HTMLParser(encoding="utf-8")

ARTICLES = tuple(Sample(path.parent.name) for path in sorted(PAGES.glob("*/article.txt")))


def sample(name: str) -> Sample:
    return next(article for article in ARTICLES if article.name == name)


def saved_folders(environment: Mapping[str, str] = os.environ) -> list[Path]:
    """The folders of saved pages, whether they exist or not."""
    named = environment.get(VARIABLE)
    if named is None:
        return [CORPUS / "pages"]
    return [Path(folder) for folder in named.split(os.pathsep) if folder]


def saved_pages(folder: Path) -> list[SavedPage]:
    return [SavedPage(path.parent) for path in sorted(folder.glob("*/source.html"))]


def mount(loopback: Loopback, saved: list[SavedPage] | None = None) -> None:
    """Put the pages up. Scripts of saved pages, which would call for adverts, do not run."""
    loopback.mounts["pages"] = PAGES
    loopback.headers["/pages/ferry/"] = STRICT
    for page in saved or []:
        loopback.mounts[page.mount] = page.folder
        loopback.headers[f"/{page.mount}/"] = NO_SCRIPTS


def one_line(text: str) -> str:
    """White space as the browser shows it: one space, and no invisible characters."""
    return " ".join(text.translate(INVISIBLE).split())


INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
