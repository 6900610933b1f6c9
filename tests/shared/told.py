"""What the rule reader finds in a text, as plain words, for tables of cases."""

from sidelight import Actor, Analysis, Article, Quote, read
from sidelight.analysis import Span
from sidelight.reading import Attribution, Reading
from sidelight.rules import RULES


def reading_of(text: str, title: str | None = None) -> Reading:
    return RULES.read(Article(text=text, title=title))


def analysis_of(text: str, title: str | None = None, published: str | None = None) -> Analysis:
    return read(Article(text=text, title=title, published=published))


def words(text: str, spans: tuple[Span, ...]) -> str:
    """The text of spans, joined by " … "."""
    return " … ".join(text[start:end] for start, end in spans)


def told(text: str, title: str | None = None) -> list[str]:
    """The attributions of a text as "source | cue | content"."""
    return [as_line(text, item) for item in reading_of(text, title).attributions]


def as_line(text: str, item: Attribution | Quote) -> str:
    return " | ".join(words(text, spans) for spans in (item.source, item.cue, item.content))


def said_by(text: str) -> list[tuple[str, str]]:
    """The quotes of a text as (speakers, content); a source that is nobody named in brackets."""
    analysis = analysis_of(text)
    names = {actor.id: actor.name for actor in analysis.actors}
    return [
        (
            ", ".join(names[id] for id in quote.speakers) or f"[{quote.speaker_text or ''}]",
            words(text, quote.content),
        )
        for quote in analysis.quotes
    ]


def actor(text: str, name: str) -> Actor:
    """The one actor of that name."""
    found = [actor for actor in analysis_of(text).actors if actor.name == name]
    assert len(found) == 1, [actor.name for actor in analysis_of(text).actors]
    return found[0]


def mentions(text: str, name: str) -> list[str]:
    """The words of an actor's mentions, in order."""
    return [text[slice(*mention.span)] for mention in actor(text, name).mentions]
