"""The offline encyclopaedia, in a ZIM file that is made here."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_encyclopaedias import write_zim

from sidelight_server.app import create_app
from sidelight_server.config import Config, ConfigError
from sidelight_server.knowledge.shelf import open_shelf
from sidelight_server.knowledge.zim import Zim

PAGES = {
    "Northern Fisheries Board": """<html><head><style>p{color:red}</style></head><body><h1>Board</h1>
        <table><tr><td><p>Formed 1950, and other things that a box tells at some length.</p></td></tr></table>
        <div class="hatnote"><p>Not to be confused with the Southern Fisheries Board elsewhere.</p></div>
        <p>54° N, 1° W</p>
        <p>The <b>Northern Fisheries Board</b> is an agency<sup>[1]</sup> of Freedonia.
        <script>steal()</script>It was made in 1950. It has 40 ships.</p><p>More.</p></body></html>""",
    "Mercury": "<p><b>Mercury</b> is a name for many things, and may refer to:</p><ul><li>a planet</li></ul>",
    "Board": "<p>A board is many things that one could think of.</p><div id='disambigbox'>…</div>",
    "Empty": "<p></p>",
    "Broken": "<p>The <b>Broken <i>Bank is a bank of the city of Tidewick, with many open tags",
    "Tidewick": "<p>Tidewick is a port town on the north coast &amp; has 4,000 people.</p>",
}
METADATA = {
    "Name": "wikipedia_en_test",
    "Title": "Wikipedia, a part",
    "Language": "eng",
    "Date": "2026-10-01",
    "Creator": "Tests",
    "Publisher": "Tests",
    "Description": "A part",
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    redirects = {"NFB": "Northern Fisheries Board", "Round": "Tour", "Tour": "Round"}
    return write_zim(tmp_path_factory.mktemp("zim") / "part.zim", PAGES, redirects, METADATA)


def test_the_first_real_paragraph_is_the_extract(path: Path) -> None:
    extract = Zim(path).look_up("Northern Fisheries Board")
    assert extract is not None
    assert extract.text == (
        "The Northern Fisheries Board is an agency of Freedonia. It was made in 1950. It has 40 ships."
    )
    assert extract.title == "Northern Fisheries Board"
    assert (extract.source, extract.licence) == ("Wikipedia, a part", "CC BY-SA 4.0")
    assert extract.url == "https://en.wikipedia.org/wiki/Northern_Fisheries_Board"
    assert extract.retrieved == "2026-10-01"


def test_a_redirect_is_followed(path: Path) -> None:
    extract = Zim(path).look_up("NFB")
    assert extract is not None
    assert extract.title == "Northern Fisheries Board"


@pytest.mark.parametrize(
    "name", ["Mercury", "Board", "Empty", "Nothing", "Round", "../Tidewick", "", "A" * 500]
)
def test_lists_of_meanings_and_what_is_not_there_are_no_entries(path: Path, name: str) -> None:
    assert Zim(path).look_up(name) is None


def test_broken_html_is_read_as_a_browser_would(path: Path) -> None:
    extract = Zim(path).look_up("Broken")
    assert extract is not None
    assert extract.text.startswith("The Broken Bank is a bank")


def test_other_encyclopaedias_have_no_address_that_we_could_know(tmp_path: Path) -> None:
    other = write_zim(
        tmp_path / "other.zim", PAGES, {}, {**METADATA, "Name": "tidewick_en", "License": "CC0"}
    )
    extract = Zim(other).look_up("Tidewick")
    assert extract is not None
    assert (extract.url, extract.licence) == (None, "CC0")


@pytest.mark.parametrize(("content", "words"), [(None, "There is no file"), (b"no ZIM", "not a ZIM file")])
def test_a_file_that_cannot_be_used_is_said_at_the_start(
    tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "my.zim"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigError, match=f"SIDELIGHT_ZIM cannot be used. .*{words}|{words}"):
        open_shelf(Config(zim=str(path)))


def test_the_server_answers_what_the_file_knows_of_an_actor(path: Path, database: str) -> None:
    app = create_app(Config(database=database, zim=str(path)))
    client = app.test_client()
    query = {"name": "NFB", "type": "organization"}
    assert client.get("/api/background", query_string=query).status_code == 404  # "NFB" is not in the entry
    query["name"] = "Northern Fisheries Board"
    answer = client.get("/api/background", query_string=query).json
    assert answer is not None
    assert answer["title"] == "Northern Fisheries Board"
    assert answer["retrieved"] == "2026-10-01"
    health = client.get("/api/health").json
    assert health is not None
    assert health["encyclopaedias"] == 1
    app.extensions["sidelight"].store.close()
