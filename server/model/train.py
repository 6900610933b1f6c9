"""Train all that the server's reader has learned: from the corpora to the weights that are committed.

python -m model.train CORPUS [--quick] [--out FOLDER] [--work FOLDER]

Fetches the word vectors, trains syntax and names, then quotes. Whatever is stopped goes on where it was when
it is started again; what is done is not done again. --quick learns next to nothing, within minutes, to show
that all steps run; its weights go nowhere but to --out.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from rich.console import Console

from model.measure import report
from model.pack import pack
from model.syntax.train import train_syntax
from model.vectors import make_vectors
from sidelight_server.nlp.pipeline import load_shipped
from sidelight_server.nlp.vectors import WEIGHTS

WORK = Path(__file__).parents[2] / "build" / "model"
"""Where downloads and trainings under way are kept; git passes it over."""


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, help="the folder that holds syntax/ and quotes/")
    parser.add_argument("--quick", action="store_true", help="learn next to nothing, in minutes")
    parser.add_argument("--out", type=Path, help="where the weights go; with --quick it must be named")
    parser.add_argument("--work", type=Path, default=WORK, help="where what is under way is kept")
    given = parser.parse_args(arguments)
    if not (given.corpus / "syntax").is_dir():
        parser.error(f"{given.corpus} holds no folder syntax; name the corpus: make train CORPUS=…")
    if given.quick and given.out is None:
        parser.error("--quick needs --out, so that its weights do not take the place of the trained ones.")
    out: Path = given.out or WEIGHTS
    given.work.mkdir(parents=True, exist_ok=True)
    make_vectors(given.work, WEIGHTS)
    pack(train_syntax(given.corpus, given.work, quick=given.quick), out / "pipeline")
    if not given.quick:
        Console().print(report(load_shipped(out / "pipeline"), given.corpus))
    under_way = given.work / ("quotes-quick" if given.quick else "quotes")
    quotes = [sys.executable, "-m", "model.quotes.train", str(given.corpus), str(under_way)]
    subprocess.run([*quotes, "--quick"] if given.quick else quotes, check=True)  # noqa: S603
    shutil.copy(under_way / "quotes.npz", out)


if __name__ == "__main__":
    main()
