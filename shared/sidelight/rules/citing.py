"""“Reuters reported that it rained, citing a minister”: the minister says it, and Reuters passes it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sidelight.analysis import Span
from sidelight.reading import Attribution, Reading
from sidelight.rules.landmarks import Landmarks
from sidelight.rules.quotations import Quotations
from sidelight.text.outlets import is_outlet_name
from sidelight.text.phrases import full_phrase_from


def whom_outlets_cite(
    reading: Reading, quotations: Quotations, found: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions, those of an outlet that cites somebody given to whom it cites."""
    citing = Landmarks(
        at for at, word in enumerate(reading.lowers) if word == "citing" and quotations.at(at) is None
    )
    cited = {}
    for number, item in enumerate(found):
        if item.verb == "cite" or not (item.cue and item.source):
            continue
        cue, source = reading.tokens_in(item.cue[-1]), reading.article.text[slice(*item.source[0])]
        limit = reading.sentences[reading.sentence_at(cue.start)][1]
        at = citing.first(cue.stop, limit)
        phrase = None if at is None else full_phrase_from(reading, at + 1, limit)
        if at is not None and phrase is not None and is_outlet_name(source):
            cited[number] = _given_to(reading, item, at, phrase)
    taken = {item.cue[-1] for item in cited.values()}
    return [
        cited.get(number, item)
        for number, item in enumerate(found)
        if number in cited or item.cue[-1:] == () or item.cue[-1] not in taken
    ]


def _given_to(reading: Reading, item: Attribution, citing: int, phrase: int) -> Attribution:
    word = reading.span(citing, citing + 1)
    outlet = reading.article.text[slice(*item.source[0])]
    return replace(
        item,
        content=tuple(_before(span, word, reading.tokens[citing - 1].start) for span in item.content),
        cue=(*item.cue, word),
        source=(reading.span(citing + 1, phrase),),
        because=(*item.because, f"“citing” names whom {outlet} has it from"),
    )


def _before(span: Span, word: Span, end: int) -> Span:
    """A content cut before the word that it runs over."""
    return (span[0], end) if span[0] < end and word[0] < span[1] else span
