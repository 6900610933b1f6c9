"""An offline encyclopaedia: a ZIM file, as Kiwix offers them (https://library.kiwix.org). Extra: zim."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import lxml.html
from libzim.reader import Archive

from sidelight_server.knowledge.encyclopaedia import Extract, cut, plain

MIN_PARAGRAPH = 40
"""Shorter first paragraphs (coordinates, "Not to be confused with …") are passed over, in code points."""

MAX_HTML = 4_000_000
"""Larger entries are not read, in bytes."""

_ASIDE = (
    "//sup|//style|//script|//table|//figure|//*[contains(@class, 'hatnote')]"
    "|//*[contains(@class, 'noprint')]|//*[@role='note']|//*[@hidden]"
)
_LIST_OF_MEANINGS = (
    "//*[contains(@class, 'disambig') or contains(@class, 'dmbox') or contains(@id, 'disambig')]"
    "|//a[contains(@href, 'Help:Disambiguation')]"
)


class ZimError(Exception):
    """The file cannot be used; the message says why."""


class Zim:
    """The entries of one ZIM file; each thread may ask."""

    def __init__(self, path: Path) -> None:
        """Raises ZimError where there is no such file, or it is none."""
        if not path.is_file():
            raise ZimError(f"There is no file {path}.")
        try:
            self._archive = Archive(path)
        except (RuntimeError, OSError) as error:
            raise ZimError(f"{path} is not a ZIM file, or a damaged one.") from error
        self._source = self._metadata("Title") or path.stem
        self._licence = self._metadata("License")
        self._date = self._metadata("Date") or ""
        self._is_wikipedia = (self._metadata("Name") or "").startswith("wikipedia")
        self._language = (self._metadata("Language") or "eng").split(",")[0]

    def look_up(self, name: str) -> Extract | None:
        """The entry with that title, or that redirects from it; None where it lists several meanings."""
        entry = self._entry(name)
        if entry is None:
            return None
        item = entry.get_item()
        if not item.mimetype.startswith("text/html") or item.size > MAX_HTML:
            return None
        text = _lead(bytes(item.content))
        if not text:
            return None
        wikipedia = self._is_wikipedia and self._language == "eng"
        return Extract(
            title=plain(item.title),
            text=cut(text),
            source=self._source,
            url=f"https://en.wikipedia.org/wiki/{item.title.replace(' ', '_')}" if wikipedia else None,
            licence=self._licence or ("CC BY-SA 4.0" if self._is_wikipedia else None),
            retrieved=self._date,
        )

    def _entry(self, name: str) -> Any:
        """The entry with that title, redirects followed; newer files name entries by path alone."""
        archive = self._archive
        paths = [name.replace(" ", "_"), f"A/{name.replace(' ', '_')}"]
        path = next((path for path in paths if archive.has_entry_by_path(path)), None)
        if path is not None:
            entry = archive.get_entry_by_path(path)
        elif archive.has_entry_by_title(name):
            entry = archive.get_entry_by_title(name)
        else:
            return None
        for _ in range(3):
            if not entry.is_redirect:
                return entry
            entry = entry.get_redirect_entry()
        return None

    def _metadata(self, key: str) -> str | None:
        if key not in self._archive.metadata_keys:
            return None
        return plain(self._archive.get_metadata(key).decode("utf-8", "replace")) or None


def _lead(html: bytes) -> str | None:
    """The text of the first real paragraph of an entry; None where it lists what a name may mean."""
    try:
        page = lxml.html.document_fromstring(html, parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (lxml.etree.ParserError, ValueError):
        return None
    if page.xpath(_LIST_OF_MEANINGS):
        return None
    for aside in page.xpath(_ASIDE):
        aside.drop_tree()
    for paragraph in page.xpath("//p"):
        text = plain(paragraph.text_content())
        if text.rstrip(":").endswith(("may refer to", "can refer to", "may also refer to")):
            return None
        if len(text) >= MIN_PARAGRAPH:
            return text
    return None
