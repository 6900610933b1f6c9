"""Sidelight reads a news article: who is who, who said what, and what one must know to read on.

    from sidelight import Article, read

    analysis = read(Article(text="…"))

Pure Python, standard library only, no I/O: the same code runs in CPython and, through Pyodide, in a browser.
"""

from sidelight.analysis import Actor, Analysis, Engine, Mention, Note, NoteSource, Quote
from sidelight.article import Article, ArticleError
from sidelight.read import read
from sidelight.version import __version__

__all__ = [
    "Actor",
    "Analysis",
    "Article",
    "ArticleError",
    "Engine",
    "Mention",
    "Note",
    "NoteSource",
    "Quote",
    "__version__",
    "read",
]
