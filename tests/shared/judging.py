"""Notes on articles of the corpus, and whether they were found right.

    python tests/shared/judging.py          # each note that nobody has judged, with its sentence
    python tests/shared/judging.py --add    # puts those into the tables with "?", drops notes made no longer

Then write "right" or "wrong" for each "?" in tests/shared/judged. A note is wrong where it tells the reader
something that is not so: a brief on another thing of that name, "not named" where the article has the name.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from sidelight import Actor, Analysis, Article, Note, read
from sidelight.reading import Reading
from sidelight.rules import RULES

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "quotes"
ARTICLES = ("polnear-dev", "gum-news-dev")
FIELDS = ("text", "title", "publisher", "published")
TABLES = Path(__file__).parent / "judged"
UNJUDGED = "?"
VERDICTS = ("right", "wrong")

HEADERS = {
    "background": "# document\tstart of the name, in code points\tname\tbrief\tright or wrong",
    "sourcing": "# document\tkind\tstart and end, in code points\toutlet or speaker\tright or wrong",
}

Key = tuple[str, ...]
"""The columns of a table before the verdict."""


@dataclass(frozen=True, slots=True)
class Made:
    """A note that the rule reader makes: table and line that it belongs in, and the words round it."""

    table: str
    key: Key
    note: Note
    sentence: str


def made_notes() -> Iterator[Made]:
    """The background and sourcing notes on all articles, as they are made at present."""
    for name in ARTICLES:
        with gzip.open(CORPUS / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield from _notes_on(json.loads(line))


def judged(table: str) -> dict[Key, str]:
    """The verdicts of a table."""
    path = TABLES / f"{table}.tsv"
    rows = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    cells = (row.split("\t") for row in rows if not row.startswith("#"))
    return {tuple(key): verdict for *key, verdict in cells}


def _notes_on(document: dict[str, Any]) -> Iterator[Made]:
    fields: dict[str, Any] = {field: document.get(field) for field in FIELDS}
    article = Article(**fields)
    analysis, reading = read(article), RULES.read(article)
    for note in analysis.notes:
        if note.kind == "date":
            continue
        sentence = _sentence(reading, note)
        start, end = note.span
        if note.kind == "background":
            key = (document["id"], str(start), _one_line(article.text[start:end]), note.title)
            yield Made("background", key, note, sentence)
        else:
            key = (document["id"], note.kind, f"{start}-{end}", _about(analysis, note))
            yield Made("sourcing", key, note, sentence)


def _about(analysis: Analysis, note: Note) -> str:
    actors: dict[str, Actor] = {actor.id: actor for actor in analysis.actors}
    return _one_line(actors[note.about].name) if note.about else ""


def _sentence(reading: Reading, note: Note) -> str:
    """The sentence that the note stands in, its words in brackets."""
    first, last = reading.sentences[reading.sentence_at(reading.tokens_in(note.span).start)]
    start, end = reading.span(first, last)
    at, stop = note.span
    text = reading.article.text
    return _one_line(f"{text[start:at]}[[{text[at:stop]}]]{text[stop : max(end, stop)]}")


def _one_line(text: str) -> str:
    return " ".join(text.split())


@click.command(help=__doc__)
@click.option("--add", is_flag=True, help="Put the unjudged notes into the tables.")
def main(*, add: bool) -> None:
    made = list(made_notes())
    for table, header in HEADERS.items():
        verdicts = judged(table)
        notes = {item.key: item for item in made if item.table == table}
        for key, item in notes.items():
            if verdicts.get(key, UNJUDGED) not in VERDICTS:
                click.echo("\t".join(key))
                click.echo(f"    {item.sentence}\n    {item.note.title}: {item.note.text}\n")
        if add:
            rows = ["\t".join((*key, verdicts.get(key, UNJUDGED))) for key in sorted(notes)]
            (TABLES / f"{table}.tsv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
