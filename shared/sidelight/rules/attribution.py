"""Who is said to have said, thought or wanted what: attributions, by rules over tags.

A cue is looked for first (a verb, “according to”, a noun such as “claim”, a label such as “Smith:”), then the
source in the place where that cue has it, then the content on the side where the cue has that. The names cue,
source and content, and the order, are those of Pareti 2015, “Attribution: A Computational Approach”.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sidelight.reading import Attribution, Reading
from sidelight.rules.according import by_according
from sidelight.rules.citing import whom_outlets_cite
from sidelight.rules.content import Extent
from sidelight.rules.cues import is_cue, sureness
from sidelight.rules.following import follow_on
from sidelight.rules.labels import by_colon, labels
from sidelight.rules.nesting import nested, without_clashes
from sidelight.rules.nouns import by_nouns
from sidelight.rules.quotations import Quotations
from sidelight.rules.scenes import without_scenes
from sidelight.rules.subjects import Subjects
from sidelight.rules.verbal import by_verbs
from sidelight.rules.verbs import verb_cues


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """The attributions of a reading that has everything else, in the order of their contents."""
    quotations = Quotations(reading)
    verbs = list(verb_cues(reading, quotations))
    sure = {cue.head: sureness(reading, quotations, cue) for cue in verbs}
    cues = [cue for cue in verbs if is_cue(reading, quotations, cue, sure[cue.head])]
    extent = Extent(reading, quotations, cues)
    subjects = Subjects(reading, quotations, verbs, {cue.head for cue in cues})
    nouns = list(by_nouns(reading, quotations, extent, subjects))
    giving = {item.cue[0][0] for item in nouns}  # “issued a warning that”: the noun says it, not the verb
    found = [
        *(item for item in by_verbs(reading, extent, subjects, cues, sure) if item.cue[-1][0] not in giving),
        *nouns,
        *by_according(reading, quotations, extent, cues),
        *labels(reading),
        *by_colon(reading, quotations, subjects),
    ]
    found = whom_outlets_cite(reading, quotations, without_scenes(reading, quotations, found))
    found = with_whole_names(reading, found)
    return nested(follow_on(reading, quotations, without_clashes(found)))


def with_whole_names(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, a source that begins inside a name having the whole of it: “Robert “Bob” Ray”."""
    names = {at: name.start for name in reading.names for at in range(name.start + 1, name.end)}
    whole = []
    for item in found:
        first = names.get(reading.tokens_in(item.source[0]).start) if item.source else None
        source = item.source if first is None else ((reading.tokens[first].start, item.source[0][1]),)
        whole.append(replace(item, source=source))
    return whole
