"""Put all that the reader knows beforehand into one file: shared/sidelight/data/knowledge.txt.

    python shared/build/briefs.py            # `make briefs`
    python shared/build/briefs.py --check    # says whether the file is stale, and changes nothing

Made of the readable lines in data/names (by lexicon.py and by hand) and data/briefs (by hand, but for places,
which come from places.py). The parts of the file:

    countries, regions, cities, first-names, particles   as in data/names, without comments
    briefs        one a line, as in data/briefs
    familiar      names of briefs that make no note
    keys          keys of all names of the briefs, sorted; and, line by line with them,
    key-briefs    the places in "briefs" of those that have the name, from 0, parted by blanks
    term-words    first words of the names that are no actor's, in lower case; and, line by line with them,
    term-names    those names, longest first, parted by semicolons
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path

from sidelight.knowledge import NAME_SEPARATOR, brief_of, keys_of, terms_of

DATA = Path(__file__).parent.parent / "sidelight" / "data"
TARGET = DATA / "knowledge.txt"

NAMES = ("countries", "regions", "cities", "first-names", "particles")
HEADER = "# What the reader knows beforehand. Made by shared/build/briefs.py (make briefs); do not edit.\n"

LIMIT = 500_000
"""Bytes that the file may have, deflated."""


def compiled() -> str:
    """What data/knowledge.txt has to hold."""
    parts: dict[str, Iterable[str]] = {name: lines(DATA / "names" / f"{name}.tsv") for name in NAMES}
    rows = [line for path in sorted((DATA / "briefs").glob("*.tsv")) for line in lines(path)]
    briefs = [brief_of(row.split("\t")) for row in rows]
    keys = dict(sorted(keys_of(briefs).items()))
    terms = dict(sorted(terms_of(briefs).items()))
    parts |= {
        "briefs": rows,
        "familiar": lines(DATA / "briefs" / "familiar.txt"),
        "keys": keys,
        "key-briefs": (" ".join(map(str, numbers)) for numbers in keys.values()),
        "term-words": terms,
        "term-names": map(NAME_SEPARATOR.join, terms.values()),
    }
    return HEADER + "".join("\n".join((f"[{name}]", *part)) + "\n" for name, part in parts.items())


def lines(path: Path) -> list[str]:
    """The lines of a table, without comments and empty ones."""
    return [
        line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="say whether the file is stale")
    text = compiled()
    size = len(zlib.compress(text.encode(), 9))
    if size > LIMIT:
        sys.exit(f"{TARGET.name} would have {size:,} bytes deflated, more than {LIMIT:,}.")
    if not parser.parse_args().check:
        TARGET.write_text(text, encoding="utf-8", newline="\n")
        print(f"{TARGET.name}: {len(text.encode()):,} bytes, {size:,} deflated")
    elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
        sys.exit(
            f"{TARGET.name} is stale: names or briefs have changed since it was made. Run `make briefs`."
        )


if __name__ == "__main__":
    main()
