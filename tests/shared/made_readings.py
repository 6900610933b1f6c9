"""Readings made by hand, for tests: no linguist, no names but those given."""

from sidelight import Actor, Article, Mention, Quote
from sidelight.analysis import ActorType, MentionForm, QuoteKind, Span
from sidelight.cast import Cast
from sidelight.reading import Reading, Token
from sidelight.text.quotation import find_quotations
from sidelight.text.sentences import find_paragraphs, find_sentences
from sidelight.text.tokens import find_tokens


def make_reading(text: str, *, published: str | None = None) -> Reading:
    """Tokens (without tags), sentences and quotations of a text; nothing else."""
    tokens: list[Token] = []
    paragraphs: list[Span] = []
    sentences: list[Span] = []
    for start, end in find_paragraphs(text):
        first = len(tokens)
        spans = find_tokens(text, start, end)
        tokens += [Token(s, e, text[s:e], "", text[s:e].lower()) for s, e in spans]
        paragraphs.append((first, len(tokens)))
        sentences += [(first + s, first + e) for s, e in find_sentences(text, spans)]
    return Reading(
        article=Article(text=text, published=published),
        tokens=tuple(tokens),
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        quotations=tuple(find_quotations(text)),
        names=(),
        attributions=(),
    )


def span_of(text: str, words: str, nth: int = 0) -> Span:
    """Where the words stand in the text, the nth time (from 0)."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def make_cast(text: str, *actors: tuple[str, ActorType] | tuple[str, ActorType, str]) -> Cast:
    """Actors a1, a2, … by name and type, mentioned wherever their name, or a third part, stands."""
    made = []
    for number, (name, type_, *others) in enumerate(actors, 1):
        form: MentionForm = "name"
        mentions = [
            Mention(span=span_of(text, words, nth), form=form)
            for words in (name, *others)
            for nth in range(text.count(words))
        ]
        mentions.sort(key=lambda mention: mention.span)
        made.append(
            Actor(id=f"a{number}", name=name, type=type_, role=None, of=None, mentions=tuple(mentions))
        )
    return Cast(tuple(made))


def make_quote(
    text: str,
    content: str,
    *,
    id: str = "q1",
    kind: QuoteKind = "indirect",
    cue: str = "",
    source: str = "",
    speakers: tuple[str, ...] = (),
    anonymous: bool = False,
    via: tuple[str, ...] = (),
    contests: tuple[str, ...] = (),
    within: str | None = None,
) -> Quote:
    """A quote whose parts are given by their words."""
    return Quote(
        id=id,
        kind=kind,
        speech=True,
        content=(span_of(text, content),),
        cue=(span_of(text, cue),) if cue else (),
        source=(span_of(text, source),) if source else (),
        speakers=speakers,
        speaker_text=None if speakers else source or None,
        anonymous=anonymous,
        via=via,
        stance="denies" if contests else "says",
        contests=contests,
        within=within,
        confidence=1.0,
        because=(),
    )
