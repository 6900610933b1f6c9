"""What the reader knows of words and names beforehand: tables in data/, read through the import system.

The files are described in data/README.md. Rows are tab-separated; lines that begin with # are comments.
"""

from __future__ import annotations

import pkgutil


def table(name: str) -> list[list[str]]:
    """The rows of data/<name>.tsv, in order.

    Raises FileNotFoundError where there is no such table.
    """
    data = pkgutil.get_data("sidelight", f"data/{name}.tsv")
    if data is None:
        raise FileNotFoundError(f"The package sidelight holds no table named {name!r}.")
    lines = data.decode("utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
