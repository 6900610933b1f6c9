"""An invented article with a reading made by hand, in which marks nest, overlap and stand side by side."""

from __future__ import annotations

from sidelight import Actor, Analysis, Article, Engine, Mention, Note, NoteSource, Quote
from sidelight.analysis import ActorType, ArticleHead, Span
from sidelight_server.render import Sheet

TEXT = (
    "Mayor of Grenfold denies flood warning\n\n"
    "Mayor Ilse Varga said on Monday that claims by the River Board that she had “ignored the water” were "
    "false.\n\n"
    "“Nobody warned us,” Varga said, according to the Grenfold Post. “Not once.”\n\n"
    "A clerk said <b>the files</b> were & are gone \x1b[31mred\x1b[0m."
)


def at(words: str, after: str = "") -> Span:
    """Where the words stand, the first time after some others."""
    start = TEXT.index(words, TEXT.index(after))
    return start, start + len(words)


def actor(id: str, name: str, type: ActorType, role: str | None, *mentions: Span) -> Actor:
    return Actor(
        id=id,
        name=name,
        type=type,
        role=role,
        of=None,
        mentions=tuple(Mention(span=span, form="name") for span in mentions),
    )


def quote(id: str, *content: Span, **fields: object) -> Quote:
    given: dict[str, object] = {
        "kind": "indirect",
        "speech": True,
        "cue": (),
        "source": (),
        "speakers": (),
        "speaker_text": None,
        "anonymous": False,
        "via": (),
        "stance": "says",
        "contests": (),
        "within": None,
        "confidence": 0.875,
        "because": ("the verb said", "the nearest name"),
        **fields,
    }
    return Quote(id=id, content=content, **given)  # type: ignore[arg-type]


def note(id: str, span: Span, title: str, url: str | None) -> Note:
    return Note(
        id=id,
        kind="background",
        span=span,
        about=None,
        title=title,
        text=f"About {title}.",
        value=None,
        sources=(NoteSource(title=f"Book of {title}", url=url, licence="CC0"),),
        as_of="2026-11",
        because=(),
    )


def made_sheet() -> Sheet:
    article = Article(
        title=TEXT.split("\n", maxsplit=1)[0],
        text=TEXT,
        published="2026-03-02",
        publisher="Grenfold <Post>",
        url="javascript:alert(1)",
    )
    actors = (
        actor("a1", "Grenfold", "place", None, at("Grenfold")),
        actor("a2", "Ilse Varga", "person", "Mayor of Grenfold", at("Ilse Varga"), at("Varga", "warned us")),
        actor("a3", "River Board", "organization", None, at("River Board")),
        actor("a4", "Grenfold Post", "organization", None, at("Grenfold Post")),
    )
    quotes = (
        quote(
            "q1",
            at("claims by the River Board that she had “ignored the water” were false"),
            speakers=("a2",),
            stance="denies",
            contests=("q2",),
        ),
        quote("q2", at("that she had “ignored the water”"), kind="mixed", speakers=("a3",), within="q1"),
        quote(
            "q3", at("“Nobody warned us,”"), at("“Not once.”"), kind="direct", speakers=("a2",), via=("a4",)
        ),
        quote(
            "q4",
            at("<b>the files</b> were & are gone \x1b[31mred\x1b[0m"),
            speaker_text="A clerk",
            anonymous=True,
        ),
    )
    notes = (
        note("n1", at("River Board"), "River Board", "https://example.org/board?a=1&b=2"),
        note("n2", at("Grenfold Post"), "Grenfold Post", "javascript:alert(2)"),
    )
    analysis = Analysis(
        schema="sidelight/1",
        article=ArticleHead(
            id=article.id, url=article.url, title=article.title, published=article.published, language=None
        ),
        engine=Engine(name="rules", version="0"),
        actors=actors,
        quotes=quotes,
        notes=notes,
    )
    return Sheet(article, analysis)
