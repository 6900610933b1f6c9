"""Who is said to have said, thought or wanted what: attributions, by rules over tags.

A cue is looked for first (a verb, “according to”, a noun such as “claim”, a label such as “Smith:”), then the
source in the place where that cue has it, then the content on the side where the cue has that. The names cue,
source and content, and the order, are those of Pareti 2015, “Attribution: A Computational Approach”.
"""

from __future__ import annotations

from sidelight.reading import Attribution, Reading
from sidelight.rules.according import by_according
from sidelight.rules.content import Extent
from sidelight.rules.cues import may_be_cue, sureness
from sidelight.rules.following import follow_on
from sidelight.rules.labels import by_colon, labels
from sidelight.rules.nesting import nested, without_clashes
from sidelight.rules.nouns import by_nouns
from sidelight.rules.quotations import Quotations
from sidelight.rules.subjects import Subjects
from sidelight.rules.verbal import by_verbs
from sidelight.rules.verbs import verb_cues

SURE_ENOUGH = 0.5


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """The attributions of a reading that has everything else, in the order of their contents."""
    quotations = Quotations(reading)
    verbs = list(verb_cues(reading, quotations))
    sure = {cue.head: sureness(reading, quotations, cue) for cue in verbs}
    cues = [cue for cue in verbs if sure[cue.head] >= SURE_ENOUGH and may_be_cue(reading, quotations, cue)]
    extent = Extent(reading, quotations, cues)
    subjects = Subjects(reading, quotations, verbs, {cue.head for cue in cues})
    found = [
        *by_verbs(reading, extent, subjects, cues, sure),
        *by_according(reading, quotations, extent, cues),
        *by_nouns(reading, quotations, extent),
        *labels(reading),
        *by_colon(reading, quotations, subjects),
    ]
    return nested(follow_on(reading, quotations, without_clashes(found)))
