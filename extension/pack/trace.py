"""Reads the sample inside Pyodide and tells which files of the standard library that took."""

import importlib
import pkgutil
import sys

PACKAGE = "/sidelight.zip"

LATE = ("_strptime",)
"""What the library itself imports only when it is called: by datetime.strptime."""


def prepare(names: list[str]) -> None:
    """Import the package whole, and each named module, so that what a function imports is counted too."""
    sys.path.insert(0, PACKAGE)
    package = importlib.import_module("sidelight")
    for module in pkgutil.walk_packages(package.__path__, "sidelight."):
        importlib.import_module(module.name)
    for name in (*names, *LATE):
        importlib.import_module(name)


def read_sample(article: str) -> str:
    answer: str = importlib.import_module("reader").answer(article)
    return answer


def used() -> list[str]:
    """The paths, inside the library's archive, of all modules that are loaded."""
    library = next(path for path in sys.path if path.endswith(".zip") and path != PACKAGE) + "/"
    files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    return sorted({file.removeprefix(library) for file in files if file and file.startswith(library)})
