"""The pipeline: Article in, Analysis out, one direction."""

from __future__ import annotations

from sidelight.analysis import SCHEMA, Analysis, ArticleHead, Engine
from sidelight.article import Article
from sidelight.cast import find_actors
from sidelight.knowledge import BRIEFS, Knowledge
from sidelight.notes import find_notes
from sidelight.quotes import find_quotes
from sidelight.reading import Linguist
from sidelight.rules import RULES


def read(article: Article, linguist: Linguist = RULES, knowledge: Knowledge = BRIEFS) -> Analysis:
    """Read an article: its actors, its quotes and the notes that one needs to read on.

    The same article, linguist and knowledge always give the same analysis.
    """
    reading = linguist.read(article)
    cast = find_actors(reading)
    quotes = find_quotes(reading, cast)
    notes = find_notes(reading, cast, quotes, knowledge)
    return Analysis(
        schema=SCHEMA,
        article=ArticleHead(
            id=article.id,
            url=article.url,
            title=article.title,
            published=article.published,
            language=article.language,
        ),
        engine=Engine(name=linguist.name, version=linguist.version),
        actors=cast.actors,
        quotes=quotes,
        notes=notes,
    )
